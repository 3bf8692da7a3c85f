"""Days that a run has published are copied to object storage, when NEWS_ASSETS_MIRROR names a place."""

import os
from collections.abc import Mapping

import dagster as dg
from pyarrow import fs

from news_assets.settings import Settings
from news_assets.storage import Lake
from news_assets.storage.mirror import mirror

_PLACE = os.environ.get("NEWS_ASSETS_MIRROR", "")
_TAGS = ("dagster/partition", "dagster/asset_partition_range_start", "dagster/asset_partition_range_end")


def run_days(tags: Mapping[str, str], known: list[str]) -> list[str]:
    """Return the days of a run by its tags, a partition or a range of them."""
    day, first, last = (tags.get(tag) for tag in _TAGS)
    if first and last:
        return [one for one in known if first <= one <= last]
    return [one for one in known if one == day]


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    name="object_storage",
    default_status=dg.DefaultSensorStatus.RUNNING if _PLACE else dg.DefaultSensorStatus.STOPPED,
    description="Copies the days of finished runs to the place that NEWS_ASSETS_MIRROR names, e.g. s3://bucket/news.",
)
def object_storage(context: dg.RunStatusSensorContext) -> dg.SkipReason | None:
    """Copy what changed; a copy that fails is told as a failed tick and made with the day's next run."""
    place = os.environ.get("NEWS_ASSETS_MIRROR", "")
    if not place:
        return dg.SkipReason("NEWS_ASSETS_MIRROR names no place, e.g. s3://bucket/news")
    lake = Lake(Settings.from_environment().data)
    store, base = fs.FileSystem.from_uri(place)
    written = mirror(lake, store, base, run_days(context.dagster_run.tags, lake.days()))
    context.log.info(f"{len(written)} files copied to {place.partition('?')[0]}")
    return None

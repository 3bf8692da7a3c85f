"""What runs, and when: everything of a day, after the day is over, and whenever something is dropped into the inbox."""

from collections.abc import Iterator
from datetime import UTC, timedelta

import dagster as dg
import orjson

from news_assets.defs.partitions import DAYS
from news_assets.defs.resources import SourcesResource
from news_assets.schemas.tables import TABLES

everything = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all(),
    partitions_def=DAYS,
    description="All tables of one day, the SQL marts over all days, and the warehouse file.",
)

tables = dg.define_asset_job(
    "tables",
    selection=dg.AssetSelection.assets(*TABLES),
    partitions_def=DAYS,
    description="All tables of one day, without the SQL part; for backfills, followed by one run of `sql`.",
)
sql = dg.define_asset_job(
    "sql",
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(*TABLES),
    description="The SQL marts over all days and the warehouse file.",
)


@dg.schedule(
    job=everything,
    cron_schedule="20 0 * * *",
    execution_timezone="UTC",
    description="Makes the day that has just ended, when nothing more can arrive for it.",
)
def daily(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Ask for yesterday, UTC."""
    day = (context.scheduled_execution_time.astimezone(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
    return dg.RunRequest(run_key=day, partition_key=day)


@dg.sensor(
    job=everything,
    minimum_interval_seconds=30,
    description="Makes every day that got pages since the last look: dropped into the inbox, or fetched.",
)
def inbox_sensor(
    context: dg.SensorEvaluationContext, sources: SourcesResource
) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """Ask for the days whose pages are new or changed."""
    seen: dict[str, str] = orjson.loads(context.cursor) if context.cursor else {}
    source = sources.source()
    now = {day: source.fingerprint(day) for day in source.days()}
    changed = [day for day, state in now.items() if seen.get(day) != state]
    if not changed:
        yield dg.SkipReason(f"nothing new in {source.inbox.folder} or among the fetched pages")
    for day in changed:
        yield dg.RunRequest(run_key=f"{day}:{now[day]}", partition_key=day)
    context.update_cursor(orjson.dumps(now).decode())

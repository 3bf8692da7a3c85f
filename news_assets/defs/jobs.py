"""What runs, and when: everything of a day, after the day is over, and whenever something is dropped into the inbox."""

from collections.abc import Iterator
from datetime import UTC, timedelta
from itertools import groupby

import dagster as dg
import orjson

from news_assets.defs.evidence_report import REPORT
from news_assets.defs.partitions import DAYS
from news_assets.defs.resources import SourcesResource
from news_assets.schemas.ids import stable_id
from news_assets.schemas.tables import TABLES

# More changed days than this are made in ranges, with one start of a process for a year.
_FEW_DAYS = 7
_RANGE_START, _RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"

_OF_A_DAY = dg.AssetSelection.assets(*TABLES, REPORT)

everything = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all(),
    partitions_def=DAYS,
    description="All tables of one day, the SQL marts over all days, and the warehouse file.",
)

tables = dg.define_asset_job(
    "tables",
    selection=_OF_A_DAY,
    partitions_def=DAYS,
    description="All tables and the report of one day, without the SQL part; for backfills, then run `sql` once.",
)
sql = dg.define_asset_job(
    "sql",
    selection=dg.AssetSelection.all() - _OF_A_DAY,
    description="The SQL marts over all days and the warehouse file.",
)


@dg.schedule(
    job=everything,
    cron_schedule="20 0 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Makes the day that has just ended, when nothing more can arrive for it.",
)
def daily(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Ask for yesterday, UTC."""
    day = (context.scheduled_execution_time.astimezone(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
    return dg.RunRequest(run_key=day, partition_key=day)


@dg.sensor(
    jobs=[everything, tables],
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Makes every day that got pages since the last look: dropped into the inbox, or fetched.",
)
def inbox_sensor(
    context: dg.SensorEvaluationContext, sources: SourcesResource
) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """Ask for the days whose pages are new or changed; many days come as one run per year."""
    seen: dict[str, str] = orjson.loads(context.cursor) if context.cursor else {}
    source = sources.source()
    now = {day: source.fingerprint(day) for day in source.days()}
    changed = [day for day, state in now.items() if seen.get(day) != state]
    if not changed:
        yield dg.SkipReason(f"nothing new in {source.inbox.folder} or among the fetched pages")
    *earlier, last = changed or [""]
    if len(earlier) <= _FEW_DAYS:
        for day in earlier:
            yield dg.RunRequest(job_name="tables", run_key=f"{day}:{now[day]}", partition_key=day)
    else:
        for _, group in groupby(earlier, key=lambda day: day[:4]):
            days = list(group)
            tags = {_RANGE_START: days[0], _RANGE_END: days[-1]}
            key = stable_id(*(now[day] for day in days))
            yield dg.RunRequest(job_name="tables", run_key=f"{days[0]}:{days[-1]}:{key}", tags=tags)
    if last:
        # The marts are views: one run of them is enough for all the days.
        yield dg.RunRequest(job_name="everything", run_key=f"{last}:{now[last]}", partition_key=last)
    context.update_cursor(orjson.dumps(now).decode())

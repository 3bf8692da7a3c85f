"""The day's tables as one step: a page is parsed once, all tables are checked, then all are published together."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import dagster as dg

from news_assets.defs.checks import accounting_check, readable_check, table_checks
from news_assets.defs.evidence import empty_metadata, table_metadata
from news_assets.defs.links import SECTIONS, report_link
from news_assets.defs.partitions import DAYS
from news_assets.defs.resources import LakeResource, SourcesResource
from news_assets.defs.specs import asset_specs, check_specs
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake
from news_assets.storage.trouble import NotStoredError

if TYPE_CHECKING:
    from news_assets.engine.day import DayResult

# The tag of a run somebody is waiting for: it fails at once and is not tried again after a minute.
BY_HAND = "news_assets/by_hand"
Event = dg.MaterializeResult[None] | dg.AssetCheckResult


@dg.multi_asset(
    name="day_of_news",
    description="Read the day's pages once, test every row, quarantine what fails, publish all tables of the day.",
    specs=asset_specs(),
    check_specs=check_specs(),
    partitions_def=DAYS,
    backfill_policy=dg.BackfillPolicy.multi_run(max_partitions_per_run=366),
    can_subset=True,
    # What passes by itself: a full disk, a busy day. What expectations refuse is not tried again.
    retry_policy=dg.RetryPolicy(max_retries=2, delay=30, backoff=dg.Backoff.EXPONENTIAL),
)
def day_of_news(context: dg.AssetExecutionContext, lake: LakeResource, sources: SourcesResource) -> Iterator[Event]:
    """Without raw_pages in the selection the stored pages are read again, and no source is asked."""
    from news_assets.engine.day import run_day

    selected = {key.to_user_string() for key in context.selected_asset_keys}
    source = sources.source()
    results: dict[str, DayResult] = {}
    for day in context.partition_keys:
        pages = source.deliveries(day) if "raw_pages" in selected else ()
        try:
            result = run_day(lake.lake(), day, pages, context.run_id, tables=selected)
        except Exception as error:
            if BY_HAND not in context.run.tags:
                raise
            told = str(error.strerror if isinstance(error, NotStoredError) else error)
            raise dg.Failure(told, allow_retries=False) from error
        if result is not None:
            results[day] = result
            context.log.info(f"{day}: {result.accounting}; {_counts(result)}")
    yield from _check_results(context, results, lake.lake())
    refused = {day: result.fatal for day, result in results.items() if result.fatal}
    if refused:
        first = "; ".join(f"{day}: {reason}" for day, reason in refused.items())
        raise dg.Failure(f"not published, the last good tables stay: {first}", allow_retries=False)
    for table in (name for name in TABLES if name in selected):
        for day in context.partition_keys:
            metadata = empty_metadata(table)
            if day in results:
                link = report_link(lake.lake(), day, SECTIONS.get(table, "articles"))
                metadata = link | table_metadata(results[day], table)
            context.add_asset_metadata(metadata, asset_key=table, partition_key=day)
        yield dg.MaterializeResult(asset_key=table)


def _check_results(
    context: dg.AssetExecutionContext, results: Mapping[str, "DayResult"], lake: Lake
) -> Iterator[dg.AssetCheckResult]:
    ordered = list(results.values())
    checks = [check for name in TABLES if name != "quarantine" for check in table_checks(name, ordered, lake)]
    for check in (*checks, accounting_check(ordered), readable_check(ordered, lake)):
        assert check.asset_key is not None and check.check_name is not None
        if dg.AssetCheckKey(check.asset_key, check.check_name) in context.selected_asset_check_keys:
            if not check.passed:
                context.log.warning(f"{check.asset_key.to_user_string()}: {check.description}")
            yield check


def _counts(result: "DayResult") -> str:
    return ", ".join(f"{len(rows)} {name}" for name, rows in result.tables.items() if name != "raw_pages")

"""Rounds of fetching: only with `network: true` in the sources file; new pages are then made by the inbox sensor."""

import time

import dagster as dg

from news_assets.defs.resources import LakeResource, SourcesResource


@dg.op(description="Ask the feeds and sitemaps that are due and keep the pages that are new.")
def fetch_round(context: dg.OpExecutionContext, lake: LakeResource, sources: SourcesResource) -> None:
    """Fetch once, politely; what was fetched is on disk before the round's state is."""
    from news_assets.sources.tick import fetch_tick

    report = fetch_tick(sources.settings(), lake.lake().root, clock=time.time, sleep=time.sleep)
    context.log.info(str(report))
    numbers = {name: getattr(report, name) for name in ("fetched", "unchanged", "failed", "waiting")}
    context.add_output_metadata({**numbers, "days": dg.MetadataValue.json(sorted(report.days))})


@dg.job(executor_def=dg.in_process_executor, description="One round of fetching from the configured sources.")
def fetch() -> None:
    """Fetch what is due."""
    fetch_round()


@dg.schedule(
    job=fetch,
    cron_schedule="*/15 * * * *",
    execution_timezone="UTC",
    # The switch is `network: true`: whoever sets it must not have to find a second one.
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="A round of fetching every quarter of an hour, if the sources file allows the network.",
)
def fetching(sources: SourcesResource) -> dg.RunRequest | dg.SkipReason:
    """Ask for a round when the network may be used."""
    if not sources.settings().network:
        return dg.SkipReason("fetching is off; set `network: true` and `contact:` in the sources file to allow it")
    return dg.RunRequest()

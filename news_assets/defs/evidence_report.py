"""The evidence report of a day as an asset: one offline HTML file beside the tables."""

import dagster as dg

from news_assets.defs.links import report_link
from news_assets.defs.partitions import DAYS
from news_assets.defs.resources import LakeResource
from news_assets.defs.specs import OWNER
from news_assets.schemas.tables import TABLES

REPORT = "evidence_report"


@dg.asset(
    name=REPORT,
    deps=list(TABLES),
    partitions_def=DAYS,
    backfill_policy=dg.BackfillPolicy.multi_run(max_partitions_per_run=366),
    group_name="quality",
    kinds={"html"},
    owners=[OWNER],
    tags={"domain": "news", "layer": "report"},
    description="Market movers, wealth, stakes, contradictions, comments and quarantine of a day; every number is a "
    "link to its highlighted sentence. Open the file in a browser, it needs no network.",
)
def evidence_report(context: dg.AssetExecutionContext, lake: LakeResource) -> None:
    """Write the report of every day of the run; an equal one keeps its file."""
    from news_assets.report.stored import folder, gather, write

    for day in context.partition_keys:
        store = lake.lake()
        made = write(folder(store) / f"{day}.html", gather(store, day=day), f"Evidence report {day}")
        metadata = {
            **report_link(store, day),
            "file_changed": made.changed,
            "file_bytes": made.size,
            "facts_shown": made.facts,
            "articles_shown": made.articles,
        }
        context.add_asset_metadata(metadata, asset_key=REPORT, partition_key=day)

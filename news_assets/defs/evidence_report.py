"""The evidence report of a day as an asset: one offline HTML file beside the tables."""

from pathlib import Path

import dagster as dg

from news_assets.defs.partitions import DAYS
from news_assets.defs.resources import LakeResource
from news_assets.defs.specs import OWNER
from news_assets.report import render
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake
from news_assets.storage.publish import write_file

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
    for day in context.partition_keys:
        path, changed, facts = _write(lake.lake(), day)
        metadata = {
            "report": dg.MetadataValue.path(path),
            "open": dg.MetadataValue.url(path.as_uri()),
            "file_changed": changed,
            "facts_shown": facts,
        }
        context.add_asset_metadata(metadata, asset_key=REPORT, partition_key=day)


def _write(store: Lake, day: str) -> tuple[Path, bool, int]:
    tables = {name: [dict(row) for row in store.read(name, day).to_pylist()] for name in TABLES if name != "quantities"}
    for page in tables["raw_pages"]:
        del page["body"]
    html = render(tables, title=f"Evidence report {day}").encode()
    path = store.root / "reports" / f"{day}.html"
    changed = not path.exists() or path.read_bytes() != html
    if changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, html)
    return path, changed, len(tables["facts"])

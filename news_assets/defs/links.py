"""Links from the UI to what it cannot show itself: the day's evidence report."""

import os
from typing import Any

import dagster as dg

from news_assets.storage import Lake

# Where the folder of reports is served, if anywhere: a browser follows no link from the UI to a file.
SECTIONS = {"facts": "movers", "claim_checks": "claims", "comments": "comments", "quarantine": "quarantine"}
BASE = "NEWS_ASSETS_REPORTS_URL"


def report_link(lake: Lake, day: str, section: str = "") -> dict[str, Any]:
    """Return metadata that leads to a day's report: a link where reports are served, else the file's place."""
    from news_assets.report.stored import folder

    base = os.environ.get(BASE, "").rstrip("/")
    if base:
        return {"report": dg.MetadataValue.url(f"{base}/{day}.html" + (f"#{section}" if section else ""))}
    return {"report": dg.MetadataValue.path(folder(lake) / f"{day}.html")}

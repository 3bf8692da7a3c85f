"""What a run shows in the UI of a table's day: numbers to plot, places, first rows."""

from typing import TYPE_CHECKING, Any

import dagster as dg

from news_assets.defs.lineage import column_lineage
from news_assets.defs.plots import COLUMNS, numbers
from news_assets.defs.previews import preview

if TYPE_CHECKING:
    from news_assets.engine.day import DayResult


def table_metadata(result: "DayResult", table: str) -> dict[str, Any]:
    """Return the numbers, places and first rows of one table's day."""
    data, published = result.tables[table], result.published[table]
    metadata: dict[str, Any] = {
        "dagster/row_count": len(data),
        "rows": len(data),
        "file_bytes": published.size,
        "file_changed": published.changed,
        "path": dg.MetadataValue.path(published.path),
    }
    if table in result.reports:
        metadata["refused_rows"] = result.reports[table].rows - len(data)
        metadata["reported_rows"] = len({f.row for f in result.reports[table].findings})
    if table == "raw_pages":
        a = result.accounting
        metadata |= {
            "accounting": str(a),
            "pages_in": a.delivered,
            "pages_accepted": a.accepted,
            "pages_duplicate": a.duplicate,
            "pages_unchanged": a.unchanged,
            "pages_quarantined": a.quarantined,
        }
    plotted = numbers(table, data.select(COLUMNS[table]), len(data)) if table in COLUMNS else {}
    # The rows last: they are long, and the numbers are what is looked for.
    shown = {"preview": preview(table, data), "dagster/column_lineage": column_lineage(table)}
    return metadata | plotted | shown


def empty_metadata(table: str) -> dict[str, Any]:
    """Return the numbers of a day without any page, so that plots show a zero and not a hole."""
    counts = {"dagster/row_count": 0, "rows": 0, "file_bytes": 0}
    return counts | ({"pages_in": 0, "accounting": "no page of this day"} if table == "raw_pages" else {})

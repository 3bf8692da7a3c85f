"""What a run shows in the UI: plots and previews. Web text goes into table cells only, never Markdown."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import dagster as dg

from news_assets.defs.lineage import column_lineage
from news_assets.defs.plots import numbers

if TYPE_CHECKING:
    from news_assets.engine.day import DayResult
from news_assets.text.plain import plain

_PREVIEW_ROWS = 5
_CELL = 160
# What says most about a row fits on a screen.
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "raw_pages": ("status", "reason", "source_ref", "canonical_url", "form", "charset_used", "size", "fetched_at"),
    "articles": ("title", "authors", "published_at", "language", "text", "method", "site_profile"),
    "comments": ("label", "author", "published_at", "depth", "title", "text", "likes", "platform"),
    "entities": ("quote", "type", "name_he", "name_en", "ticker", "field", "start", "method", "score"),
    "quantities": ("quote", "kind", "value", "low", "high", "unit", "modifier", "field", "start"),
    "facts": ("subject", "metric", "measure", "value", "low", "high", "unit", "modality", "valid", "sentence"),
    "claim_checks": ("verdict", "rule", "stated", "computed", "relative_error", "explanation"),
    "quarantine": ("table", "reason", "key", "row"),
}


def table_metadata(result: "DayResult", table: str) -> dict[str, Any]:
    """Return the numbers, places and first rows of one table's day."""
    data, published = result.tables[table], result.published[table]
    metadata: dict[str, Any] = {
        "dagster/row_count": len(data),
        "rows": len(data),
        "file_bytes": published.size,
        "file_changed": published.changed,
        "path": dg.MetadataValue.path(published.path),
        "preview": records_value(_SHOWN[table], data.select(_SHOWN[table]).slice(0, _PREVIEW_ROWS).to_pylist()),
        "dagster/column_lineage": column_lineage(table),
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
    return metadata | numbers(table, data)


def empty_metadata(table: str) -> dict[str, Any]:
    """Return the numbers of a day without any page, so that plots show a zero and not a hole."""
    counts = {"dagster/row_count": 0, "rows": 0, "file_bytes": 0}
    return counts | ({"pages_in": 0, "accounting": "no page of this day"} if table == "raw_pages" else {})


def records_value(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> dg.TableMetadataValue:
    """Return the rows as a table of plain, shortened cells."""
    return dg.MetadataValue.table(
        [dg.TableRecord({name: _cell(row[name]) for name in names}) for row in rows],
        dg.TableSchema([dg.TableColumn(name) for name in names]),
    )


def _cell(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(f"{value:.12g}")
    text = "" if value is None else " ".join(plain(value).split())
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"

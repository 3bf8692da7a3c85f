"""What a run shows in the UI: plots and previews. Web text goes into table cells only, never Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import pyarrow as pa

from news_assets.engine.day import DayResult

_PREVIEW_ROWS = 5
_CELL = 160
_LEFT_OUT = {"body", "run_id", "paragraphs", "body_sha256", "text_sha256"}


def table_metadata(result: DayResult, table: str) -> dict[str, Any]:
    """Return the numbers, places and first rows of one table's day."""
    data, published = result.tables[table], result.published[table]
    metadata: dict[str, Any] = {
        "dagster/row_count": len(data),
        "rows": len(data),
        "file_bytes": published.size,
        "file_changed": published.changed,
        "path": dg.MetadataValue.path(published.path),
        "preview": rows_value(data),
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
    if table == "facts":
        metadata["valid_facts"] = sum(data["valid"].to_pylist())
        metadata["subjects"] = len(set(data["subject"].to_pylist()))
    if table == "claim_checks":
        metadata["inconsistent_claims"] = data["verdict"].to_pylist().count("inconsistent")
    return metadata


def empty_metadata(table: str) -> dict[str, Any]:
    """Return the numbers of a day without any page, so that plots show a zero and not a hole."""
    counts = {"dagster/row_count": 0, "rows": 0, "file_bytes": 0}
    return counts | ({"pages_in": 0, "accounting": "no page of this day"} if table == "raw_pages" else {})


def rows_value(data: pa.Table, limit: int = _PREVIEW_ROWS) -> dg.TableMetadataValue:
    """Return the first rows as a table whose cells are plain text."""
    names = [name for name in data.column_names if name not in _LEFT_OUT]
    return records_value(names, data.select(names).slice(0, limit).to_pylist())


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
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"

"""Rows of a table in the UI: few columns, what needs a look first; web text in plain cells, never Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg

from news_assets.report.figures import value_text
from news_assets.storage.spool import Rows
from news_assets.text.plain import plain

_ROWS = 5
_CELL = 160
_SHOWN: Mapping[str, tuple[str, ...]] = {
    "raw_pages": ("status", "source_ref", "form", "size", "reason"),
    "articles": ("language", "site_profile", "published_at", "title"),
    "comments": ("author", "platform", "depth", "likes", "text"),
    "entities": ("quote", "type", "name_en", "ticker", "method"),
    "quantities": ("quote", "kind", "value", "low", "high", "unit"),
    "facts": ("subject", "metric", "stated", "modality", "valid", "sentence"),
    "claim_checks": ("verdict", "rule", "explanation"),
    "quarantine": ("table", "key", "reason"),
}
# Refused facts and contradictions first, then what is surest; pages and others in their own order.
_FIRST: Mapping[str, list[tuple[str, str]]] = {
    "raw_pages": [("status", "descending")],
    "facts": [("valid", "ascending"), ("score", "descending")],
}


def preview(table: str, data: Rows) -> dg.TableMetadataValue:
    """Return the first rows of a table's day."""
    names = data.schema.names if table == "facts" else _SHOWN[table]
    rows: list[dict[str, Any]]
    if table == "claim_checks":
        rows = sorted(data.select(names).to_pylist(), key=lambda row: row["verdict"] != "inconsistent")[:_ROWS]
    elif table in _FIRST:
        rows = data.select(names).sort_by(_FIRST[table]).slice(0, _ROWS).to_pylist()
    else:
        rows = data.head(_ROWS, names).to_pylist()
    if table == "facts":
        rows = [{**row, "stated": value_text(row)} for row in rows]
    return records_value(_SHOWN[table], rows)


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

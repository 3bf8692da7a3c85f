"""Records to Arrow and back: the schema comes from `schemas.tables`, anything else is refused."""

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from news_assets.schemas.tables import RUN_ID, TABLES, Column

# Rows of one parent stay together in reading order; the key settles ties.
_ORDER: Mapping[str, tuple[str, ...]] = {
    "raw_pages": ("page_id",),
    "articles": ("page_id", "position", "article_id"),
    "comments": ("article_id", "position", "comment_id"),
    "entities": ("article_id", "comment_id", "field", "start", "mention_id"),
    "quantities": ("article_id", "field", "start", "quantity_id"),
    "facts": ("article_id", "field", "start", "fact_id"),
    "claim_checks": ("article_id", "rule", "check_id"),
    "quarantine": ("table", "key", "reason", "quarantine_id"),
}
# Rows so large that moving them costs more than comparing their keys here.
_SORTED_FIRST = ("raw_pages",)
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_arrow(table: str, records: Iterable[Any], run_id: str | None = None) -> pa.Table:
    """Return the records of one table as Arrow, in the table's order, every row with the run's id.

    Raises pyarrow.ArrowInvalid or ArrowTypeError when a value does not fit its column.
    """
    rows = list(records)
    columns = TABLES[table].columns
    if table in _SORTED_FIRST:
        rows.sort(key=attrgetter(*_ORDER[table]))
    arrays = [
        pa.array([run_id] * len(rows), column.type) if column is RUN_ID else _column(column, rows) for column in columns
    ]
    data = pa.Table.from_arrays(arrays, schema=TABLES[table].arrow)
    return data if table in _SORTED_FIRST else in_order(table, data)


def in_order(table: str, data: pa.Table) -> pa.Table:
    """Return the rows in the table's order, in one chunk, so that equal rows give equal bytes."""
    keys = [(name, "ascending") for name in _ORDER[table]]
    return data.take(pc.sort_indices(data, sort_keys=keys)).combine_chunks()


def from_arrow(table: str, data: pa.Table) -> list[Any]:
    """Return the rows as records; columns the record does not have are left out."""
    record = TABLES[table].record
    names = [c.name for c in TABLES[table].columns if c is not RUN_ID and c.name in data.column_names]
    return [record(**row) for row in data.select(names).to_pylist()]


def fitted(table: str, data: pa.Table) -> pa.Table:
    """Return stored rows in today's schema: columns that came later are null, or empty where null is not allowed."""
    schema = TABLES[table].arrow
    arrays = [
        data.column(f.name).cast(f.type) if f.name in data.column_names else _absent(f, len(data)) for f in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _absent(field: pa.Field, length: int) -> pa.Array:
    if field.nullable:
        return pa.nulls(length, field.type)
    if pa.types.is_list(field.type):
        return pa.array([[]] * length, field.type)
    text = pa.types.is_string(field.type) or pa.types.is_binary(field.type)
    return pa.repeat(pa.scalar("" if text else 0), length).cast(field.type)


def _column(column: Column, rows: Sequence[Any]) -> pa.Array:
    values = list(map(attrgetter(column.name), rows))
    try:
        array = pa.array(values, column.type)
    except UnicodeEncodeError:  # lone surrogates have no UTF-8; one character for one keeps every offset
        array = pa.array([_mended(value) for value in values], column.type)
    if array.null_count and not column.nullable:
        raise pa.ArrowInvalid(f"column {column.name} must not be null: {array.null_count} rows are")
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    return [_mended(item) for item in value] if isinstance(value, list) else value

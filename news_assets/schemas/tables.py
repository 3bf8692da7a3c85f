"""Tables derived from the records: names, keys, columns, Arrow schemas, references."""

from dataclasses import dataclass, fields
from types import NoneType, UnionType
from typing import Annotated, Literal, get_args, get_origin, get_type_hints

import pyarrow as pa

from news_assets.schemas import records
from news_assets.schemas.vocabulary import values

_SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `allowed` lists the closed vocabulary, empty when the column is open."""

    name: str
    type: pa.DataType
    nullable: bool
    description: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `key` is its first column, `references` maps columns to the table they point at."""

    name: str
    record: type
    description: str
    columns: tuple[Column, ...]
    references: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Name of the primary key column."""
        return self.columns[0].name

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    @property
    def arrow(self) -> pa.Schema:
        """Arrow schema as written to Parquet: key, run_id, then the rest; `date` is the hive partition."""
        return pa.schema([pa.field(c.name, c.type, c.nullable, {"comment": c.description}) for c in self.columns])


RUN_ID = Column("run_id", pa.string(), True, "Run that wrote the row.")
DATE = Column("date", pa.date32(), False, "Hive partition: day the page was captured, UTC.")


def _column(name: str, hint: object) -> Column:
    """Read one annotated record field."""
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{name}: every record field is Annotated[type, description]")
    inner, description = get_args(hint)[:2]
    nullable = False
    if isinstance(inner, UnionType) or get_origin(inner) is UnionType or NoneType in get_args(inner):
        nullable = True
        inner = next(a for a in get_args(inner) if a is not NoneType)
    if get_origin(inner) is Literal:
        return Column(name, pa.string(), nullable, description, values(inner))
    if get_origin(inner) is list:
        return Column(name, pa.list_(_SCALARS[get_args(inner)[0]]), nullable, description)
    return Column(name, _SCALARS[inner], nullable, description)


def _table(name: str, record: type, **references: str) -> Table:
    hints = get_type_hints(record, include_extras=True)
    first, *rest = [_column(f.name, hints[f.name]) for f in fields(record)]
    return Table(name, record, (record.__doc__ or "").strip(), (first, RUN_ID, *rest), tuple(references.items()))


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("raw_pages", records.RawPage),
        _table("articles", records.Article, page_id="raw_pages"),
        _table("comments", records.Comment, article_id="articles"),
        _table("entities", records.Entity, article_id="articles"),
        _table("quantities", records.Quantity, article_id="articles"),
        _table("facts", records.Fact, article_id="articles", quantity_id="quantities"),
        _table("claim_checks", records.ClaimCheck, article_id="articles"),
        _table("quarantine", records.Quarantined),
    )
}

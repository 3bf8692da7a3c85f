"""The data dictionary as Markdown, derived from the tables (python -m news_assets.schemas.dictionary)."""

import sys

from news_assets.schemas.tables import DATE, RUN_ID, TABLES, Column, Table

_HEAD = """# Data dictionary

Every table is Parquet under `data/parquet/<table>/date=YYYY-MM-DD/`, one file per table and day. Offsets count Unicode
code points, end exclusive, into the named text column: `text[start:end] == quote` holds for every row. Times are
RFC 3339. Values are in base units (5e11, not 500; percent 1.4 means 1.4%); changes are signed.

This page is made from `news_assets/schemas/records.py` by `python -m news_assets.schemas.dictionary`.
"""


def render() -> str:
    """Return the whole page."""
    return _HEAD + "".join(_table(table) for table in TABLES.values())


def _table(table: Table) -> str:
    first, _, *rest = table.columns
    references = dict(table.references)
    lines = [_line(column, references) for column in (first, DATE, RUN_ID, *rest)]
    head = f"\n## {table.name}\n\n{table.description}\n\n| column | type | null | meaning |\n|---|---|---|---|\n"
    return head + "".join(lines)


def _line(column: Column, references: dict[str, str]) -> str:
    meaning = column.description
    if column.name in references:
        meaning += f" References `{references[column.name]}`."
    if column.allowed:
        meaning += " One of: " + ", ".join(f"`{value}`" for value in column.allowed) + "."
    kind = (
        str(column.type)
        .replace("list<item: string>", "list of string")
        .replace("list<element: string>", "list of string")
    )
    return (
        f"| `{column.name}` | {kind} | {'yes' if column.nullable else 'no'} | {meaning.replace('|', chr(92) + '|')} |\n"
    )


if __name__ == "__main__":
    sys.stdout.write(render())

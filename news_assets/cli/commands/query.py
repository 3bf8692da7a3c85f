"""news-assets query: SQL over the stored tables."""

from typing import Annotated, Any

import typer

from news_assets.cli.exits import fail
from news_assets.cli.options import Json
from news_assets.cli.tables import lake

_LOOK = 'news-assets query "show tables" lists what there is, "describe facts" the columns of one'
_READ_ONLY = "this command only reads the tables; for files of your own see docs/queries.md (DuckDB, Polars, pandas)"


def query(
    sql: Annotated[
        str,
        typer.Argument(help="One SELECT over tables (raw_pages, articles, facts …) and marts (market_moves …)."),
    ],
    limit: Annotated[int, typer.Option(help="Most rows printed; 0 for all.", min=0)] = 50,
    as_json: Json = False,
) -> None:
    """Run SQL (DuckDB) over the tables and marts, read-only; 'show tables' lists them."""
    import duckdb

    from news_assets.cli.output import print_json, print_table
    from news_assets.storage.sql import connect

    store = lake()

    def ask() -> tuple[list[str], list[Any]]:
        with connect(store) as connection:
            if (count := len(duckdb.extract_statements(sql))) != 1:
                raise duckdb.ParserException(f"{count} statements, give one")
            connection.execute(sql)
            names = [column[0] for column in connection.description or ()]
            return names, connection.fetchmany(limit) if limit else connection.fetchall()

    try:
        names, found = store.steady(ask)
    except duckdb.Error as error:
        fail(str(error).splitlines()[0], _READ_ONLY if isinstance(error, duckdb.PermissionException) else _LOOK)
    names = _distinct(names)
    rows = [dict(zip(names, row, strict=True)) for row in found]
    if as_json:
        print_json(rows)
    else:
        print_table(rows, names)


def _distinct(names: list[str]) -> list[str]:
    """Number columns of one name, so that none hides another: x, x_2."""
    seen: list[str] = []
    for name in names:
        number = 1
        while (name if number == 1 else f"{name}_{number}") in seen:
            number += 1
        seen.append(name if number == 1 else f"{name}_{number}")
    return seen

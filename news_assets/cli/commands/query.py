"""news-assets query: SQL over the stored tables."""

from typing import Annotated

import typer

from news_assets.cli.exits import FAILED, fail
from news_assets.cli.options import Json
from news_assets.cli.tables import lake


def query(
    sql: Annotated[
        str, typer.Argument(help="One SELECT over raw_pages, articles, comments, entities, quantities, facts, ...")
    ],
    limit: Annotated[int, typer.Option(help="Most rows printed; 0 for all.", min=0)] = 50,
    as_json: Json = False,
) -> None:
    """Run SQL (DuckDB) over the tables, read-only."""
    import duckdb

    from news_assets.cli.output import print_json, print_table
    from news_assets.storage.sql import connect

    with connect(lake()) as connection:
        try:
            result = connection.sql(sql)
            if result is None:
                fail("the statement returns no rows", "give a SELECT", FAILED)
            names = result.columns
            found = result.fetchmany(limit) if limit else result.fetchall()
        except duckdb.Error as error:
            fail(str(error).splitlines()[0], 'try: news-assets query "select * from facts"')
    rows = [dict(zip(names, row, strict=True)) for row in found]
    if as_json:
        print_json(rows)
    else:
        print_table(rows, names)

"""A DuckDB file of views over the Parquet files, for people with a SQL prompt.

It holds no rows, so that it is never out of date, and it is replaced by rename, so that a reader never blocks a run.
The file keeps the name `warehouse.duckdb`: the views name their catalog by it.
"""

import os
import shutil
from pathlib import Path
from typing import Any

from news_assets.schemas.tables import DATE, TABLES
from news_assets.storage.lake import Lake
from news_assets.storage.publish import replace

NAME = "warehouse.duckdb"
_READ = "hive_partitioning = true, union_by_name = true"


def add_table_views(connection: Any, lake: Lake) -> None:
    """Create one commented view per table in the main schema; tables without files yet are empty."""
    for table in TABLES.values():
        if lake.days(table.name):
            source = f"FROM read_parquet({_text(lake.glob(table.name))}, {_READ})"
        else:
            columns = ", ".join(f"NULL::{_sql_type(c.type)} AS {c.name}" for c in (*table.columns, DATE))
            source = f"SELECT {columns} WHERE false"
        connection.execute(f"CREATE OR REPLACE VIEW main.{table.name} AS {source}")
        connection.execute(f"COMMENT ON VIEW main.{table.name} IS {_text(table.description)}")
        for column in (*table.columns, DATE):
            name = f"main.{table.name}.{column.name}"
            connection.execute(f"COMMENT ON COLUMN {name} IS {_text(column.description)}")


def publish(built: Path, final: Path) -> bool:
    """Put a copy of the built file in place of the published one; False when that already has the same views."""
    if final.exists() and definitions(built) == definitions(final):
        return False
    staged = final.parent / ".staging" / final.name
    staged.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(built, staged)
    with staged.open("rb+") as file:
        os.fsync(file.fileno())
    replace(staged, final)
    return True


def definitions(path: Path) -> list[tuple[Any, ...]] | None:
    """Return every view with its text and comments, None for a file that is no warehouse."""
    import duckdb

    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            views = connection.execute(
                "SELECT schema_name, view_name, sql, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
            ).fetchall()
            columns = connection.execute(
                "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns()"
                " WHERE NOT internal ORDER BY ALL"
            ).fetchall()
    except duckdb.Error:
        return None
    return [*views, *columns]


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _sql_type(type_: Any) -> str:
    name = str(type_)
    if name.startswith("list<"):
        return f"{_sql_type(type_.value_type)}[]"
    return {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "binary": "BLOB"}.get(
        name, "DATE"
    )

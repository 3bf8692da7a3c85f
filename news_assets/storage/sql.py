"""SQL over the Parquet files, for reading only."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from news_assets.schemas.tables import TABLES
from news_assets.storage.lake import Lake
from news_assets.storage.warehouse import NAME

if TYPE_CHECKING:
    import duckdb


@contextmanager
def connect(lake: Lake) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Yield an in-memory DuckDB with one view per table and mart; nothing beside the lake can be reached."""
    import duckdb

    connection = duckdb.connect()
    try:
        for name in TABLES:
            if lake.days(name):
                pattern = lake.glob(name).replace("'", "''")
                connection.execute(
                    f"create view {name} as select * from read_parquet('{pattern}', hive_partitioning=true, "  # noqa: S608
                    "hive_types={'date': DATE}, union_by_name=true)"
                )
        _add_marts(connection, lake)
        folder = str(lake.root / "parquet").replace("'", "''")
        connection.execute(f"set allowed_directories = ['{folder}']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        yield connection
    finally:
        connection.close()


def _add_marts(connection: "duckdb.DuckDBPyConnection", lake: Lake) -> None:
    """Take the marts of the warehouse file; a deployment that never made it has none."""
    import duckdb

    path = str(lake.root / NAME).replace("'", "''")
    try:
        connection.execute(f"attach '{path}' as warehouse (read_only)")
    except duckdb.Error:
        return
    marts = connection.execute(
        "select view_name from duckdb_views() where database_name = 'warehouse' and schema_name = 'marts'"
    ).fetchall()
    for (name,) in marts:
        with suppress(duckdb.Error):  # made over a folder that was moved since
            connection.execute(f'create view "{name}" as select * from warehouse.marts."{name}"')  # noqa: S608

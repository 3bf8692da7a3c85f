"""SQL over the Parquet files, for reading only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from news_assets.schemas.tables import TABLES
from news_assets.storage.lake import Lake

if TYPE_CHECKING:
    import duckdb


@contextmanager
def connect(lake: Lake) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Yield an in-memory DuckDB with one view per table; nothing outside of the lake's folder can be reached."""
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
        folder = str(lake.root / "parquet").replace("'", "''")
        connection.execute(f"set allowed_directories = ['{folder}']")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        yield connection
    finally:
        connection.close()

"""DuckDB, Polars and PyArrow find the same rows, types and partitions in the stored files."""

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from news_assets.schemas.tables import TABLES
from news_assets_tests.lake import DAY, small_lake

_DUCKDB_TYPES = {"string": "VARCHAR", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "binary": "BLOB"}


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return small_lake(tmp_path_factory.mktemp("data"))


def duckdb_type(kind):
    if pa.types.is_list(kind):
        return f"{_DUCKDB_TYPES[str(kind.value_type)]}[]"
    return _DUCKDB_TYPES[str(kind)]


@pytest.mark.parametrize("name", list(TABLES))
def test_readers_agree(lake, name):
    folder = lake.root / "parquet" / name
    polars = pl.read_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)
    arrow = ds.dataset(
        folder, partitioning=ds.partitioning(pa.schema([("date", pa.date32())]), flavor="hive")
    ).to_table()
    relation = duckdb.sql(f"select * from read_parquet('{folder}/*/*.parquet', hive_partitioning=true)")
    assert polars.height == arrow.num_rows == len(relation.fetchall())
    assert set(polars.columns) == set(arrow.column_names) == set(relation.columns)
    assert {str(day) for day in polars["date"].unique()} <= {DAY}
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    for field in TABLES[name].arrow:
        assert arrow.schema.field(field.name).type == field.type
        assert types[field.name] == duckdb_type(field.type)
    assert pl.Schema(pl.from_arrow(TABLES[name].arrow.empty_table()).schema).items() <= polars.schema.items()


def test_every_table_has_its_key_first(lake):
    for table in TABLES.values():
        assert lake.read(table.name, DAY).column_names[:2] == [table.key, "run_id"]

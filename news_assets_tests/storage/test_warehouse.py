"""The SQL file: views only, comments included, replaced by rename and only when something changed."""

from pathlib import Path

import duckdb
import pytest

from news_assets.schemas.records import Quarantined
from news_assets.schemas.tables import TABLES
from news_assets.settings import ROOT
from news_assets.storage import Lake, dbt_sources, to_arrow
from news_assets.storage.sql import connect
from news_assets.storage.warehouse import NAME, add_table_views, publish


@pytest.fixture
def built(tmp_path):
    def build(lake, extra=""):
        path = tmp_path / "build" / NAME
        path.parent.mkdir(exist_ok=True)
        with duckdb.connect(str(path)) as connection:
            add_table_views(connection, lake)
            connection.execute(extra)
        return path

    return build


def test_views_are_there_before_and_after_the_first_day(tmp_path, built):
    lake = Lake(tmp_path / "data")
    assert publish(built(lake), tmp_path / "data" / NAME)
    with duckdb.connect(str(tmp_path / "data" / NAME), read_only=True) as reader:
        assert all(reader.execute(f"select count(*) from {name}").fetchone() == (0,) for name in TABLES)
    row = Quarantined(quarantine_id="a", table="facts", key="k", reason="x")
    lake.publish("2024-05-14", {"quarantine": to_arrow("quarantine", [row])})
    assert publish(built(lake), tmp_path / "data" / NAME)
    with duckdb.connect(str(tmp_path / "data" / NAME), read_only=True) as reader:
        assert reader.execute("select key, date::varchar from quarantine").fetchall() == [("k", "2024-05-14")]
        comments = reader.execute("select comment from duckdb_columns() where table_name = 'facts'").fetchall()
        assert all(comment for (comment,) in comments)


def test_a_query_sees_the_marts_and_does_without_broken_ones(tmp_path, built):
    lake = Lake(tmp_path / "data")
    row = Quarantined(quarantine_id="a", table="facts", key="k", reason="x")
    lake.publish("2024-05-14", {"quarantine": to_arrow("quarantine", [row])})
    broken = str(tmp_path / "gone.parquet")
    to_arrow("quarantine", [row]).to_pandas().to_parquet(broken)
    views = f"""create schema marts; create view marts.refused as select key from main.quarantine;
        create view marts.moved as select * from read_parquet('{broken}')"""
    publish(built(lake, views), lake.root / NAME)
    Path(broken).unlink()
    with connect(lake) as connection:
        assert connection.execute("select key from refused").fetchall() == [("k",)]
        with pytest.raises(duckdb.Error):
            connection.execute("from moved")
    (lake.root / NAME).write_bytes(b"no database")
    with connect(lake) as connection:
        assert connection.execute("select key from quarantine").fetchall() == [("k",)]


def test_the_file_is_replaced_under_a_reader_and_only_when_a_view_changed(tmp_path, built):
    lake = Lake(tmp_path / "data")
    final = tmp_path / "data" / NAME
    publish(built(lake), final)
    inode = final.stat().st_ino
    assert not publish(built(lake), final)
    assert final.stat().st_ino == inode
    with duckdb.connect(str(final), read_only=True) as reader:
        assert publish(built(lake, "create view more as select 1 as one"), final)
        assert final.stat().st_ino != inode
        assert reader.execute("select count(*) from facts").fetchone() == (0,)


def test_a_broken_file_is_replaced(tmp_path, built):
    lake = Lake(tmp_path / "data")
    final = tmp_path / "data" / NAME
    final.parent.mkdir()
    final.write_bytes(b"no database")
    assert publish(built(lake), final)


def test_dbt_sources_are_what_the_schema_says():
    assert dbt_sources.stale(ROOT / "dbt_project") == [], "run: python -m news_assets.storage.dbt_sources"

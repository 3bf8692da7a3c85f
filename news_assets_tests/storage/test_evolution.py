"""A column that came in the middle of history: every reader gets old and new days together, no file is rewritten."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from news_assets.settings import ROOT
from news_assets.storage.sql import connect
from news_assets_tests.lake import DAY, small_lake

OLD = "2024-04-02"
LATER = {"quantities": "modifier", "facts": "period", "articles": "kicker"}


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """A lake whose older day was written before the columns of LATER existed."""
    made = small_lake(tmp_path_factory.mktemp("grown"))
    for table in (made.root / "parquet").iterdir():
        rows = pq.read_table(made.path(table.name, DAY), partitioning=None)
        old = made.path(table.name, OLD)
        old.parent.mkdir()
        pq.write_table(rows.drop_columns([LATER[table.name]]) if table.name in LATER else rows, old)
    return made


@pytest.mark.parametrize(("table", "column"), LATER.items())
def test_old_rows_have_nothing_in_it_and_new_ones_what_was_written(lake, table, column):
    new = lake.read(table, DAY)[column].to_pylist()
    expected = sorted([(OLD, None)] * len(new) + [(DAY, value) for value in new], key=repr)

    def found(rows):
        return sorted(((str(day), value) for day, value in rows), key=repr)

    assert found(lake.scan(table).select("date", column).collect().rows()) == expected
    by_path = f"select date, {column} from read_parquet('{lake.glob(table)}', union_by_name = true)"
    assert found(duckdb.sql(by_path).fetchall()) == expected
    with connect(lake) as connection:
        assert found(connection.execute(f"select date, {column} from {table}").fetchall()) == expected


@pytest.mark.slow
def test_dbt_builds_over_both(lake, tmp_path):
    project = tmp_path / "dbt_project"
    shutil.copytree(ROOT / "dbt_project", project, ignore=shutil.ignore_patterns("target", "logs"))
    file = tmp_path / "warehouse.duckdb"
    environment = {
        **os.environ,
        "NEWS_ASSETS_DATA": str(lake.root),
        "NEWS_ASSETS_DBT_FILE": str(file),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
    command = [str(Path(sys.executable).with_name("dbt")), "run", "--profiles-dir", str(project)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stdout[-2000:]
    with duckdb.connect(str(file), read_only=True) as built:
        rows = built.execute("select date::varchar, count(*), count(modifier) from staging.stg_quantities group by all")
        counts = {day: (rows, filled) for day, rows, filled in rows.fetchall()}
        assert counts[OLD][0] == counts[DAY][0] > 0
        assert (counts[OLD][1], counts[DAY][1]) == (0, counts[DAY][0])
        assert built.execute("select count(distinct date) from marts.market_moves").fetchall() == [(2,)]

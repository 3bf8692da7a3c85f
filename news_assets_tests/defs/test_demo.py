"""`make demo`: every table and mart filled from the sample pages, and a second run changes no file."""

import os
import subprocess
import sys

import duckdb
import pytest

from news_assets.schemas.tables import TABLES
from news_assets.settings import ROOT
from news_assets_tests.samples import files_below

MARTS = ("market_moves", "net_worth", "stakes", "claim_consistency", "comment_activity")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Run the demo once, look, run it again; return the data folder, both outputs and what was touched."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(folder / "home"),
        "NEWS_ASSETS_DATA": str(folder / "data"),
        "NEWS_ASSETS_INBOX": str(ROOT / "data" / "sample_pages"),
        "NEWS_ASSETS_WORKERS": "0",
        "PYTHONPATH": str(ROOT),
    }
    runs, states = [], []
    for _ in range(2):
        command = [sys.executable, "-c", "from news_assets.cli import main; main()", "demo"]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=600)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        runs.append(done.stdout)
        states.append(files_below(folder / "data"))
    return folder / "data", runs, states


pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


def test_a_second_run_changes_no_file(demo):
    _, runs, (first, second) = demo
    assert first == second
    assert runs[0] == runs[1]


def test_the_accounting_line_facts_and_next_steps_are_printed(demo):
    _, (output, _), _ = demo
    line = next(row for row in output.splitlines() if "pages in =" in row)
    numbers = [int(word) for word in line.split() if word.isdigit()]
    assert numbers[0] == sum(numbers[1:]) >= 14
    assert "“" in output
    assert "make ui" in output


def test_every_table_and_mart_has_rows_in_the_warehouse(demo):
    data, _, _ = demo
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as warehouse:
        names = [*TABLES, *(f"marts.{mart}" for mart in MARTS)]
        counts = {name: warehouse.execute(f"select count(*) from {name}").fetchone()[0] for name in names}
    assert {name for name, count in counts.items() if not count} == set()


def test_every_mart_column_is_described(demo):
    data, _, _ = demo
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as warehouse:
        found = warehouse.execute(
            "select table_name, column_name, comment from duckdb_columns() where schema_name = 'marts'"
        ).fetchall()
    assert {name for name, _, _ in found} == set(MARTS)
    assert [row for row in found if not row[2]] == []


def test_inverted_ranges_count_with_their_suggestion(demo):
    data, _, _ = demo
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as warehouse:
        rows = warehouse.execute(
            "select low, high, suggested_high, valid from facts where low > high and low > 0"
        ).fetchall()
        reasons = warehouse.execute("select reason from quarantine where \"table\" = 'facts'").fetchall()
    assert rows
    assert all(high < low < suggested and not valid for low, high, suggested, valid in rows)
    assert any(reason.startswith("facts.range_ordered") for (reason,) in reasons)

"""A process killed anywhere while it publishes leaves readable tables, and one more run makes all as if unbroken."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pyarrow.parquet as pq
import pytest

from news_assets.schemas.tables import TABLES
from news_assets.settings import ROOT
from news_assets_tests.samples import DAY, ENGLISH, HEBREW, drop

POINTS = 4


def run(root, inbox, kill_at=0):
    command = [sys.executable, "-m", "news_assets_tests.storage.crash", str(root), str(inbox), str(kill_at)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)


def contents(root):
    return {p.relative_to(root): p.read_bytes() for p in (root / "parquet").rglob("*.parquet")}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_kill_at_many_points(tmp_path):
    inbox = tmp_path / "inbox"
    drop(inbox, "a.html", HEBREW)
    drop(inbox, "b.html", ENGLISH)
    whole = run(tmp_path / "whole", inbox)
    assert whole.returncode == 0, whole.stderr
    steps = int(whole.stdout.split()[0])
    assert steps > 2 * POINTS
    expected = contents(tmp_path / "whole")
    assert len(expected) == len(TABLES)

    def crash(kill_at):
        root = tmp_path / f"killed{kill_at}"
        killed = run(root, inbox, kill_at)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        for path in (root / "parquet").rglob("*.parquet"):
            assert pq.read_table(path, partitioning=None).num_rows >= 0
        again = run(root, inbox)
        assert again.returncode == 0, again.stderr
        return contents(root) == expected

    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(crash, [1 + i * (steps - 1) // (POINTS - 1) for i in range(POINTS)]))
    assert DAY in str(next(iter(expected)))

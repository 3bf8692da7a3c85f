"""Dagster's own storage on a real Postgres: the day runs end to end and is found again by another process."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DAY = "2024-05-02"
PAGE = (
    "<html lang=en><title>Oak</title><article><h1>Oak</h1><p>Tesla shares rose 3.2% on Thursday.</p></article></html>"
)
RUN = """
import dagster as dg
from news_assets.definitions import defs
from news_assets.schemas.tables import TABLES
if __name__ == "__main__":
    with dg.DagsterInstance.get() as instance:
        tables = [dg.AssetKey(name) for name in TABLES]
        job = defs.get_implicit_global_asset_job_def()
        result = job.execute_in_process(instance=instance, partition_key="DAY", asset_selection=tables)
        print(result.success, type(instance.run_storage).__name__)
""".replace("DAY", DAY)
FIND = """
import dagster as dg
with dg.DagsterInstance.get() as instance:
    print(len(instance.get_runs()), sorted(instance.get_materialized_partitions(dg.AssetKey("facts"))))
"""


@pytest.fixture
def postgres(tmp_path_factory):
    if not shutil.which("runuser") or not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        pytest.skip("needs Debian's Postgres: apt-get install postgresql")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not below pytest's folder: the user `postgres` may not enter it.
    folder = Path("/tmp") / f"news_assets_pg_{os.getpid()}"
    script = str(ROOT / "deploy" / "postgres.sh")
    try:
        out = subprocess.run(
            [script, "start", str(folder), str(port)], check=True, capture_output=True, text=True
        ).stdout
        yield dict(pair.split("=", 1) for pair in out.strip().removeprefix("export ").split())
    finally:
        subprocess.run([script, "stop", str(folder)], check=False)
        shutil.rmtree(folder, ignore_errors=True)
        folder.with_suffix(".secret").unlink(missing_ok=True)


@pytest.mark.slow
def test_a_day_runs_on_postgres(postgres, tmp_path):
    pytest.importorskip("dagster_postgres", reason="needs the extra `postgres`")
    home, inbox = tmp_path / "home", tmp_path / "data" / "inbox"
    home.mkdir()
    inbox.mkdir(parents=True)
    shutil.copy(ROOT / "deploy" / "dagster.yaml", home)
    (inbox / "oak.html").write_text(PAGE, "utf-8")
    (inbox / "oak.html.meta.json").write_text(
        f'{{"url": "https://paper.example/1", "fetched_at": "{DAY}T08:00:00Z"}}', "utf-8"
    )
    environment = os.environ | postgres | {
        "DAGSTER_HOME": str(home),
        "NEWS_ASSETS_DATA": str(tmp_path / "data"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    script = tmp_path / "run.py"
    script.write_text(RUN, "utf-8")
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip().endswith("True PostgresRunStorage"), done.stderr[-2000:]
    again = subprocess.run([sys.executable, "-c", FIND], env=environment, capture_output=True, text=True, cwd=ROOT)
    assert again.stdout.strip() == f"1 ['{DAY}']", again.stderr[-2000:]
    assert (tmp_path / "data" / "parquet" / "facts" / f"date={DAY}" / "part-0.parquet").exists()

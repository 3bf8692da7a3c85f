"""What Dagster adds to a day: `python -m benchmarks.overhead [200]`; exits 1 above ten seconds.

The same pages go through `run_day` alone and through a run of the day's assets with all checks, kept in a SQLite
instance of its own; both read in this process, so the difference is Dagster.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import dagster as dg

from benchmarks.speed import sample
from news_assets.defs.resources import LakeResource, SourcesResource
from news_assets.defs.tables import day_of_news
from news_assets.engine.day import run_day
from news_assets.engine.task import run_page, warm_up
from news_assets.schemas.tables import TABLES
from news_assets.sources.folder import FolderSource
from news_assets.storage import Lake

DAY = "2026-11-20"
LIMIT = 10.0


def fill(inbox: Path, count: int) -> None:
    """Drop the pages with the day they were captured."""
    inbox.mkdir()
    for number, page in enumerate(sample(count)):
        file = inbox / f"{number:06}.html"
        file.write_bytes(page.body)
        side = f'{{"url": "https://news.example/{number}", "fetched_at": "{DAY}T10:00:00Z"}}'
        file.with_name(file.name + ".meta.json").write_text(side, "utf-8")


def alone(root: Path, inbox: Path) -> float:
    """Seconds of processor time of the day without Dagster."""
    started = time.process_time()
    done = run_day(
        Lake(root), DAY, FolderSource(inbox).deliveries(DAY), "alone", extract=lambda pages: map(run_page, pages)
    )
    assert done and not done.fatal
    return time.process_time() - started


def through_dagster(root: Path, inbox: Path, home: Path) -> float:
    """Seconds of processor time of the day as a Dagster run."""
    definitions = dg.Definitions(
        assets=[day_of_news],
        resources={
            "lake": LakeResource(root=str(root)),
            "sources": SourcesResource(inbox=str(inbox), root=str(root)),
        },
        jobs=[dg.define_asset_job("day", selection=dg.AssetSelection.assets(*TABLES))],
        executor=dg.in_process_executor,
    )
    job = definitions.resolve_job_def("day")
    quiet = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}
    with dg.DagsterInstance.local_temp(str(home)) as instance:
        started = time.process_time()
        assert job.execute_in_process(quiet, instance, partition_key=DAY).success
        return time.process_time() - started


def main(count: int) -> int:
    """Print both and the difference."""
    os.environ["NEWS_ASSETS_WORKERS"] = "0"
    warm_up()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "home").mkdir()
        fill(root / "inbox", count)
        alone(root / "first", root / "inbox")  # what is loaded once is loaded now
        rows = [
            ("run_day alone", alone(root / "alone", root / "inbox")),
            ("through Dagster", through_dagster(root / "dagster", root / "inbox", root / "home")),
        ]
    rows.append(("Dagster's own", rows[1][1] - rows[0][1]))
    print(f"{count} pages of one day, seconds of processor time")
    for name, seconds in rows:
        print(f"  {name:20} {seconds:8.2f} s")
    return int(rows[-1][1] > LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))

"""What the crash benchmark runs: the assets of a day on data folders of their own, and a trap in each.

The name of a data folder says at which point of a run its trap springs. The process then says so in a file and waits
to be killed; the next run finds the file and is left alone. Points are audit events of Python (files opened, renamed,
removed), so that nothing in the package knows about them.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from news_assets.defs.evidence_report import REPORT, evidence_report
from news_assets.defs.resources import LakeResource, SourcesResource
from news_assets.defs.tables import day_of_news
from news_assets.schemas.tables import TABLES
from news_assets.validate import suites

DAY = "2024-05-14"
TRAP = "crash_benchmark/trap"
SPRUNG = "sprung"
_REQUESTS = Path(os.environ.get("CRASH_REQUESTS", "/nonexistent"))
# Great Expectations touches no file and its import takes longest.
suites.check = lambda *_: []

Args = tuple[Any, ...]
Test = Callable[[str, Args], bool]


def _opens(end: str) -> Test:
    return lambda event, args: event == "open" and str(args[0]).endswith(end)


def _renames(end: str) -> Test:
    return lambda event, args: event == "os.rename" and str(args[1]).endswith(end)


POINTS: dict[str, Test] = {
    "day_locked": _opens(f"{DAY}.lock"),
    "first_page_read": _opens("page0.html"),
    "middle_page_read": _opens("page2.html"),
    "last_page_read": _opens("page5.html"),
    "staging_made": lambda event, args: event == "os.mkdir" and "/.staging/" in str(args[0]),
    "first_table_staged": lambda event, args: _opens("/articles.parquet")(event, args) and "staging" in str(args[0]),
    "last_table_staged": lambda event, args: _opens("/raw_pages.parquet")(event, args) and "staging" in str(args[0]),
    "day_promised": _renames(f".commits/{DAY}"),
    "first_table_placed": _renames(f"/articles/date={DAY}/part-0.parquet"),
    "middle_table_placed": _renames(f"/facts/date={DAY}/part-0.parquet"),
    "last_table_placed": _renames(f"/raw_pages/date={DAY}/part-0.parquet"),
    "generation_written": _renames("/.generation"),
    "promise_kept": lambda event, args: event == "shutil.rmtree" and "/.commits/" in str(args[0]),
    "report_written": _renames(f"/reports/{DAY}.html"),
}
_ROOT = re.compile(r"(.*/traps/([a-z_]+)-[a-z]+-\d+)/")


class Trap:
    """An audit hook; it learns from the first path below a data folder which point it waits for."""

    def __init__(self) -> None:
        self._root: Path | None = None
        self._test: Test | None = None
        self._busy = False

    def __call__(self, event: str, args: Args) -> None:
        """Wait for death at the point."""
        if self._busy or event not in ("open", "os.rename", "os.mkdir", "shutil.rmtree"):
            return
        self._busy = True
        try:
            if self._root is None:
                self._look(args)
            if self._root is not None and self._test is not None and self._test(event, args):
                self._spring()
        finally:
            self._busy = False

    def _look(self, args: Args) -> None:
        found = next((m for a in args[:2] if isinstance(a, str | os.PathLike) and (m := _ROOT.match(str(a)))), None)
        if found:
            self._root = Path(found[1])
            self._test = None if (self._root / SPRUNG).exists() else POINTS.get(found[2])

    def _spring(self) -> None:
        assert self._root is not None
        staged = self._root / ".sprung"
        staged.write_text(json.dumps({"pid": os.getpid()}))
        staged.rename(self._root / SPRUNG)
        while True:
            time.sleep(60)


sys.addaudithook(Trap())
_SELECTION = dg.AssetSelection.assets(*TABLES, REPORT)
in_worker = dg.define_asset_job("in_worker", _SELECTION, executor_def=dg.in_process_executor)
# Processes fork from one that has loaded everything: what is tested is how they die, not how they start.
_FORK = {"start_method": {"forkserver": {"preload_modules": ["benchmarks.crash_preload"]}}}
in_steps = dg.define_asset_job("in_steps", _SELECTION, executor_def=dg.multiprocess_executor.configured(_FORK))


@dg.sensor(jobs=[in_worker, in_steps], minimum_interval_seconds=3, default_status=dg.DefaultSensorStatus.RUNNING)
def asked(context: dg.SensorEvaluationContext) -> Iterator[dg.RunRequest]:
    """Ask for a run of every data folder that a file among the requests names."""
    del context
    for file in sorted(_REQUESTS.glob("*.json")):
        wanted = json.loads(file.read_text())
        root = wanted["root"]
        yield dg.RunRequest(
            run_key=file.stem,
            job_name=wanted["job"],
            partition_key=DAY,
            tags={TRAP: file.stem},
            run_config={
                "resources": {
                    "lake": {"config": {"root": root}},
                    "sources": {"config": {"root": root, "inbox": wanted["inbox"]}},
                }
            },
        )


defs = dg.Definitions(
    assets=[day_of_news, evidence_report],
    jobs=[in_worker, in_steps],
    sensors=[asked],
    resources={"lake": LakeResource.configure_at_launch(), "sources": SourcesResource.configure_at_launch()},
)

"""Kill runs in the middle and see that nothing is lost: `python -m benchmarks.crash [--rounds 3] [--points 14]`.

A daemon with the settings of the package starts runs, each with a process of its own, on data folders whose runs stop
at a named point (see crash_location). Then SIGKILL: to the step's process, to the run's process, or to the daemon, its
code server and all runs at once. The restart is what the package's settings do: the run starts a dead step again, the
daemon (started again if it was killed) notices a dead run and redoes it. In the end all tables and the report must
equal those of an unbroken run, and no dead run may have stayed STARTED for more than a minute.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import dagster as dg
import psutil
import pyarrow.parquet as pq
import yaml

from benchmarks.crash_location import DAY, POINTS, SPRUNG, TRAP
from benchmarks.score import ROOT
from news_assets.schemas.tables import TABLES

WAYS = {"step": "in_steps", "worker": "in_worker", "tree": "in_worker"}
LIMIT = 60.0
_PAGE = """<html lang="en"><head><title>Plant {n} reports</title></head><body><article><h1>Plant {n} reports</h1>
<p>Tesla shares rose {n}.2% in New York after plant {n} reported revenue of ${n} billion for the quarter.</p>
<p>The company employs {n},500 people, and its shares had lost 3% since the start of the year before that.</p></article>
<div id="comments"><ol class="commentlist"><li class="comment" id="comment-{n}"><cite class="fn">Reader {n}</cite>
<p>Good quarter number {n}.</p></li></ol></div></body></html>"""
# Runs have processes of their own as ever, but fork instead of loading all for half a minute of a busy machine.
_FORKING = """
import multiprocessing
real = multiprocessing.get_context

def get_context(method=None):
    if method == "forkserver" and multiprocessing.parent_process() is not None:
        return real("fork")  # a run's steps: the run has loaded everything already
    if method != "spawn":
        return real(method)
    context = real("forkserver")
    context.set_forkserver_preload(["benchmarks.crash_preload"])
    return context

multiprocessing.get_context = get_context
"""


class Site:
    """A Dagster home with a daemon, an inbox, and data folders with traps."""

    def __init__(self, folder: Path, concurrent: int) -> None:
        self.folder, self.inbox = folder, folder / "inbox"
        for part in ("inbox", "home", "requests", "traps"):
            (folder / part).mkdir()
        for n in range(6):
            page = self.inbox / f"page{n}.html"
            page.write_text(_PAGE.format(n=n + 1), "utf-8")
            side = f'{{"url": "https://paper.example/{n}", "fetched_at": "{DAY}T08:00:00Z"}}'
            page.with_name(page.name + ".meta.json").write_text(side, "utf-8")
        settings = yaml.safe_load(files("news_assets.defs").joinpath("dagster.yaml").read_text("utf-8"))
        settings["concurrency"]["runs"]["max_concurrent_runs"] = concurrent
        (folder / "home" / "dagster.yaml").write_text(yaml.safe_dump(settings), "utf-8")
        (folder / "fork").mkdir()
        (folder / "fork" / "sitecustomize.py").write_text(_FORKING, "utf-8")
        self._environment = os.environ | {
            "DAGSTER_GRPC_TIMEOUT_SECONDS": "300",
            "DAGSTER_HOME": str(folder / "home"),
            "DAGSTER_DISABLE_TELEMETRY": "1",
            "CRASH_REQUESTS": str(folder / "requests"),
            "NEWS_ASSETS_WORKERS": "0",
            "PYTHONPATH": f"{folder / 'fork'}{os.pathsep}{ROOT}",
        }
        self.instance = dg.DagsterInstance.from_config(str(folder / "home"))
        self.instance.get_runs_count()
        self._daemon: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the daemon, which starts the code server."""
        command = [str(Path(sys.executable).with_name("dagster-daemon")), "run", "-m", "benchmarks.crash_location"]
        with (self.folder / "daemon.log").open("ab") as log:
            self._daemon = subprocess.Popen(
                command, env=self._environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    def ask(self, name: str, job: str) -> Path:
        """Have a run of a new data folder started; return the folder."""
        root = self.folder / "traps" / name
        root.mkdir()
        request = {"root": str(root), "inbox": str(self.inbox), "job": job}
        staged = self.folder / name
        staged.write_text(json.dumps(request))
        staged.rename(self.folder / "requests" / f"{name}.json")
        return root

    def runs(self, name: str) -> list[dg.DagsterRun]:
        """Return the runs of a data folder, the latest first."""
        return list(self.instance.get_runs(dg.RunsFilter(tags={TRAP: name})))

    def kill_all(self) -> None:
        """Kill the daemon and everything below it."""
        assert self._daemon is not None
        found = psutil.Process(self._daemon.pid).children(recursive=True)
        _kill(self._daemon.pid, *(child.pid for child in found))
        self._daemon.wait()

    def stop(self) -> None:
        """End everything."""
        if self._daemon and self._daemon.poll() is None:
            self.kill_all()


def _kill(*pids: int) -> None:
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def wait(condition: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait and return how long it took; ends the program when it took too long."""
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise SystemExit(f"gave up after {seconds:.0f} s: {what}")
        time.sleep(0.5)
    return time.monotonic() - began


def content(root: Path) -> dict[str, list[str]]:
    """Return the rows of every table, run_id left out, and the report, as text; an unreadable file is one row."""
    found = {}
    for table in TABLES:
        path = root / "parquet" / table / f"date={DAY}" / "part-0.parquet"
        try:
            rows = pq.read_table(path, partitioning=None).drop_columns(["run_id"]).to_pylist()
            found[table] = sorted(map(repr, rows))
        except (OSError, ValueError) as error:
            found[table] = [f"unreadable: {error}"]
    found["files"] = sorted(str(p.relative_to(root)) for p in (root / "parquet").rglob("*.parquet"))
    report = root / "reports" / f"{DAY}.html"
    found["report"] = [report.read_text("utf-8") if report.exists() else "unreadable: no report"]
    return found


def faults(found: dict[str, list[str]], expected: dict[str, list[str]]) -> Counter[str]:
    """Count rows that are lost, doubled or other than in an unbroken run, and what cannot be read."""
    result: Counter[str] = Counter()
    for table, rows in expected.items():
        have, want = Counter(found[table]), Counter(rows)
        result["unreadable"] += sum(row.startswith("unreadable") for row in found[table])
        result["lost"] += (want - have).total()
        result["doubled"] += sum(n > 1 for row, n in have.items() if want[row] == 1)
        result["other"] += sum(row not in want for row in have)
    return +result


def attack(site: Site, way: str, turn: int, points: list[str], expected: dict[str, list[str]]) -> Iterator[bool]:
    """Start a run for every point, kill them there, wait for the restart, compare; yield whether each is good."""
    roots = {f"{point}-{way}-{turn}": point for point in points}
    for answered in (site.folder / "requests").iterdir():
        answered.unlink()
    folders = {name: site.ask(name, WAYS[way]) for name in roots}
    patience = 600.0 + 60.0 * len(points)
    wait(lambda: all((f / SPRUNG).exists() for f in folders.values()), patience, "runs reaching their points")
    before = {name: site.runs(name)[0].run_id for name in roots}
    pids = [json.loads((f / SPRUNG).read_text())["pid"] for f in folders.values()]
    killed = time.monotonic()
    if way == "tree":
        site.kill_all()
        site.start()
    else:
        _kill(*pids)
    left: dict[str, float] = {}

    def none_started() -> bool:
        for name, run_id in before.items():
            run = site.instance.get_run_by_id(run_id)
            if name not in left and run is not None and run.is_finished:
                left[name] = time.monotonic() - killed
        return len(left) == len(before)

    restarts = 0
    if way != "step":  # whose run lives on
        wait(none_started, 300.0, "dead runs being noticed")
        restarts = 1
    wait(
        lambda: all(len(runs) > restarts and runs[0].is_finished for runs in map(site.runs, roots)),
        patience,
        "runs being redone",
    )
    for name, point in roots.items():
        runs = site.runs(name)
        wrong = faults(content(folders[name]), expected)
        ended = f"run dead but STARTED for {left[name]:4.1f} s" if name in left else "run alive, step redone"
        good = runs[0].is_success and not wrong and left.get(name, 0.0) <= LIMIT
        said = "as unbroken" if not wrong else ", ".join(f"{n} {what}" for what, n in wrong.items())
        print(
            f"round {turn + 1} {way:6} {point:20} {said}; {ended}; restarts {max(1, len(runs) - 1)}, "
            f"last {runs[0].status.value}",
            flush=True,
        )
        yield good


def main() -> int:
    """Print a line per kill and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=len(POINTS), help="so many of the points, spread over all")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    options = parser.parse_args()
    names = list(POINTS)
    points = [names[i * len(names) // options.points] for i in range(options.points)]
    began, results = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder), len(points))
        site.start()
        try:
            whole = site.ask("whole", "in_worker")
            wait(lambda: any(r.is_finished for r in site.runs("whole")), 240.0, "the unbroken run")
            expected = content(whole)
            assert not any(rows[0].startswith("unreadable") for rows in expected.values() if rows), expected
            for turn in range(options.rounds):
                for way in options.ways:
                    results += attack(site, way, turn, points, expected)
        finally:
            site.stop()
    print(
        f"{sum(results)} of {len(results)} kills ended in the tables of an unbroken run, no dead run STARTED for long"
    )
    print(f"{time.monotonic() - began:.0f} s")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Kill runs in the middle and see that nothing is lost (python -m benchmarks.crash).

For every point of a run's life and every way to die (the run's process; its whole process tree) a fresh deployment is
started, killed with SIGKILL, and started once more. Then all tables must equal those of an unbroken run, every file
must be readable, and no run may be left STARTED after run monitoring has looked.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pyarrow.parquet as pq

from benchmarks.score import ROOT

_DAYS = ("2024-05-01", "2024-05-02")
_RUN = """
import sys
import dagster as dg
from news_assets.definitions import defs
if __name__ == "__main__":
    with dg.DagsterInstance.get() as instance:
        for day in sys.argv[1:]:
            assert defs.resolve_job_def("tables").execute_in_process(instance=instance, partition_key=day).success
"""
_PAGE = """<html lang="en"><head><title>Plant {n} reports</title></head><body><article><h1>Plant {n} reports</h1>
<p>Tesla shares rose {n}.2% in New York after plant {n} reported revenue of ${n} billion for the quarter.</p>
<p>The company employs {n},500 people, and its shares had lost 3% since the start of the year before that.</p></article>
<div id="comments"><ol class="commentlist"><li class="comment" id="comment-{n}"><cite class="fn">Reader {n}</cite>
<p>Good quarter number {n}.</p></li></ol></div></body></html>"""


def deployment(folder: Path, pages: int) -> dict[str, str]:
    """Make an inbox of pages of two days and return the environment that runs on it."""
    inbox = folder / "data" / "inbox"
    inbox.mkdir(parents=True)
    for n in range(pages):
        page = inbox / f"page{n}.html"
        page.write_text(_PAGE.format(n=n + 1), "utf-8")
        day = _DAYS[n % len(_DAYS)]
        meta = f'{{"url": "https://paper.example/{n}", "fetched_at": "{day}T08:00:00Z"}}'
        page.with_name(page.name + ".meta.json").write_text(meta, "utf-8")
    home = folder / "home"
    environment = os.environ | {
        "NEWS_ASSETS_DATA": str(folder / "data"),
        "NEWS_ASSETS_INBOX": str(inbox),
        "DAGSTER_HOME": str(home),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "GX_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": str(ROOT),
    }
    prepared = [sys.executable, "-m", "news_assets.defs.home"]
    subprocess.run(prepared, env=environment, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    (folder / "run.py").write_text(_RUN, "utf-8")
    return environment


def start(folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a run of both days in a process group of its own."""
    command = [sys.executable, str(folder / "run.py"), *_DAYS]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )


def kill(process: subprocess.Popen[bytes], whole_tree: bool) -> None:
    """Kill the run's process, and with `whole_tree` all that it started."""
    children = psutil.Process(process.pid).children(recursive=True) if whole_tree else []
    os.kill(process.pid, signal.SIGKILL)
    for child in children:
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
    process.wait()


def content(folder: Path) -> dict[str, list[dict[str, object]]]:
    """Read every table file, run_id left out; an unreadable file raises."""
    files = sorted((folder / "data" / "parquet").rglob("*.parquet"))
    root = folder / "data" / "parquet"
    return {
        str(f.relative_to(root)): pq.read_table(f, partitioning=None).drop_columns(["run_id"]).to_pylist()
        for f in files
    }


def rounds(points: int, times: int, pages: int) -> Iterator[tuple[str, bool, str]]:
    """Yield (what was done, whether the tables came out whole, remarks) for every kill."""
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name) / "whole"
        environment = deployment(whole, pages)
        began = time.monotonic()
        if start(whole, environment).wait() != 0:
            raise SystemExit((whole / "log").read_text("utf-8")[-2000:])
        length = time.monotonic() - began
        expected = content(whole)
        for turn in range(times):
            for point in range(points):
                for tree in (False, True):
                    folder = Path(name) / f"{turn}-{point}-{tree}"
                    environment = deployment(folder, pages)
                    at = length * (point + 0.5) / points
                    process = start(folder, environment)
                    time.sleep(at)
                    killed = process.poll() is None
                    if killed:
                        kill(process, tree)
                    code = start(folder, environment).wait()
                    good = code == 0 and content(folder) == expected
                    what = f"{'tree' if tree else 'process'} at {at:5.1f} s of {length:.1f} s"
                    yield what, good, "" if killed else "had already ended"
                    shutil.rmtree(folder)


def main() -> int:
    """Print a line per kill and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=14)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=40)
    options = parser.parse_args()
    results = []
    for what, good, remark in rounds(options.points, options.rounds, options.pages):
        results.append(good)
        print(f"{what}: {'equal to an unbroken run' if good else 'BROKEN'} {remark}", flush=True)
    print(f"{sum(results)} of {len(results)} restarts gave the tables of an unbroken run")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())

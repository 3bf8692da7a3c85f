"""Does anything that pages say come alive in the Dagster UI?  `python -m benchmarks.ui_payloads [--days N]`.

Starts `news-assets ui` on a folder of its own, lets the inbox sensor make a day of hostile pages, and reports events in
which every text column of every table and check holds each of the 60 payloads. Opens all of it in headless Chromium and
counts elements that a browser acts on and requests that leave the UI's own address (names are not looked up, so none
gets out). Takes about a quarter of an hour for all twelve days.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from news_assets.defs.specs import READABLE, ROWS, SUITE
from news_assets.schemas.tables import TABLES
from news_assets.text.plain import plain
from news_assets.validate import CHECKED
from news_assets_tests.browser import chromium
from news_assets_tests.defs import ui
from news_assets_tests.defs.poison import DAYS_FOR_ALL, day_of
from news_assets_tests.hostile_pages import drop_hostile
from news_assets_tests.report.payloads import PAYLOADS

_RUNS = "{runsOrError {... on Runs {results {runId status}}}}"
_DONE = ("SUCCESS", "FAILURE", "CANCELED")
View = tuple[str, str, tuple[str, ...]]


def poisoned_views(day: str) -> Iterator[View]:
    """Yield kind, address and awaited words of what shows a poisoned day, the latest one reported."""
    for table in TABLES:
        yield "partition", f"/assets/{table}?view=partitions&partition={day}", ("preview",)
        yield "events", f"/assets/{table}?view=events&partition={day}", ("preview",)
    for table in CHECKED:
        for check in (ROWS, SUITE):
            yield "check", f"/assets/{table}?view=checks&checkDetail={check}", (check, "failing_rows")
    yield "check", f"/assets/raw_pages?view=checks&checkDetail={READABLE}", ("unread_pages",)


def other_views(address: str) -> Iterator[View]:
    """Yield the views that show whatever came last, and every run with its log."""
    for table in TABLES:
        yield "overview", f"/assets/{table}?view=overview", ("Latest materialization",)
    for run in ui.ask(address, _RUNS)["runsOrError"]["results"]:
        yield "run", f"/runs/{run['runId']}", ("Events",)
    yield "lineage", "/asset-groups", ("quality",)


def main() -> None:
    """Open everything and print what came alive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=DAYS_FOR_ALL, help="poisoned days; all payloads need all of them")
    days = parser.parse_args().days
    shown: set[str] = set()
    counts: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as name, chromium(1700, 1300) as browser:
        folder = Path(name)
        (folder / "inbox").mkdir()
        drop_hostile(folder / "inbox", ["2024-05-14"])
        with ui.serving(folder) as address:
            ui.wait_for(lambda: _all_done(address), 900)
            for number in range(days):
                command = [sys.executable, "-m", "news_assets_tests.defs.poison", str(number)]
                subprocess.run(command, env=ui.environment(folder), check=True)
                for view in poisoned_views(day_of(number)):
                    shown |= _look(browser, address, view, counts)
            for view in other_views(address):
                shown |= _look(browser, address, view, counts)
    print(f"{'view':10s} opened  live elements  outside requests")
    for kind, (opened, live, outside) in counts.items():
        print(f"{kind:10s} {opened:6d} {live:14d} {outside:17d}")
    print(f"{len(shown)} of {len(PAYLOADS)} payloads were on the screen")
    for payload in sorted({*PAYLOADS} - shown) if days == DAYS_FOR_ALL else ():
        print(f"never seen: {payload!r}")
    live, outside = (sum(row[place] for row in counts.values()) for place in (1, 2))
    sys.exit(1 if live or outside or (days == DAYS_FOR_ALL and len(shown) < len(PAYLOADS)) else 0)


def _all_done(address: str) -> bool:
    runs = ui.ask(address, _RUNS)["runsOrError"]["results"]
    return bool(runs) and all(run["status"] in _DONE for run in runs)


def _look(browser: Any, address: str, view: View, counts: dict[str, list[int]]) -> set[str]:
    kind, path, awaited = view
    started = time.monotonic()
    text = ui.open_view(browser, address + path, awaited)
    live, outside = ui.live_elements(browser), ui.outside_requests(browser, address)
    ui.picture(browser, f"{kind}_{path.split('?')[0].split('/')[-1]}")
    for found in (*live, *outside):
        print(f"ALIVE in {path}: {found}", flush=True)
    row = counts.setdefault(kind, [0, 0, 0])
    counts[kind] = [row[0] + 1, row[1] + len(live), row[2] + len(outside)]
    print(f"{time.monotonic() - started:5.1f} s {path}", file=sys.stderr)
    # Marks that turn the direction of reading are taken out of cells.
    return {payload for payload in PAYLOADS if plain(payload) in text}


if __name__ == "__main__":
    main()

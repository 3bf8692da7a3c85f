"""Memory and speed over a large WARC: `python -m benchmarks.scale [20000 ...] [--light] [--day]`.

The file is made of the pages of ../shared/articles with changed text (`--light`: of short pages of our own) and read
from disk. `--day` makes all the day's tables of it (`run_day`) instead of only extracting. Memory is the proportional
set of this process, the workers and the process that forks them, all together. Exits 1 above 700 MiB or when memory
keeps growing. Several counts give the cost of a page as the corpus grows.
"""

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil

from benchmarks.speed import sample
from news_assets.engine import EngineSettings, extract_many
from news_assets.engine.day import run_day
from news_assets.extract import PageRecords
from news_assets.schemas.page_input import PageInput
from news_assets.sources.warc import CaptureFile, read_warc
from news_assets.storage import Lake

MAX_BYTES = 700 << 20
POINTS = 20
DAY = "2026-11-20"
_FIRMS = ("Nvidia", "Intel", "Tesla", "Teva", "Boeing", "Siemens", "Nestle", "Toyota", "Bank Leumi", "Elbit Systems")
_MORE = "Traders in {} had counted on less, and the shares of {} added {}.{}% to close at {} dollars in thin trade."


def light(count: int) -> Iterator[PageInput]:
    """Yield short pages of our own, no two alike."""
    for n in range(count):
        one, other = _FIRMS[n % 10], _FIRMS[n // 10 % 10]
        lines = [
            _MORE.format(_FIRMS[(n + i) % 10], other, (n + i) % 9, i, 20 + n % 90)
            + f" Note {n}.{i}, word{n * i % 9973} word{n * 7 % 9901}."
            for i in range(3)
        ]
        first = f"{one} reported revenue of {n % 400 + 1} billion dollars for {1990 + n % 30}, it said on Thursday."
        text = "".join(f"<p>{line}</p>" for line in (first, *lines))
        html = f"<html lang=en><title>{one} {n}</title><body><article><h1>{one} tells of its year</h1>{text}</article>"
        yield PageInput(html.encode(), f"https://news.example/{n}", "text/html", f"{DAY}T10:00:00Z", "warc")


def real(count: int) -> Iterator[PageInput]:
    """Yield real pages with changed text."""
    done = 0
    while done < count:
        for page in sample(min(230, count - done)):
            changed = page.body.replace(b"<p>", b"<p>%d " % done, 3)
            yield PageInput(changed, f"https://news.example/{done}", "text/html", page.fetched_at, "warc")
            done += 1


def memory() -> int:
    """Bytes of this process and all its children, shared pages counted once."""
    total = 0
    own = psutil.Process()
    for process in (own, *own.children(recursive=True)):
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


class Curve:
    """Memory and rate along the way; memory is also looked at between the points."""

    def __init__(self, count: int) -> None:
        self.points: list[int] = []
        self.marks: list[tuple[int, float]] = []
        self._every = max(1, count // POINTS)
        self._peak = 0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def along(self, stream: Iterator[PageRecords]) -> Iterator[PageRecords]:
        """Pass the records on and take points."""
        started = time.monotonic()
        for number, records in enumerate(stream, 1):
            yield records
            if number % self._every == 0:
                self.take(f"{number:7} pages {number / (time.monotonic() - started):6.1f} pages/s")
                self.marks.append((number, time.monotonic() - started))

    def take(self, what: str) -> None:
        """Print and keep the highest memory since the last point."""
        self.points.append(max(self._peak, memory()))
        self._peak = 0
        print(f"{what} {self.points[-1] / 2**20:7.0f} MiB", flush=True)

    def judged(self) -> int:
        """Stop looking, print the judgement, return the exit code."""
        self._over.set()
        self._watch.join()
        third = len(self.points) // 3
        early, late = max(self.points[third : 2 * third]), max(self.points[2 * third :])
        pages, seconds = zip(*self.marks, strict=True)
        half = len(pages) // 2
        quick = pages[half] / seconds[half]
        rest = (pages[-1] - pages[half]) / (seconds[-1] - seconds[half])
        print(f"peak {max(self.points) >> 20} MiB; last third {late / early:.2f} times the middle one")
        print(f"first half {quick:.1f} pages/s, second half {rest:.1f} pages/s")
        return int(max(self.points) > MAX_BYTES or late > 1.15 * early)

    def _look(self) -> None:
        while not self._over.wait(0.5):
            self._peak = max(self._peak, memory())


def main(counts: list[int], *, short: bool, day: bool) -> int:
    """Run every count and print what a page cost."""
    worst, costs = 0, []
    for count in counts:
        started = time.monotonic()
        worst = max(worst, run(count, short=short, day=day))
        costs.append(f"{count:7} pages, file and all: {1000 * (time.monotonic() - started) / count:6.2f} ms/page")
    print(*costs, sep="\n")
    return worst


def make(path: Path, count: int, short: bool) -> None:
    """Write the file."""
    with CaptureFile(path) as file:
        for page in light(count) if short else real(count):
            file.add(page)


def run(count: int, *, short: bool, day: bool) -> int:
    """Make the file, read it, judge the curve."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        making = get_context("fork").Process(target=make, args=(path, count, short))  # its memory is not ours
        making.start()
        making.join()
        assert making.exitcode == 0
        print(f"{path.stat().st_size >> 20} MiB of WARC, {count} pages", flush=True)
        curve = Curve(count)

        def extract(pages: Iterator[PageInput]) -> Iterator[PageRecords]:
            return curve.along(extract_many(pages, settings=EngineSettings(workers=2)))

        if day:
            started = time.monotonic()
            result = run_day(Lake(Path(folder) / "data"), DAY, read_warc(path), "run", extract=extract)
            assert result and not result.fatal, result
            curve.take(f"published, {time.monotonic() - started:.0f} s in all")
            print(result.accounting, {name: len(rows) for name, rows in result.tables.items()})
        else:
            rows = sum(
                len(r.entities) + len(r.quantities) + len(r.facts) for r in islice(extract(read_warc(path)), count)
            )
            print(f"{rows} rows")
        return curve.judged()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    sys.exit(main(numbers or [20_000], short="--light" in sys.argv, day="--day" in sys.argv))

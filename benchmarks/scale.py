"""Memory over a large WARC: `python -m benchmarks.scale [20000]`; exits 1 above 700 MiB or when memory keeps growing.

The file is made of the pages of ../shared/articles with changed text and read from disk. Memory is the proportional set
of this process, the workers and the process that forks them, all together.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil

from benchmarks.speed import sample
from news_assets.engine import EngineSettings, extract_many
from news_assets.schemas.page_input import PageInput
from news_assets.sources.warc import CaptureFile, read_warc

MAX_BYTES = 700 << 20
POINTS = 20


def make(path: Path, count: int) -> None:
    """Write the WARC file."""
    with CaptureFile(path) as file:
        done = 0
        while done < count:
            for page in sample(min(230, count - done)):
                changed = page.body.replace(b"<p>", b"<p>%d " % done, 3)
                file.add(PageInput(changed, f"https://news.example/{done}", "text/html", page.fetched_at, "warc"))
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


def measured(pages: Iterator[PageInput], count: int) -> list[int]:
    """Extract everything and return memory at `POINTS` points."""
    points: list[int] = []
    started = time.monotonic()
    rows = 0
    for number, records in enumerate(extract_many(pages, settings=EngineSettings(workers=2)), 1):
        rows += len(records.entities) + len(records.quantities) + len(records.facts)
        if number % max(1, count // POINTS) == 0:
            points.append(memory())
            rate = number / (time.monotonic() - started)
            print(f"{number:7} pages {points[-1] / 2**20:7.0f} MiB {rate:6.1f} pages/s {rows:9} rows", flush=True)
    return points


def main(count: int) -> int:
    """Make the file, read it, judge the curve."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        make(path, count)
        print(f"{path.stat().st_size >> 20} MiB of WARC, {count} pages")
        points = measured(read_warc(path), count)
    third = len(points) // 3
    early, late = max(points[third : 2 * third]), max(points[2 * third :])
    print(f"peak {max(points) >> 20} MiB; last third {late / early:.2f} times the middle one")
    return int(max(points) > MAX_BYTES or late > 1.15 * early)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))

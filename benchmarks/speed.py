"""Pages per second: `python benchmarks/speed.py [pages]`; whole pipeline, each stage, one and two workers, and peers.

Pages are those of ../shared/articles, repeated with changed text. Rates of one process are per second of
processor time, so that other work on the machine does not count; the scaling of workers is by the clock.
"""

import gzip
import io
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import news_assets.extract as pipeline
from news_assets.engine import EngineSettings, extract_many
from news_assets.engine.task import run_page, settle, warm_up
from news_assets.engine.wire import pack_records, unpack_records
from news_assets.extract import PageRecords
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.tables import TABLES
from news_assets.storage import overlay, to_arrow

ROOT = Path(__file__).resolve().parents[1]
STAGES = (
    "read_page", "profile_for", "extract_articles", "extract_comments", "find_entities", "find_quantities",
    "find_facts", "check_claims",
)  # fmt: skip


def sample(count: int) -> list[PageInput]:
    """Return real pages, each copy with other words in its paragraphs."""
    files = sorted((ROOT.parent / "shared" / "articles" / "html").rglob("*.html*"))
    bodies = [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in files]
    return [
        PageInput(
            body.replace(b"</p>", b" (%d)</p>" % n), f"https://news.example/{n}", fetched_at="2026-11-20T10:00:00Z"
        )
        for n, body in islice(enumerate(cycle(bodies)), count)
    ]


class Meter:
    """Adds up the processor time of the pipeline's stages."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        for name in STAGES:
            if hasattr(pipeline, name):
                setattr(pipeline, name, self._timed(name, getattr(pipeline, name)))

    def _timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            started = time.process_time()
            try:
                return call(*args, **kwargs)
            finally:
                self.seconds[name] += time.process_time() - started

        return timed


def row(name: str, seconds: float, count: int) -> float:
    """Print a line and return pages per second."""
    rate = count / seconds if seconds else float("inf")
    print(f"  {name:34} {1000 * seconds / count:8.2f} ms/page {rate:9.1f} pages/s")
    return rate


def cpu(call: Callable[[], Any]) -> tuple[float, Any]:
    """Run and return processor seconds and the result."""
    started = time.process_time()
    result = call()
    return time.process_time() - started, result


def arrow(records: list[PageRecords]) -> dict[str, Any]:
    """Make the tables of some pages."""
    names = [name for name in TABLES if name not in ("raw_pages", "quarantine")]
    return {
        "raw_pages": to_arrow("raw_pages", [r.page for r in records], "run"),
        **{n: to_arrow(n, [x for r in records for x in getattr(r, n)], "run") for n in names},
    }


def parquet(tables: dict[str, Any]) -> int:
    """Write all tables to memory as they are published."""
    size = 0
    for table in tables.values():
        sink = io.BytesIO()
        overlay.write(overlay.Source.of(table), sink)
        size += sink.tell()
    return size


def ours(pages: list[PageInput]) -> float:
    """Print stages and the whole; return seconds for everything."""
    parquet(arrow([run_page(page) for page in pages[:5]]))  # what the first use loads is loaded once a run
    whole, records = cpu(lambda: [run_page(page) for page in pages])
    wire, _ = cpu(lambda: [unpack_records(pack_records(r), r.page.body) for r in records])
    build, tables = cpu(lambda: arrow(records))
    write, size = cpu(lambda: parquet(tables))
    print("ours, one process")
    row("extract_page", whole, len(pages))
    row("between processes", wire, len(pages))
    row("Arrow tables", build, len(pages))
    row("Parquet (zstd)", write, len(pages))
    row("everything", whole + build + write, len(pages))
    counts = ", ".join(f"{len(t)} {n}" for n, t in tables.items())
    print(f"  {counts}; {size / len(pages) / 1024:.0f} KiB/page")
    meter = Meter()
    for page in pages[: max(50, len(pages) // 4)]:
        run_page(page)
    print("stages (of extract_page)")
    for name, seconds in meter.seconds.items():
        row(name, seconds, max(50, len(pages) // 4))
    return whole + build + write


def peers(pages: list[PageInput]) -> dict[str, float]:
    """Seconds of text extraction alone by other libraries on the same pages."""
    import trafilatura

    found = {"trafilatura": cpu(lambda: [trafilatura.bare_extraction(p.body) for p in pages])[0]}
    try:
        from newspaper import Article
    except ImportError:
        return found

    def parse(page: PageInput) -> None:
        article = Article("https://news.example/", language="en", fetch_images=False)  # it would go to the network
        article.download(input_html=page.body.decode("utf-8", "replace"))
        with suppress(ValueError):
            article.parse()

    few = pages[: max(20, len(pages) // 5)]
    found["newspaper4k"] = cpu(lambda: [parse(p) for p in few])[0] * len(pages) / len(few)
    return found


def scaling(pages: list[PageInput]) -> None:
    """One and two workers by the clock."""
    rates = []
    for workers in (1, 2):
        stream = extract_many(iter(pages), settings=EngineSettings(workers=workers))
        next(stream)
        started = time.monotonic()
        done = sum(1 for _ in stream)
        rates.append(row(f"{workers} worker(s), by the clock", time.monotonic() - started, done))
    print(f"  two workers are {rates[1] / rates[0]:.2f} times one")


def main(count: int) -> None:
    """Print all tables."""
    pages = sample(count)
    print(f"{len(pages)} pages, {sum(len(p.body) for p in pages) / len(pages) / 1024:.0f} KiB each")
    warm_up()
    settle()  # as in a worker; what follows is measured under the same setting
    seconds = ours(pages)
    print("others, text extraction alone")
    for name, other in peers(pages).items():
        row(name, other, len(pages))
        print(f"  our whole pipeline runs at {other / seconds:.2f} times the pages/s of {name}")
    scaling(pages)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)

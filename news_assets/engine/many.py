"""Stream pages through an engine: in order, with a bounded number in flight."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any, Protocol

from news_assets.engine.embedded import RUN_PAGE, Answer, EmbeddedPool
from news_assets.engine.settings import EngineSettings
from news_assets.extract import PageRecords
from news_assets.schemas.page_input import PageInput

# So much may wait in memory, whatever the number of pages.
_BYTES_IN_FLIGHT = 64 << 20


class Engine(Protocol):
    """Where chunks are read."""

    width: int

    def submit(self, pages: list[PageInput]) -> Any:
        """Start reading a chunk and return a handle."""

    def result(self, handle: Any) -> list[Answer]:
        """Wait for the answers, one per page of the chunk, in order."""

    def close(self) -> None:
        """Stop at once."""


def extract_many(
    pages: Iterable[PageInput], *, settings: EngineSettings | None = None, workers: int | None = None
) -> Iterator[PageRecords]:
    """Yield the records of each page, in order, one for one; no page can stop or harm another.

    `settings` default to the environment's (see EngineSettings); `workers` overrides their number of worker
    processes: 0 reads in this process, which starts at once but has no protection against a page that hangs.
    A page that was too slow, too large or fatal for its worker comes back quarantined with the reason.
    """
    chosen = settings or EngineSettings.from_environment()
    if workers == 0 or (workers is None and chosen.workers == 0 and chosen.kind == "embedded"):
        from news_assets.engine.task import run_page

        return map(run_page, pages)
    return _stream(pages, chosen, workers)


def open_engine(settings: EngineSettings, task: str = RUN_PAGE) -> Engine:
    """Start the engine the settings name."""
    if settings.kind == "ray":
        from news_assets.engine.cluster import RayEngine

        return RayEngine(settings, task)
    return EmbeddedPool(settings, task)


def _stream(pages: Iterable[PageInput], settings: EngineSettings, workers: int | None) -> Iterator[PageRecords]:
    from dataclasses import replace

    chosen = settings if workers is None else replace(settings, workers=workers)
    with closing(open_engine(chosen)) as engine:
        yield from run_chunks(pages, engine, chosen)


def run_chunks(pages: Iterable[PageInput], engine: Engine, settings: EngineSettings) -> Iterator[PageRecords]:
    """Keep the engine busy a few chunks ahead of the reader and yield in order."""
    pending: deque[tuple[list[PageInput], int, Any]] = deque()
    waiting = 0
    for chunk in chunks(pages, engine.width, settings):
        size = sum(len(page.body) for page in chunk)
        while pending and (len(pending) >= 3 * engine.width or waiting + size > _BYTES_IN_FLIGHT):
            done, done_size, handle = pending.popleft()
            yield from _records(done, engine.result(handle))
            waiting -= done_size
        pending.append((chunk, size, engine.submit(chunk)))
        waiting += size
    while pending:
        done, _, handle = pending.popleft()
        yield from _records(done, engine.result(handle))


def _records(pages: list[PageInput], answers: list[Answer]) -> Iterator[PageRecords]:
    from news_assets.engine.task import refused
    from news_assets.engine.wire import unpack_records

    for page, answer in zip(pages, answers, strict=True):
        yield refused(page, answer) if isinstance(answer, str) else unpack_records(answer, page.body)


def chunks(pages: Iterable[PageInput], width: int, settings: EngineSettings) -> Iterator[list[PageInput]]:
    """Cut the stream; chunks start with one page and grow, so that few pages spread over all workers too."""
    count, limit, size, chunk = 0, 1, 0, list[PageInput]()
    for page in pages:
        if chunk and (len(chunk) >= limit or size + len(page.body) > settings.chunk_bytes):
            yield chunk
            count, size, chunk = count + 1, 0, []
            limit = min(settings.chunk_pages, 1 << (count // max(1, width)))
        chunk.append(page)
        size += len(page.body)
    if chunk:
        yield chunk

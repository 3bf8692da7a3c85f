"""The same pages through every engine: `python -m benchmarks.engines [400]`.

Two embedded workers, chunks as Ray tasks (what the engine `ray` does), and Daft, which runs a function over a column on
its own threads or on Ray. Times are by the clock, without start-up: each engine reads some pages before. Daft needs
pyarrow < 26, so it is measured in an environment of its own (`pip install daft ray 'pyarrow<26' -e .`) and left out
elsewhere. It guards no page: one that hangs or crashes takes its process along.
"""

import sys
import time
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec

from benchmarks.speed import sample
from news_assets.engine import EngineSettings, extract_many
from news_assets.engine.task import run_page
from news_assets.engine.wire import pack_pages, pack_records, unpack_pages
from news_assets.schemas.page_input import PageInput

_CHUNK = 16


def embedded(pages: list[PageInput]) -> int:
    """Read with killable worker processes."""
    return sum(1 for _ in extract_many(iter(pages), settings=EngineSettings(workers=2, chunk_pages=_CHUNK)))


def ray_tasks(pages: list[PageInput]) -> int:
    """Read with chunks as Ray tasks, guarded as ever."""
    return sum(1 for _ in extract_many(iter(pages), settings=EngineSettings("ray", workers=2, chunk_pages=_CHUNK)))


def with_daft(pages: list[PageInput]) -> int:
    """Read with a Daft function over a column of chunks."""
    import daft

    @daft.udf(return_dtype=daft.DataType.list(daft.DataType.binary()))
    def read(chunks: daft.Series) -> list[list[bytes]]:
        return [[pack_records(run_page(page)) for page in unpack_pages(chunk)] for chunk in chunks.to_pylist()]

    chunks = [pack_pages(pages[at : at + _CHUNK]) for at in range(0, len(pages), _CHUNK)]
    frame = daft.from_pydict({"chunk": chunks}).into_partitions(max(2, len(chunks) // 2))
    found = frame.select(read(frame["chunk"])).to_pydict()
    return sum(map(len, found["chunk"]))


def daft_on_ray(pages: list[PageInput]) -> int:
    """Read with Daft on Ray."""
    _choose_ray()
    return with_daft(pages)


@cache
def _choose_ray() -> None:
    import daft

    getattr(daft, "set_runner_ray", daft.context.set_runner_ray)()


def main(count: int) -> None:
    """Print a table."""
    engines: dict[str, Callable[[list[PageInput]], int]] = {"embedded, two workers": embedded}
    if find_spec("ray"):
        import ray

        ray.init(num_cpus=2, log_to_driver=False, include_dashboard=False)
        engines["Ray tasks"] = ray_tasks
    if find_spec("daft"):
        # A process has one of Daft's runners for good.
        engines |= {"Daft on Ray": daft_on_ray} if find_spec("ray") else {"Daft": with_daft}
    pages = sample(count)
    print(f"{count} pages\n{'engine':24s}   seconds   pages/s")
    for name, read in engines.items():
        read(pages[:32])
        started = time.monotonic()
        done = read(pages)
        taken = time.monotonic() - started
        print(f"{name:24s} {taken:9.1f} {done / taken:9.1f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)

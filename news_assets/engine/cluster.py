"""Chunks of pages over a Ray cluster: each task hands its chunk to the same guarded pool, on the node it runs on."""

import os
from functools import cache
from typing import Any

from news_assets.engine.embedded import RUN_PAGE, Answer, EmbeddedPool
from news_assets.engine.settings import EngineSettings, Limits
from news_assets.engine.wire import pack_pages, unpack_pages
from news_assets.schemas.page_input import PageInput

# A task is done again on another node when its own is lost; a page cannot kill a task, only the pool's worker.
_RETRIES = 10


class RayEngine:
    """Connects to RAY_ADDRESS, or starts Ray on this machine; `width` chunks are under way at a time."""

    def __init__(self, settings: EngineSettings, task: str = RUN_PAGE) -> None:
        try:
            import ray
        except ImportError as error:
            raise RuntimeError("the Ray engine needs its package: install news_assets with the extra `ray`") from error
        self._ray = ray
        self._task = task
        self._limits = (settings.limits.seconds, settings.limits.memory)
        self._own = not ray.is_initialized()
        if self._own:
            address = os.environ.get("RAY_ADDRESS") or "local"
            ray.init(address=address, log_to_driver=False, include_dashboard=False if address == "local" else None)
        cpus = int(ray.cluster_resources().get("CPU", 1))
        self.width = settings.workers or max(1, cpus)
        self._remote = ray.remote(num_cpus=1, max_retries=_RETRIES)(read_chunk)

    def submit(self, pages: list[PageInput]) -> Any:
        """Send a chunk to the cluster."""
        return self._remote.remote(pack_pages(pages), self._task, *self._limits)

    def result(self, handle: Any) -> list[Answer]:
        """Wait for the answers of a chunk."""
        answers: list[Answer] = self._ray.get(handle)
        return answers

    def close(self) -> None:
        """Let go of the cluster."""
        if self._own:
            self._ray.shutdown()


def read_chunk(pages: bytes, task: str, seconds: float, memory: int) -> list[Answer]:
    """Read a packed chunk in this process's own pool of one worker; runs on the cluster's nodes."""
    return _pool(task, seconds, memory).submit(unpack_pages(pages)).result()


@cache
def _pool(task: str, seconds: float, memory: int) -> EmbeddedPool:
    return EmbeddedPool(EngineSettings(workers=1, limits=Limits(seconds, memory)), task)

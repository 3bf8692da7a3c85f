"""Chunks of pages over the embedded pool of worker processes."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from news_assets.engine.settings import EngineSettings
from news_assets.engine.wire import pack_pages
from news_assets.engine.worker import Worker, WorkerLost, Zygote
from news_assets.schemas.page_input import PageInput

RUN_PAGE = "news_assets.engine.task:run_page"
# A worker is replaced after so many pages or so much growth, so that no leak adds up over a day.
_RECYCLE_PAGES = 2000
_RECYCLE_BYTES = 96 << 20

Answer = bytes | str
"""Packed records of a page, or the reason why there are none."""


class EmbeddedPool:
    """`submit` reads a chunk in some worker; a page that costs two workers their life is answered with a reason."""

    def __init__(self, settings: EngineSettings, task: str = RUN_PAGE) -> None:
        self.width = max(1, settings.width)
        self._zygote = Zygote(task, settings.limits)
        self._threads = ThreadPoolExecutor(self.width, thread_name_prefix="page-worker")
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, pages: list[PageInput]) -> "Future[list[Answer]]":
        """Start reading the pages; the answers come in their order."""
        return self._threads.submit(self._run, pages)

    def result(self, handle: "Future[list[Answer]]") -> list[Answer]:
        """Wait for the answers of a chunk."""
        return handle.result()

    def close(self) -> None:
        """Stop at once, whatever is under way."""
        self._closed = True
        with self._lock:
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._zygote.close()

    def _run(self, pages: list[PageInput]) -> list[Answer]:
        answers: list[Answer] = []
        while len(answers) < len(pages) and not self._closed:
            rest = pages[len(answers) :]
            try:
                self._read(rest, answers)
            except WorkerLost:
                if len(answers) < len(pages) and not self._closed:
                    answers.append(self._alone(pages[len(answers)]))
        return answers

    def _alone(self, page: PageInput) -> Answer:
        """Give the page that was under way when its worker was lost one more try, alone."""
        answers: list[Answer] = []
        try:
            self._read([page], answers)
            return answers[0]
        except WorkerLost as lost:
            return f"{lost}, twice; replay it from quarantine after a fix"

    def _read(self, pages: list[PageInput], answers: list[Answer]) -> None:
        worker = self._take()
        try:
            worker.send(pack_pages(pages))
            for _ in pages:
                answers.append(worker.receive())  # noqa: PERF401 - what was answered before a loss must stay
        except BaseException:
            self._drop(worker)
            raise
        if worker.pages >= _RECYCLE_PAGES or worker.grown() > _RECYCLE_BYTES:
            self._drop(worker)
        else:
            with self._lock:
                self._idle.append(worker)

    def _take(self) -> Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        worker = self._zygote.spawn()
        with self._lock:
            self._all.add(worker)
        return worker

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
            with suppress(OSError):
                worker.kill()

"""Process that loads everything once and forks a fresh worker for every socket it is handed.

It is started by command, not by fork, so that threads of the parent (Dagster, Polars) cannot lock it up; being
single-threaded itself it may fork, and a worker that had to be killed is replaced within milliseconds.
"""

import ctypes
import importlib
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from news_assets.engine.task import settle
from news_assets.engine.wire import pack_records, unpack_pages
from news_assets.extract import PageRecords
from news_assets.schemas.page_input import PageInput

Task = Callable[[PageInput], PageRecords]
_PR_SET_PDEATHSIG = 1


def main(control_fd: int, task: str, memory: int) -> None:
    """Serve until the parent closes the control socket or dies."""
    os.dup2(2, 1)
    module, _, name = task.partition(":")
    run: Task = getattr(importlib.import_module(module), name)
    warm_up = getattr(importlib.import_module(module), "warm_up", None)
    if warm_up is not None:
        warm_up()
    settle()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=control_fd) as control:
        while True:
            data, descriptors, _, _ = socket.recv_fds(control, 1, 1)
            if not data:
                return
            if os.fork() == 0:
                control.close()
                _die_with_parent()
                _serve(Connection(descriptors[0]), run, memory)
                os._exit(0)
            os.close(descriptors[0])


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve(connection: Connection, run: Task, memory: int) -> None:
    """Answer chunks of pages, one message per page, until the connection ends."""
    _limit_memory(memory)
    connection.send_bytes(str(os.getpid()).encode())
    while True:
        try:
            pages = unpack_pages(connection.recv_bytes())
        except EOFError:
            return
        for page in pages:
            connection.send_bytes(pack_records(run(page)))


def _limit_memory(memory: int) -> None:
    """Let an allocation beyond the limit fail in the worker, before the machine runs out."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        size = int(statm.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + 2 * memory, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

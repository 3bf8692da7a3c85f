"""Parent's side of the worker processes: start, watch, kill."""

import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import news_assets
from news_assets.engine.settings import Limits

_POLL = 0.1
# A page may take so many times its seconds of processor time by the clock, since the machine may be busy.
_PATIENCE = 4


class WorkerLost(Exception):
    """The worker is gone; the message is the reason for the page it was reading."""


class Zygote:
    """Handle of the process that forks workers; close it to end them all."""

    def __init__(self, task: str, limits: Limits) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair()
        root = str(Path(news_assets.__file__).resolve().parents[1])
        path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        command = [sys.executable, "-P", "-m", "news_assets.engine.zygote", str(theirs.fileno()), task]
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [*command, str(limits.memory)],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": path},
            )

    def spawn(self) -> "Worker":
        """Return a fresh worker; raises RuntimeError when the workers cannot start at all."""
        mine, theirs = socket.socketpair()
        with mine, theirs:
            try:
                with self._lock:
                    socket.send_fds(self._control, [b"w"], [theirs.fileno()])
                theirs.close()
                return Worker(Connection(mine.detach()), self.limits)
            except (OSError, EOFError) as error:
                raise RuntimeError("the extraction workers do not start; their message stands on stderr") from error

    def close(self) -> None:
        """End the zygote and with it every worker."""
        self._control.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Worker:
    """One worker process; used by one thread at a time."""

    def __init__(self, connection: Connection, limits: Limits) -> None:
        self.pages = 0
        self._connection = connection
        self._limits = limits
        self._pid = int(connection.recv_bytes())
        self._pidfd = os.pidfd_open(self._pid) if hasattr(os, "pidfd_open") else None
        self._idle = self.rss()

    def send(self, data: bytes) -> None:
        """Hand over a chunk; WorkerLost when the worker is gone."""
        try:
            self._connection.send_bytes(data)
        except OSError as error:
            raise WorkerLost("worker_died: the process ended while idle") from error

    def receive(self) -> bytes:
        """Wait for the next page's answer; WorkerLost with the reason when it takes too much or dies."""
        self.pages += 1
        wall = time.monotonic() + _PATIENCE * self._limits.seconds
        begun: float | None = None
        try:
            while not self._connection.poll(_POLL):
                begun = self._cpu() if begun is None else begun
                if self._cpu() - begun > self._limits.seconds or time.monotonic() > wall:
                    raise WorkerLost(f"page_timeout: no result within {self._limits.seconds:g} s")
                if self.grown() > self._limits.memory:
                    raise WorkerLost(f"page_memory: more than {self._limits.memory >> 20} MiB for one page")
            return self._connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise WorkerLost("worker_died: the process ended while reading the page") from error

    def _cpu(self) -> float:
        """Seconds of processor time used so far, 0 where the system does not tell."""
        try:
            after_name = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
            return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError):
            return 0.0

    def rss(self) -> int:
        """Resident bytes of the process, 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self._pid}/statm").read_text().split()[1]) * resource.getpagesize()
        except (OSError, IndexError):
            return 0

    def grown(self) -> int:
        """Resident bytes above the idle worker."""
        return self.rss() - self._idle

    def kill(self) -> None:
        """End the process at once; its number cannot have been given to another one."""
        try:
            if self._pidfd is not None:
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
                os.close(self._pidfd)
                self._pidfd = None
        except ProcessLookupError:
            pass
        self._connection.close()

"""A web on this machine: names resolve to public test addresses, connections to those end at a local server."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore

from news_assets.sources.net.backend import GuardedBackend
from news_assets.sources.net.client import Client, FetchSettings

PUBLIC = "93.184.215.14"


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: Callable | None = None
    """Writes to the socket by itself."""


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self, now: float = 1_795_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Web:
    """`routes` maps `host/path` to an answer or a function of the request's headers; `asked` logs every request."""

    port: int = 0
    routes: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    times: list = field(default_factory=list)
    dialled: list = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)

    def resolve(self, host: str, port: int) -> list[str]:
        found = self.names.get(host, PUBLIC if host.endswith(".example") else None)
        if callable(found):
            found = found()
        if found is None:
            numeric = [e[4][0] for e in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
            return list(dict.fromkeys(numeric))
        return [found] if isinstance(found, str) else list(found)

    def dial(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append(address)
        if address != PUBLIC:
            raise AssertionError(f"connection to {address}")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=timeout)

    def client(self, **settings) -> Client:
        chosen = FetchSettings(user_agent="news_assets/0 (+mailto:desk@a.example)", **settings)
        backend = GuardedBackend(self.resolve, connect=self.dial)
        return Client(chosen, clock=self.clock, sleep=self.clock.sleep, backend=backend)


@contextmanager
def web() -> Iterator[Web]:
    """Start a server for the duration of a test."""
    state = Web()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = self.headers["Host"].partition(":")[0] + self.path
            state.asked.append(address)
            state.times.append((address.partition("/")[0], state.clock.now))
            answer = state.routes.get(address, Answer(b"nothing here", 404))
            if callable(answer):
                answer = answer(self.headers)
            if answer.raw is not None:
                answer.raw(self.wfile)
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if answer.status != 304:
                self.wfile.write(answer.body)

        def log_message(self, *_) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

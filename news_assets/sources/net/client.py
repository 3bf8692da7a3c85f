"""One fetch: robots, pace, checked address, redirects, retries, limits."""

import contextlib
import time
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from news_assets.sources.net.backend import GuardedBackend
from news_assets.sources.net.decode import decoded
from news_assets.sources.net.errors import FetchError
from news_assets.sources.net.pace import Pacer
from news_assets.sources.net.robots import Robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_RETRIED = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """Times in seconds, `max_bytes` received and decoded."""

    user_agent: str
    seconds_per_host: float = 5.0
    max_bytes: int = 10 << 20
    max_redirects: int = 5
    tries: int = 3
    back_off: float = 2.0
    read_timeout: float = 15.0
    total_timeout: float = 60.0


@dataclass(frozen=True, slots=True)
class Response:
    """What came back; `url` is the last one after redirects, header names are lower case, the body is decoded."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: str


class Client:
    """Fetches one page at a time. `clock` gives epoch seconds; nothing else here reads the time of day."""

    def __init__(
        self,
        settings: FetchSettings,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        backend: GuardedBackend | None = None,
        robots_store: MutableMapping[str, tuple[float, str]] | None = None,
    ) -> None:
        self.settings = settings
        self.pacer = Pacer(settings.seconds_per_host, clock, sleep)
        self._clock = clock
        self._sleep = sleep
        self._backend = backend or GuardedBackend()
        self._pool = httpcore.ConnectionPool(network_backend=self._backend, max_connections=20, keepalive_expiry=30.0)
        store = {} if robots_store is None else robots_store
        self._robots = Robots(settings.user_agent.partition("/")[0], self._robots_txt, clock, store)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Response:
        """Fetch a page; with `etag` or `last_modified` the answer may have status 304. Raises FetchError."""
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._follow(url, {k: v for k, v in headers.items() if v}, obey_robots=True)

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        response = self._follow(url, {}, obey_robots=False)
        return response.status, response.body

    def _follow(self, url: str, headers: dict[str, str], *, obey_robots: bool) -> Response:
        address = _checked(url)
        for _ in range(self.settings.max_redirects + 1):
            if obey_robots:
                origin = f"{address.scheme}://{address.netloc.decode('ascii')}"
                self.pacer.slow_down(address.host, self._robots.check(origin, str(address)))
            response = self._patiently(address, headers)
            if response.status not in _REDIRECTS:
                return response
            try:
                address = _checked(str(address.join(response.headers.get("location", ""))))
            except (httpx.InvalidURL, ValueError) as error:
                raise FetchError("redirect_broken", "the redirect leads to no address") from error
        raise FetchError("redirects", f"more than {self.settings.max_redirects} redirects")

    def _patiently(self, address: httpx.URL, headers: dict[str, str]) -> Response:
        """Ask up to `tries` times with growing pauses."""
        pause = self.settings.back_off
        for attempt in range(1, self.settings.tries + 1):
            self.pacer.wait(address.host)
            try:
                response = self._once(address, headers)
                if response.status in _BUSY:
                    self._obey_retry_after(address.host, response, pause)
                if response.status < 500 and response.status not in _BUSY:
                    return response
                failure = FetchError(f"http_{response.status}", "the server does not answer properly", self._later())
            except _RETRIED as error:
                kind = "timeout" if isinstance(error, httpcore.TimeoutException) else "connection"
                failure = FetchError(kind, f"{type(error).__name__} {error}".strip(), self._later())
            except FetchError as error:
                if error.error_id != "encoding_broken":
                    raise
                failure = FetchError(error.error_id, str(error).partition(": ")[2], self._later())
            if attempt < self.settings.tries:
                self._sleep(pause)
                pause *= 2
        raise failure

    def _once(self, address: httpx.URL, headers: dict[str, str]) -> Response:
        self._backend.deadline = time.monotonic() + self.settings.total_timeout
        target = httpcore.URL(
            scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
        )
        seconds = dict.fromkeys(("connect", "read", "write", "pool"), self.settings.read_timeout)
        sent = {
            "Host": address.netloc.decode("ascii"),
            "User-Agent": self.settings.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate, br, zstd",
            **headers,
        }
        with self._pool.stream("GET", target, headers=list(sent.items()), extensions={"timeout": seconds}) as answer:
            received = _headers(answer.headers)
            length = received.get("content-length", "")
            if length.isdecimal() and int(length) > self.settings.max_bytes:
                raise FetchError("too_large", f"the server announces {int(length) >> 20} MiB")
            encoding = received.get("content-encoding", "")
            body = b"" if answer.status == 304 else decoded(answer.iter_stream(), encoding, self.settings.max_bytes)
        return Response(str(address), answer.status, received, body, self._now())

    def _obey_retry_after(self, host: str, response: Response, pause: float) -> None:
        raw = response.headers.get("retry-after", "").strip()
        until = self._clock() + pause
        if raw.isdecimal():
            until = self._clock() + min(int(raw[:9]), 86_400)
        elif raw:
            with contextlib.suppress(ValueError, OverflowError):
                until = min(parsedate_to_datetime(raw).timestamp(), self._clock() + 86_400)
        self.pacer.postpone(host, until)

    def _later(self) -> float:
        return self._clock() + 600

    def _now(self) -> str:
        return datetime.fromtimestamp(self._clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _checked(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError("address_broken", f"{url[:200]!r} is no address") from error
    if address.scheme not in ("http", "https") or address.userinfo:
        raise FetchError("address_refused", f"{url[:200]!r}: only http and https without a password are fetched")
    if not address.host or "%" in address.host or (address.port or 0) > 65_535:
        raise FetchError("address_broken", f"{url[:200]!r} names no host")
    return address.copy_with(fragment=None)


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Join repeated headers with commas, as HTTP reads them."""
    joined: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        joined[key] = f"{joined[key]}, {text}" if key in joined else text
    return joined

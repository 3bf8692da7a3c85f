"""One polite rate per host."""

import threading
from collections.abc import Callable

from news_assets.sources.net.errors import FetchError


class Pacer:
    """Keeps `seconds` between requests to a host, or the site's own delay when that is larger.

    `clock` gives epoch seconds. A wait of more than `patience` seconds is not made: FetchError `host_busy` says when.
    """

    def __init__(
        self, seconds: float, clock: Callable[[], float], sleep: Callable[[float], None], patience: float = 120.0
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._patience = patience
        self._delay: dict[str, float] = {}
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def slow_down(self, host: str, seconds: float) -> None:
        """Take the delay the site asks for into account."""
        self._delay[host] = max(self._delay.get(host, 0.0), seconds)

    def postpone(self, host: str, until: float) -> None:
        """Make no request to the host before that time."""
        self._next[host] = max(self._next.get(host, 0.0), until)

    def ready_at(self, host: str) -> float:
        """Time of the next allowed request, in epoch seconds."""
        return self._next.get(host, 0.0)

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked, and count the request that follows."""
        with self._lock:
            now = self._clock()
            start = max(now, self.ready_at(host))
            if start - now > self._patience:
                raise FetchError("host_busy", f"{host} wants to be left alone for {start - now:.0f} s", start)
            self._next[host] = start + max(self._seconds, self._delay.get(host, 0.0))
        if start > now:
            self._sleep(start - now)

"""What robots.txt allows (RFC 9309)."""

from collections.abc import Callable, MutableMapping

from protego import Protego

from news_assets.sources.net.errors import FetchError

_KEEP = 24 * 3600.0
_TRY_AGAIN = 3600.0
_MAX_CHARACTERS = 512 << 10

Fetch = Callable[[str], tuple[int, bytes]]
"""Address of a robots.txt to status and body; raises FetchError."""


class Robots:
    """Rules per origin, kept for a day in `store` (origin → (epoch seconds, text))."""

    def __init__(
        self, agent: str, fetch: Fetch, clock: Callable[[], float], store: MutableMapping[str, tuple[float, str]]
    ) -> None:
        self._agent = agent
        self._fetch = fetch
        self._clock = clock
        self._store = store
        self._parsed: dict[str, tuple[str, Protego]] = {}
        self._silent: dict[str, FetchError] = {}

    def check(self, origin: str, url: str) -> float:
        """Return the delay the site asks for, in seconds; FetchError `robots_disallow` or `robots_unreachable`."""
        rules = self._rules(origin)
        if not rules.can_fetch(url, self._agent):
            raise FetchError("robots_disallow", "robots.txt forbids this address; take it out of the sources")
        rate = rules.request_rate(self._agent)
        per_request = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(rules.crawl_delay(self._agent) or 0.0, per_request)

    def _rules(self, origin: str) -> Protego:
        fetched, text = self._store.get(origin, (0.0, ""))
        if self._clock() - fetched >= _KEEP:
            text = self._load_once_an_hour(origin)
            self._store[origin] = (self._clock(), text)
        known = self._parsed.get(origin)
        if known is None or known[0] != text:
            known = self._parsed[origin] = (text, Protego.parse(text))
        return known[1]

    def _load_once_an_hour(self, origin: str) -> str:
        known = self._silent.get(origin)
        if known is not None and known.retry_at is not None and known.retry_at > self._clock():
            raise known
        try:
            return self._load(origin)
        except FetchError as error:
            if error.error_id == "robots_unreachable":
                self._silent[origin] = error
            raise

    def _load(self, origin: str) -> str:
        try:
            status, body = self._fetch(f"{origin}/robots.txt")
        except FetchError as error:
            if error.error_id in ("host_busy", "address_refused"):
                raise
            raise self._unreachable(str(error)) from error
        if 200 <= status < 300:
            return body.decode("utf-8", "replace")[:_MAX_CHARACTERS]
        if 400 <= status < 500 and status != 429:
            return ""
        raise self._unreachable(f"status {status}")

    def _unreachable(self, why: str) -> FetchError:
        message = f"robots.txt gives no answer ({why}), so nothing of the site is fetched for an hour"
        return FetchError("robots_unreachable", message, self._clock() + _TRY_AGAIN)

"""One round of fetching: ask the indexes that are due, fetch the pages that are new, keep them as captures.

Fetched bytes go to `captures/` and only then the state is committed. A round that is killed is repeated; a day can be
run again from its captures without the network.
"""

import logging
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

from news_assets.schemas.ids import sha256_hex
from news_assets.schemas.page_input import PageInput
from news_assets.sources.captures import Captures, utc
from news_assets.sources.comment_apis import comment_addresses
from news_assets.sources.config import CommentApi, Config, Feed, Sitemap, Urls
from news_assets.sources.index import Link, UnreadableIndexError, read_feed, read_list, read_sitemap, unpacked
from news_assets.sources.net.client import Client, FetchSettings, Response
from news_assets.sources.net.errors import FetchError
from news_assets.sources.report import TickReport
from news_assets.sources.targets import Target, Targets
from news_assets.storage.publish import only_writer

log = logging.getLogger(__name__)

_ATTEMPTS = 5
_SITEMAP_LEVELS = 3
# After so many failures in a row a host is left alone for ten minutes, so that it cannot use up the round.
_PATIENCE, _REST = 3, 600.0
_PASSING = frozenset({"timeout", "connection"})


class NetworkOffError(RuntimeError):
    """Fetching was asked for although the configuration does not allow it."""


def fetch_tick(
    config: Config,
    root: Path,
    *,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
    client: Client | None = None,
) -> TickReport:
    """Fetch what is due below the data root. `clock` gives epoch seconds.

    Raises NetworkOffError when the configuration forbids it, storage's Busy when another round is under way.
    """
    if not config.network:
        raise NetworkOffError("fetching is off; set `network: true` and `contact:` in the sources file to allow it")
    with ExitStack() as stack:
        stack.enter_context(only_writer(root / ".locks" / "fetch.lock", wait_seconds=0))
        targets = stack.enter_context(closing(Targets(root / "state" / "fetch.sqlite")))
        if client is None:
            settings = FetchSettings(user_agent=config.user_agent, seconds_per_host=config.seconds_per_host)
            client = Client(settings, clock=clock, sleep=sleep, robots_store=targets.robots)
            stack.enter_context(closing(client))
        return _Round(config, root, targets, client, clock).run()


class _Round:
    def __init__(
        self, config: Config, root: Path, targets: Targets, client: Client, clock: Callable[[], float]
    ) -> None:
        self._config = config
        self._targets = targets
        self._client = client
        self._clock = clock
        self._apis = [entry for entry in config.sources if isinstance(entry, CommentApi)]
        self._since = {e.url: e.since_days * 86_400 for e in config.sources if isinstance(e, Sitemap)}
        self._captures = Captures(root)
        self._failures: Counter[str] = Counter()
        self.report = TickReport()

    def run(self) -> TickReport:
        start, seconds = self._clock(), 60 * self._config.max_minutes_per_tick
        self._take_in_configuration()
        for _ in range(_SITEMAP_LEVELS):
            for target in self._by_host(self._targets.due("index", self._clock()), start + seconds / 2):
                self._fetch(target)
        # Twice: pages may name comment answers that are due at once.
        for _ in range(2):
            left = self._config.max_pages_per_tick - self.report.asked
            for target in self._by_host(self._targets.due("page", self._clock())[: max(0, left)], start + seconds):
                self._fetch(target)
                if self._captures.full:
                    self._keep()
        self._keep()
        self.report.waiting = len(self._targets.due("page", self._clock()))
        return self.report

    def _take_in_configuration(self) -> None:
        now = self._clock()
        wanted: list[Target] = []
        for entry in self._config.sources:
            if isinstance(entry, Feed | Sitemap):
                wanted.append(Target(entry.url, "index", entry.kind, entry.url, entry.every_hours * 3600))
            elif isinstance(entry, Urls):
                every = entry.every_hours * 3600
                wanted += [Target(url, "page", "url", url, every) for url in _listed(entry, self._config.folder)]
        self._targets.retire_all_but({target.ref for target in wanted})
        for target in wanted:
            self._targets.want(target, now)

    def _by_host(self, due: list[Target], end: float) -> Iterator[Target]:
        """Yield the targets so that one host's pause is used for the others; a host that is busy is left for later."""
        queues: dict[str, deque[Target]] = {}
        for target in due:
            queues.setdefault(_host(target), deque()).append(target)
        while queues and self._clock() < end:
            host = min(queues, key=self._client.pacer.ready_at)
            yield queues[host].popleft()
            if not queues[host] or self._client.pacer.ready_at(host) > end:
                del queues[host]

    def _fetch(self, target: Target) -> None:
        try:
            answer = self._client.get(target.url, etag=target.etag, last_modified=target.last_modified)
            if answer.status != 304 and not 200 <= answer.status < 300:
                raise FetchError(f"http_{answer.status}", "the site does not give this page; look whether it moved")
            same = answer.status == 304 or sha256_hex(answer.body) == target.body_sha256
            if target.role == "index" and not same:
                self._read_index(target, answer)
        except FetchError as error:
            self._failed(target, error)
            return
        self._failures[_host(target)] = 0
        if answer.status == 304:
            self._targets.done(target, self._clock(), target.etag, target.last_modified, target.body_sha256)
        else:
            get, digest = answer.headers.get, sha256_hex(answer.body)
            self._targets.done(target, self._clock(), get("etag"), get("last-modified"), digest)
        if target.role == "page":
            self._take_page(target, answer, same)

    def _take_page(self, target: Target, answer: Response, same: bool) -> None:
        if same:
            self.report.unchanged += 1
            return
        self.report.fetched += 1
        kind = answer.headers.get("content-type")
        page = PageInput(answer.body, answer.url, kind, answer.fetched_at, target.source, target.ref, answer.status)
        self._captures.add(page)
        for address, api in comment_addresses(self._apis, answer.url, answer.body):
            until = self._clock() + api.for_days * 86_400
            wanted = Target(address, "page", "api", answer.url, api.every_hours * 3600, until)
            self._targets.want(wanted, self._clock())

    def _read_index(self, target: Target, answer: Response) -> None:
        try:
            body = unpacked(answer.body)
            if target.source == "feed":
                links = read_feed(body, answer.url, answer.headers.get("content-type"))
            else:
                links = read_sitemap(body, answer.url)
        except UnreadableIndexError as error:
            raise FetchError("index_unreadable", str(error), self._clock() + 3600) from error
        oldest = self._clock() - self._since.get(target.ref, float("inf"))
        for link in links:
            if link.time is None or link.time >= oldest:
                self._want(target, link)

    def _want(self, index: Target, link: Link) -> None:
        if not link.is_index:
            self._targets.want(Target(link.url, "page", index.source, index.ref, stamp=link.stamp), self._clock())
        elif link.url != index.url:
            self._targets.want(Target(link.url, "index", index.source, index.ref, index.every), self._clock())

    def _failed(self, target: Target, error: FetchError) -> None:
        """Try again later; report an index once when it breaks, a page once when it is given up."""
        log.warning("%s: %s", target.url, error)
        now = self._clock()
        if error.error_id == "host_busy":
            self._targets.failed(target, error.retry_at, counts=False)
            return
        if error.error_id in _PASSING:
            self._failures[_host(target)] += 1
            if self._failures[_host(target)] >= _PATIENCE:
                self._client.pacer.postpone(_host(target), now + _REST)
        tries = target.attempts + 1
        lost = error.retry_at is None or tries >= _ATTEMPTS
        if target.role == "index":
            due: float | None = max(error.retry_at or 0.0, now + 3600)
            report = tries == 1
        else:
            due = None if error.retry_at is None else max(error.retry_at, now + _REST * 2**tries)
            if lost:
                due = None if target.every is None else now + target.every
            report = lost and (tries == 1 or tries == _ATTEMPTS)
        self._targets.failed(target, due)
        if report:
            self.report.failed += 1
            problem = f"{error}; given up after try {tries}"
            self._captures.add(PageInput(b"", target.url, None, utc(now), target.source, target.ref, problem=problem))

    def _keep(self) -> None:
        """Write captures first, then commit: what is lost in between is fetched again."""
        self.report.days |= self._captures.write()
        self._targets.commit()


def _host(target: Target) -> str:
    return urlsplit(target.url).hostname or ""


def _listed(entry: Urls, folder: Path) -> list[str]:
    named = [*entry.urls]
    if entry.file is not None:
        named += read_list((folder / entry.file).read_text("utf-8"))
    return named

"""Rounds of fetching against a web on this machine: exactly what is new, nothing lost, nothing twice."""

import gzip
import itertools
from contextlib import closing
from pathlib import Path

import pytest

from news_assets.sources.captures import Captures
from news_assets.sources.config import Config
from news_assets.sources.everything import AllSources
from news_assets.sources.folder import FolderSource
from news_assets.sources.tick import NetworkOffError, fetch_tick
from news_assets.storage.publish import Busy, only_writer
from news_assets_tests.sources.server import Answer, web

DAY = "2026-11-18"


@pytest.fixture
def local():
    with web() as running:
        yield running


def rss(*paths: str) -> bytes:
    items = "".join(f"<item><title>כותרת {p}</title><link>https://news.example{p}</link></item>" for p in paths)
    return f'<?xml version="1.0" encoding="windows-1255"?><rss version="2.0"><channel>{items}</channel></rss>'.replace(
        "https", "http"
    ).encode("cp1255")


def html(text: str) -> Answer:
    return Answer(f"<html lang=he><title>{text}</title><p>{text} עלתה ב-5%</p></html>".encode())


def etagged(body: bytes, tag: str):
    def answer(sent):
        if sent["If-None-Match"] == tag:
            return Answer(status=304)
        return Answer(body, headers={"ETag": tag, "Content-Type": "text/xml"})

    return answer


def config(*entries: dict, **more) -> Config:
    return Config.model_validate({"network": True, "contact": "mailto:t@a.example", "sources": entries, **more})


FEED = {"kind": "feed", "url": "http://news.example/rss", "every_hours": 0.25}


class Round:
    def __init__(self, local, root: Path, made: Config) -> None:
        self.local, self.root, self.config = local, root, made

    def __call__(self, hours: float = 1.0):
        self.local.asked.clear()
        with closing(self.local.client(total_timeout=1.0, read_timeout=0.3)) as client:
            report = fetch_tick(
                self.config, self.root, clock=self.local.clock, sleep=self.local.clock.sleep, client=client
            )
        self.local.clock.now += hours * 3600
        return report

    def asked(self) -> list[str]:
        return sorted(a for a in self.local.asked if not a.endswith("/robots.txt"))

    def pages(self):
        captures = Captures(self.root)
        return [page for day in captures.days() for page in captures.deliveries(day)]


def test_two_rounds_fetch_exactly_what_is_new(local, tmp_path):
    routes = local.routes
    routes["news.example/rss"] = etagged(rss("/1", "/2"), '"a"')
    for path in ("/1", "/2", "/3"):
        routes[f"news.example{path}"] = html(path)
    tick = Round(local, tmp_path, config(FEED))
    assert (tick().fetched, tick.asked()) == (2, ["news.example/1", "news.example/2", "news.example/rss"])
    assert (tick().fetched, tick.asked()) == (0, ["news.example/rss"])
    routes["news.example/rss"] = etagged(rss("/3", "/1", "/2"), '"b"')
    assert (tick().fetched, tick.asked()) == (1, ["news.example/3", "news.example/rss"])
    pages = tick.pages()
    assert sorted(p.url for p in pages) == [f"http://news.example/{n}" for n in (1, 2, 3)]
    assert {(p.source, p.source_ref, p.http_status, p.problem) for p in pages} == {("feed", FEED["url"], 200, None)}
    assert "עלתה" in pages[0].body.decode()


def test_all_kinds_of_sources_in_one_round(local, tmp_path):
    now = "2026-11-18T12:00:00Z"
    sitemap = f"<urlset><url><loc>http://maps.example/1</loc><lastmod>{now}</lastmod></url><url><loc>http://maps.example/old</loc><lastmod>2020-01-01</lastmod></url></urlset>"
    local.routes.update(
        {
            "news.example/rss": Answer(gzip.compress(rss("/1")), headers={"Content-Encoding": "gzip"}),
            "news.example/1": Answer(b'<html><div data-talk="77"></div></html>'),
            "talk.example/77.json": Answer(b'{"comments": []}', headers={"Content-Type": "application/json"}),
            "maps.example/index.xml": Answer(
                b"<sitemapindex><sitemap><loc>http://maps.example/s.xml.gz</loc></sitemap></sitemapindex>"
            ),
            "maps.example/s.xml.gz": Answer(
                gzip.compress(sitemap.encode()), headers={"Content-Type": "application/x-gzip"}
            ),
            "maps.example/1": html("one"),
            "list.example/a": html("a"),
            "list.example/b": html("b"),
        }
    )
    (tmp_path / "more.txt").write_text("http://list.example/b\n")
    made = config(
        FEED,
        {"kind": "sitemap", "url": "http://maps.example/index.xml"},
        {"kind": "urls", "urls": ["http://list.example/a"], "file": "more.txt"},
        {
            "kind": "comment_api",
            "hosts": ["news.example"],
            "find": r'data-talk="(\d+)"',
            "url": "http://talk.example/{id}.json",
        },
        folder=tmp_path,
    )
    tick = Round(local, tmp_path, made)
    assert str(tick()) == "5 fetched, 0 unchanged, 0 failed, 0 waiting"
    assert sorted((p.source, p.url) for p in tick.pages()) == [
        ("api", "http://talk.example/77.json"),
        ("feed", "http://news.example/1"),
        ("sitemap", "http://maps.example/1"),
        ("url", "http://list.example/a"),
        ("url", "http://list.example/b"),
    ]
    local.routes["list.example/a"] = html("a changed")
    assert tick(hours=24).fetched == 0
    report = tick()
    assert (report.fetched, report.unchanged) == (1, 2)
    assert [p.url for p in tick.pages() if "changed" in p.body.decode()] == ["http://list.example/a"]


def test_a_page_the_feed_calls_updated_is_fetched_again(local, tmp_path):
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="http://news.example/1"/><updated>{}</updated></entry></feed>'
    tick = Round(local, tmp_path, config(FEED))
    local.routes["news.example/1"] = html("first")
    local.routes["news.example/rss"] = Answer(atom.format("2026-11-18T01:00:00Z").encode())
    tick()
    local.routes["news.example/1"] = html("second")
    assert tick().fetched == 0
    local.routes["news.example/rss"] = Answer(atom.format("2026-11-18T02:00:00Z").encode())
    assert tick().fetched == 1
    assert len({p.body for p in tick.pages()}) == 2


def test_what_fails_is_tried_again_and_at_last_reported(local, tmp_path):
    local.routes["news.example/rss"] = etagged(rss("/flaky", "/gone", "/down", "/secret"), '"a"')
    local.routes["news.example/robots.txt"] = Answer(b"User-agent: *\nDisallow: /secret\n")
    local.routes["news.example/down"] = Answer(status=500)
    flaky = iter([Answer(status=500)] * 3 + [html("at last")])
    local.routes["news.example/flaky"] = lambda _: next(flaky)
    tick = Round(local, tmp_path, config(FEED))
    first = tick()
    assert (first.fetched, first.failed) == (0, 2)
    second = tick()
    assert (second.fetched, second.failed) == (1, 0)
    for _ in range(4):
        tick(hours=12)
    assert [p.url for p in tick.pages() if p.problem is None] == ["http://news.example/flaky"]
    problems = {p.url.rpartition("/")[2]: p.problem.partition(":")[0] for p in tick.pages() if p.problem}
    assert problems == {"gone": "http_404", "secret": "robots_disallow", "down": "http_500"}
    assert len([p for p in tick.pages() if p.problem]) == 3
    tick(hours=48)
    assert tick.asked() == ["news.example/rss"]


def test_a_broken_feed_is_reported_once_and_mended(local, tmp_path):
    local.routes["news.example/rss"] = Answer(b"<html>we moved</html>")
    tick = Round(local, tmp_path, config(FEED))
    assert [tick(hours=2).failed for _ in range(3)] == [1, 0, 0]
    local.routes["news.example/rss"] = Answer(rss("/1"))
    local.routes["news.example/1"] = html("back")
    assert tick(hours=2).fetched == 1
    local.routes["news.example/rss"] = Answer(b"<html>again</html>")
    assert tick(hours=2).failed == 1


def test_429_leaves_the_host_alone_and_loses_nothing(local, tmp_path):
    local.routes["news.example/rss"] = etagged(rss("/1", "/2", "/3"), '"a"')
    local.routes["other.example/rss"] = Answer(
        rss().replace(b"</channel>", b"<item><link>http://other.example/1</link></item></channel>")
    )
    local.routes["other.example/1"] = html("other")
    for path in ("/1", "/2", "/3"):
        local.routes[f"news.example{path}"] = Answer(status=429, headers={"Retry-After": "5000"})
    tick = Round(local, tmp_path, config(FEED, {**FEED, "url": "http://other.example/rss"}))
    first = tick(hours=2)
    assert (first.fetched, first.failed) == (1, 0)
    assert len([a for a in local.asked if a.startswith("news.example/") and a[-1].isdigit()]) == 1
    for path in ("/1", "/2", "/3"):
        local.routes[f"news.example{path}"] = html(path)
    assert tick().fetched == 3


def test_a_dead_host_does_not_use_up_the_round(local, tmp_path):
    paths = [f"/{n}" for n in range(30)]
    local.routes["news.example/rss"] = Answer(rss(*paths))
    for path in paths:
        local.routes[f"news.example{path}"] = Answer(raw=lambda out: None)
    tick = Round(local, tmp_path, config(FEED))
    assert tick().fetched == 0
    assert len(tick.asked()) <= 1 + 3 * 3
    for path in paths:
        local.routes[f"news.example{path}"] = html(path)
    assert tick().fetched == 30


def test_the_pause_of_one_host_is_used_for_others(local, tmp_path):
    body = (
        b"<rss version='2.0'><channel>"
        + b"".join(
            b"<item><link>http://%s.example/%d</link></item>" % (host, n)
            for host in (b"a", b"b", b"c")
            for n in range(5)
        )
        + b"</channel></rss>"
    )
    local.routes["news.example/rss"] = Answer(body)
    for host in "abc":
        for n in range(5):
            local.routes[f"{host}.example/{n}"] = html(f"{host}{n}")
    started = local.clock.now
    assert Round(local, tmp_path, config(FEED))(hours=0).fetched == 15
    assert local.clock.now - started <= 45  # 90 s one host after the other
    for host in "abc":
        times = [when for h, when in local.times if h == f"{host}.example"]
        assert all(later - earlier >= 5 for earlier, later in itertools.pairwise(times))


def test_what_does_not_fit_into_a_round_waits(local, tmp_path):
    paths = [f"/{n}" for n in range(12)]
    local.routes["news.example/rss"] = Answer(rss(*paths))
    for path in paths:
        local.routes[f"news.example{path}"] = html(path)
    tick = Round(local, tmp_path, config(FEED, max_pages_per_tick=5))
    assert [(r.fetched, r.waiting) for r in (tick(), tick(), tick())] == [(5, 7), (5, 2), (2, 0)]


def test_a_killed_round_is_done_again(local, tmp_path, monkeypatch):
    local.routes["news.example/rss"] = etagged(rss("/1", "/2"), '"a"')
    for path in ("/1", "/2"):
        local.routes[f"news.example{path}"] = html(path)
    tick = Round(local, tmp_path, config(FEED))

    class Killed(BaseException):
        pass

    def kill(_):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Captures, "write", kill)
        with pytest.raises(Killed):
            tick()
    assert tick.pages() == []
    assert tick().fetched == 2


def test_sources_taken_out_are_no_longer_asked(local, tmp_path):
    local.routes["news.example/rss"] = Answer(rss())
    local.routes["list.example/a"] = html("a")
    listed = {"kind": "urls", "urls": ["http://list.example/a"], "every_hours": 1}
    Round(local, tmp_path, config(FEED, listed))()
    tick = Round(local, tmp_path, config())
    tick(hours=5)
    assert tick.asked() == []
    tick = Round(local, tmp_path, config(FEED, listed))
    tick(hours=5)
    assert tick.asked() == ["list.example/a", "news.example/rss"]


def test_the_network_is_off_unless_turned_on(local, tmp_path):
    with pytest.raises(NetworkOffError, match="network: true"):
        Round(local, tmp_path, Config())()
    assert local.asked == []


def test_only_one_round_at_a_time(local, tmp_path):
    with only_writer(tmp_path / ".locks" / "fetch.lock"), pytest.raises(Busy):
        Round(local, tmp_path, config(FEED))()


def test_days_come_from_all_sources(local, tmp_path):
    local.routes["news.example/rss"] = Answer(rss("/1"))
    local.routes["news.example/1"] = html("fetched")
    tick = Round(local, tmp_path, config(FEED))
    tick(hours=24)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.html").write_text("<p>dropped</p>")
    (inbox / "a.html.meta.json").write_text('{"fetched_at": "2026-11-18T10:00:00Z"}')
    (capture,) = Captures(tmp_path).files(DAY)
    (tmp_path / "given.warc.gz").write_bytes(capture.read_bytes())
    made = config({"kind": "warc", "files": "*.warc.gz"}, folder=tmp_path)
    both = AllSources(FolderSource(inbox), made, tmp_path)
    assert both.days() == [DAY]
    assert len(list(both.deliveries(DAY))) == 3
    before = both.fingerprint(DAY)
    assert both.fingerprint(DAY) == before
    local.routes["news.example/rss"] = Answer(rss("/2"))
    local.routes["news.example/2"] = html("later")
    local.clock.now -= 12 * 3600
    tick()
    assert AllSources(FolderSource(inbox), made, tmp_path).fingerprint(DAY) != before

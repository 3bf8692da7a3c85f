"""Fetching is polite, patient and bounded."""

import gzip
import itertools
import time
import zlib
from contextlib import closing, suppress
from email.utils import formatdate

import brotli
import pytest
import zstandard

from news_assets.sources.net.errors import FetchError
from news_assets_tests.sources.server import Answer, web

PAGE = "http://news.example/a"
TEXT = "<p>מניות הבנקים עלו</p>".encode() * 50


@pytest.fixture
def local():
    with web() as running:
        yield running


@pytest.fixture
def client(local):
    with closing(local.client(total_timeout=1.0, read_timeout=0.5)) as found:
        yield found


def error_of(client, url=PAGE) -> str:
    with pytest.raises(FetchError) as caught:
        client.get(url)
    return caught.value.error_id


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstandard.compress(TEXT)),
        ("gzip, br", brotli.compress(gzip.compress(TEXT, mtime=0))),
        ("identity", TEXT),
    ],
)
def test_every_encoding_is_undone(local, client, encoding, body):
    local.routes["news.example/a"] = Answer(body, headers={"Content-Encoding": encoding})
    assert client.get(PAGE).body == TEXT


def test_the_page_comes_with_its_facts(local, client):
    local.routes["news.example/a"] = Answer(status=301, headers={"Location": "/b?x=1#part"})
    local.routes["news.example/b?x=1"] = Answer(TEXT, headers={"ETag": '"1"'})
    response = client.get(PAGE)
    assert (response.url, response.status) == ("http://news.example/b?x=1", 200)
    assert response.headers["etag"] == '"1"'
    assert response.fetched_at.endswith("Z")


def test_conditional_requests(local, client):
    local.routes["news.example/a"] = lambda sent: Answer(status=304 if sent["If-None-Match"] == '"1"' else 200)
    assert client.get(PAGE, etag='"1"').status == 304
    assert client.get(PAGE, etag='"2"').status == 200


def test_robots_are_obeyed_and_asked_once(local, client):
    local.routes["news.example/robots.txt"] = Answer(b"User-agent: news_assets\nDisallow: /a\nCrawl-delay: 11\n")
    local.routes["news.example/b"] = Answer(TEXT)
    assert error_of(client) == "robots_disallow"
    for _ in range(3):
        client.get("http://news.example/b")
    assert local.asked == ["news.example/robots.txt"] + ["news.example/b"] * 3
    times = [when for _, when in local.times]
    assert [b - a for a, b in itertools.pairwise(times[1:])] == [11, 11]


def test_a_redirect_into_a_forbidden_address_stops(local, client):
    local.routes["news.example/a"] = Answer(status=302, headers={"Location": "http://other.example/secret"})
    local.routes["other.example/robots.txt"] = Answer(b"User-agent: *\nDisallow: /secret")
    assert error_of(client) == "robots_disallow"
    assert "other.example/secret" not in local.asked


@pytest.mark.parametrize("status", [500, 503, 429])
def test_without_robots_nothing_is_fetched(local, client, status):
    local.routes["news.example/robots.txt"] = Answer(status=status)
    local.routes["news.example/a"] = Answer(TEXT)
    assert error_of(client) == "robots_unreachable"
    assert "news.example/a" not in local.asked


def test_one_rate_per_host(local, client):
    for host in ("news", "other"):
        local.routes[f"{host}.example/a"] = Answer(TEXT)
    for _ in range(2):
        client.get(PAGE)
        client.get("http://other.example/a")
    times = [when for host, when in local.times if host == "news.example"]
    assert all(b - a >= 5 for a, b in itertools.pairwise(times))


def test_failures_are_retried_with_growing_pauses(local, client):
    answers = iter([Answer(status=500), Answer(status=502), Answer(TEXT)])
    local.routes["news.example/a"] = lambda _: next(answers)
    assert client.get(PAGE).body == TEXT
    assert [s for s in local.clock.slept if s in (2, 4)] == [2, 4]


def test_retry_after_in_seconds_and_as_a_date(local, client):
    later = formatdate(local.clock.now + 100, usegmt=True)
    answers = iter(
        [
            Answer(status=429, headers={"Retry-After": "40"}),
            Answer(status=503, headers={"Retry-After": later}),
            Answer(TEXT),
        ]
    )
    started = local.clock.now
    local.routes["news.example/a"] = lambda _: next(answers)
    assert client.get(PAGE).body == TEXT
    times = [when - started for _, when in local.times][1:]
    assert times[1] - times[0] >= 40
    assert times[2] >= 100


def test_a_host_that_wants_hours_is_left_alone(local, client):
    local.routes["news.example/a"] = Answer(status=429, headers={"Retry-After": "7200"})
    with pytest.raises(FetchError) as caught:
        client.get(PAGE)
    assert caught.value.error_id == "host_busy"
    assert caught.value.retry_at >= local.clock.now + 7000
    assert local.asked.count("news.example/a") == 1


def test_at_most_five_redirects(local, client):
    for number in range(9):
        local.routes[f"news.example/{number}"] = Answer(status=302, headers={"Location": f"/{number + 1}"})
    local.routes["news.example/9"] = Answer(TEXT)
    assert error_of(client, "http://news.example/0") == "redirects"
    assert client.get("http://news.example/4").body == TEXT


def slow_body(out) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(40):
        out.write(b"x")
        out.flush()
        time.sleep(0.05)


def slow_head(out) -> None:
    for character in b"HTTP/1.1 200 OK\r\nContent-Length: 1":
        out.write(bytes([character]))
        out.flush()
        time.sleep(0.05)


def cut_body(out) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nfirst words")


def no_http(out) -> None:
    out.write(b"SSH-2.0-server\r\n")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(slow_body, "timeout"), (slow_head, "timeout"), (cut_body, "connection"), (no_http, "connection")],
)
def test_slow_and_broken_answers_end_in_time(local, client, answer, kind):
    def quietly(out) -> None:
        with suppress(TimeoutError, BrokenPipeError, ConnectionResetError):
            answer(out)

    local.routes["news.example/a"] = Answer(raw=quietly)
    started = time.monotonic()
    assert error_of(client) == kind
    assert time.monotonic() - started < 6
    assert local.asked.count("news.example/a") == 3


def test_too_large_is_refused(local, client):
    local.routes["news.example/a"] = Answer(b"x" * (11 << 20))
    assert error_of(client) == "too_large"
    local.routes["news.example/a"] = Answer(gzip.compress(b"x" * (11 << 20)), headers={"Content-Encoding": "gzip"})
    assert error_of(client) == "too_large"


@pytest.mark.parametrize(
    ("encoding", "body"), [("gzip", b"no gzip"), ("gzip", gzip.compress(TEXT, mtime=0)[:-9]), ("lzma", b"")]
)
def test_broken_encodings_say_so(local, client, encoding, body):
    local.routes["news.example/a"] = Answer(body, headers={"Content-Encoding": encoding})
    assert error_of(client) in {"encoding_broken", "encoding_unknown"}


@pytest.mark.parametrize(
    "url", ["", "news", "http://", "http://a b/", "javascript:1", "http://news.example:99999/", "http://[/"]
)
def test_what_is_no_address_is_refused(client, url):
    assert error_of(client, url) in {"address_refused", "address_broken"}

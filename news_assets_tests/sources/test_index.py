"""Feeds and sitemaps name their pages, whatever their charset and their mistakes."""

import contextlib
import time

import pytest

from news_assets.sources.comment_apis import comment_addresses
from news_assets.sources.config import CommentApi
from news_assets.sources.index import UnreadableIndexError, clean_url, read_feed, read_list, read_sitemap

RSS = """<?xml version="1.0" encoding="{0}"?><rss version="2.0"><channel><title>שוק ההון</title>
<item><title>הבנק העלה ריבית</title><link>https://news.example/כתבה/1?utm_source=rss&amp;a=1#top</link>
<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>
<item><title>שנייה</title><link>/b</link></item><item><title>no link</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><link href="https://news.example/c"/>
<updated>2026-11-20T12:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://img.example/1.jpg</image:loc></image:image><loc>https://news.example/d</loc>
<news:news><news:publication_date>2026-11-20T12:00:00+02:00</news:publication_date></news:news></url>
<url><loc>https://news.example/e</loc><lastmod>2026-11-19</lastmod></url><url><loc>ftp://x</loc></url></urlset>"""
URL = "https://news.example/rss"


@pytest.mark.parametrize(
    ("declared", "charset"), [("windows-1255", "cp1255"), ("iso-8859-8", "iso-8859-8"), ("utf-8", "utf-8")]
)
def test_rss_in_hebrew_charsets(declared, charset):
    links = read_feed(RSS.format(declared).encode(charset), URL, "text/xml")
    assert [link.url for link in links] == ["https://news.example/כתבה/1?a=1", "https://news.example/b"]
    assert links[0].stamp == "Fri, 20 Nov 2026 10:00:00 GMT"


def test_the_charset_may_stand_in_the_header_only():
    body = RSS.replace(' encoding="{0}"', "").encode("cp1255")
    assert "כתבה" in read_feed(body, URL, "application/rss+xml; charset=windows-1255")[0].url


def test_atom():
    (link,) = read_feed(ATOM, URL, "application/atom+xml")
    assert (link.url, link.time) == ("https://news.example/c", 1795176000.0)


def test_a_broken_feed_gives_what_can_be_read():
    assert len(read_feed(RSS.format("utf-8").encode()[:-40] + b"<oops", URL, None)) >= 1


@pytest.mark.parametrize("body", [b"", b"<html><p>moved</p></html>", b"\x00\xff" * 50, b'{"a": 1}'])
def test_what_is_no_feed_says_so(body):
    with pytest.raises(UnreadableIndexError):
        read_feed(body, URL, "text/html")
    with pytest.raises(UnreadableIndexError):
        read_sitemap(body, URL)


def test_an_empty_feed_is_a_feed():
    assert read_feed(b"<rss version='2.0'><channel><title>x</title></channel></rss>", URL, "text/xml") == []
    assert read_sitemap(b"<urlset></urlset>", URL) == []


def test_sitemaps():
    links = read_sitemap(SITEMAP, "https://news.example/news.xml")
    assert [link.url for link in links] == ["https://news.example/d", "https://news.example/e"]
    assert links[0].time == 1795168800.0
    index = b"<sitemapindex><sitemap><loc>https://news.example/1.xml</loc></sitemap></sitemapindex>"
    assert [(link.url, link.is_index) for link in read_sitemap(index, URL)] == [("https://news.example/1.xml", True)]


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(12))
    + b"]>"
)


@pytest.mark.parametrize("element", [b"urlset", b"rss version='2.0'"])
def test_nested_entities_cost_nothing(element):
    inner = b"<url><loc>https://news.example/&a12;</loc></url><channel><item><link>https://a.example/&a12;</link></item></channel>"
    body = ENTITIES + b"<" + element + b">" + inner + b"</" + element.split()[0] + b">"
    started = time.monotonic()
    for read in (lambda: read_sitemap(body, URL), lambda: read_feed(body, URL, "text/xml")):
        with contextlib.suppress(UnreadableIndexError):
            assert all(len(link.url) < 5000 for link in read())
    assert time.monotonic() - started < 2


def test_entities_never_read_files():
    body = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://a.example/&f;</loc></url></urlset>'
    assert all("root" not in link.url for link in read_sitemap(body, URL))


def test_addresses_are_cleaned():
    assert clean_url(" https://a.example/x?utm_medium=m&b=2&fbclid=9#f ") == "https://a.example/x?b=2"
    assert clean_url("../y", "https://a.example/x/z") == "https://a.example/y"
    assert [clean_url(u) for u in ("mailto:a@b", "http://[", "", "javascript:x")] == [None] * 4


def test_lists_skip_blank_lines_and_remarks():
    assert read_list("# markets\nhttps://a.example/1\n\n  https://a.example/2 \nnonsense\n") == [
        "https://a.example/1",
        "https://a.example/2",
    ]


def test_comment_services_are_found_on_their_hosts_only():
    api = CommentApi(
        kind="comment_api", hosts=["news.example"], find=r'data-talk="([^"]+)"', url="https://t.example/{id}?n=9"
    )
    body = b'<div data-talk="7/../8"></div>'
    assert [a for a, _ in comment_addresses([api], "https://www.news.example/x", body)] == [
        "https://t.example/7%2F..%2F8?n=9"
    ]
    assert list(comment_addresses([api], "https://othernews.example/x", body)) == []
    assert list(comment_addresses([api], "https://news.example/x", b"<p>none</p>")) == []


@pytest.mark.parametrize("piece", [b"<item>", b"<item><link>https://a.example/x</link></item>", b"<entry "])
def test_endless_feeds_are_read_from_their_beginning(piece):
    started = time.monotonic()
    read_feed(b"<rss version='2.0'><channel>" + piece * ((4 << 20) // len(piece)), URL, None)
    assert time.monotonic() - started < 4


def test_an_index_may_be_a_gzip_file_but_no_bomb():
    import gzip

    from news_assets.sources.index import unpacked

    assert unpacked(gzip.compress(b"<urlset/>")) == b"<urlset/>"
    assert unpacked(b"<urlset/>") == b"<urlset/>"
    for broken in (b"\x1f\x8bno", gzip.compress(b"x" * 1000)[:-9], gzip.compress(b" " * (51 << 20))):
        with pytest.raises(UnreadableIndexError, match="gzip"):
            unpacked(broken)

"""Read feeds and sitemaps: which pages they name."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from lxml import etree

from news_assets.sources.net.decode import decoded
from news_assets.sources.net.errors import FetchError

_TRACKING = re.compile(r"(?:^|&)(?:utm_[a-z]+|fbclid|gclid)=[^&]*", re.IGNORECASE)
_MAX_LINKS = 50_000
# Feeds begin with what is new; reading on through an endless one is not worth its time.
_MAX_FEED, _MAX_ENTRIES = 4 << 20, 2000
# What a sitemap may have at most by its own protocol.
_MAX_UNPACKED = 50 << 20
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)


class UnreadableIndexError(ValueError):
    """The bytes are no feed or sitemap; the message says why."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address an index names; `stamp` changes when the index says that the page did, `time` is epoch seconds."""

    url: str
    stamp: str | None = None
    time: float | None = None
    is_index: bool = False


def clean_url(url: str, base: str | None = None) -> str | None:
    """Return the absolute address without fragment and campaign parameters; None for what is no web address."""
    try:
        absolute = urldefrag(urljoin(base, url.strip()) if base else url.strip()).url
        parts = urlsplit(absolute)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        return urlunsplit(parts._replace(query=_TRACKING.sub("", parts.query).lstrip("&")))
    except ValueError:
        return None


def unpacked(body: bytes) -> bytes:
    """Undo the gzip of an index that is a .gz file, up to the size a fetch may have; other bytes as they are.

    Raises UnreadableIndexError.
    """
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return decoded([body], "gzip", _MAX_UNPACKED)
    except FetchError as error:
        raise UnreadableIndexError(f"the gzip file cannot be unpacked ({error})") from error


def read_feed(body: bytes, url: str, content_type: str | None) -> list[Link]:
    """Return the entries of an RSS or Atom feed in any charset it or its header declares."""
    import feedparser

    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    plain = BytesIO(_beginning(_without_doctype(body)))
    parsed = feedparser.parse(plain, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    if not parsed.entries and not parsed.get("version"):
        raise UnreadableIndexError(f"this is no feed ({parsed.get('bozo_exception') or 'no feed element'})")
    links = []
    for entry in parsed.entries:
        address = entry.get("link") or entry.get("id") or ""
        target = clean_url(address, url) if address else None
        if target:
            when = entry.get("updated_parsed") or entry.get("published_parsed")
            time = float(calendar.timegm(when)) if when else None
            links.append(Link(target, entry.get("updated") or entry.get("published"), time))
    return links


def _without_doctype(body: bytes) -> bytes:
    """Take the document type out: feeds need none, and its entities may stand for gigabytes."""
    if b"\0" in body[:4]:
        body = body.decode("utf-16", "replace").encode("utf-8", "replace")
    begin = body.find(b"<!DOCTYPE")
    if begin < 0:
        return body
    bracket, end = body.find(b"[", begin), body.find(b">", begin)
    if 0 <= bracket < end:
        end = body.find(b"]>", bracket) + 1
    return body[:begin] + body[end + 1 :] if end > 0 else body[:begin]


def _beginning(body: bytes) -> bytes:
    """Return the feed up to the limits."""
    beyond = next(islice(_ENTRY.finditer(body, 0, _MAX_FEED), _MAX_ENTRIES, None), None)
    return body[: beyond.start() if beyond else _MAX_FEED]


def read_sitemap(body: bytes, url: str) -> list[Link]:
    """Return the entries of a sitemap, a news sitemap or an index of sitemaps."""
    links: list[Link] = []
    try:
        for tag, texts in _blocks(body):
            target = clean_url(texts.get("loc", ""), url)
            if target:
                stamp = texts.get("lastmod") or texts.get("publication_date")
                links.append(Link(target, stamp, _epoch(stamp), tag == "sitemap"))
            if len(links) >= _MAX_LINKS:
                break
    except etree.XMLSyntaxError as error:
        if not links:
            raise UnreadableIndexError(f"this is no sitemap ({error})") from error
    if not links and b"<urlset" not in body[:2000] and b"<sitemapindex" not in body[:2000]:
        raise UnreadableIndexError("this is no sitemap (no urlset or sitemapindex element)")
    return links


def _blocks(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the texts of every url and sitemap element; entities are never expanded, nothing is kept."""
    events = etree.iterparse(
        BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    texts: dict[str, str] = {}
    for _, element in events:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in ("url", "sitemap"):
            yield name, texts
            texts = {}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif name in ("loc", "lastmod", "publication_date") and not _is_media(element):
            texts.setdefault(name, (element.text or "").strip())


def _is_media(element: etree._Element) -> bool:
    """Tell whether the element says where an image or video lies, not the page."""
    return "image" in element.tag or "video" in element.tag


def _epoch(stamp: str | None) -> float | None:
    try:
        when = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def read_list(text: str) -> list[str]:
    """Return the addresses of a list, one a line; blank lines and lines that begin with # are skipped."""
    lines = (line.strip() for line in text.splitlines())
    return [target for line in lines if line and not line.startswith("#") and (target := clean_url(line))]

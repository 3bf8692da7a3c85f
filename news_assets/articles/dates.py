"""When an article was published and changed: JSON-LD, meta tags, time elements, the address, date lines."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from news_assets.articles.stamps import Stamp, parse_stamp
from news_assets.articles.statement import main_node
from news_assets.pages import Page
from news_assets.pages.structured import Node
from news_assets.sites import SiteProfile

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "publishdate",
    "publish-date", "published_time", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date",
    "dcterms.created", "dcterms.date", "dc.date.created", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "article.published", "publication_date", "date", "displaydate", "originalpublicationdate", "ptime", "og:pubdate",
    "rnews:datepublished", "bt:pubdate", "citation_publication_date", "datecreated", "article:post_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_URL_DAY = re.compile(r"(?<!\d)(20[0-3]\d|199\d)[/_-]?(0?[1-9]|1[0-2]|[a-z]{3})[/_-]?([0-2]?\d|3[01])(?![\d])")
_LINE = re.compile(
    r"(?:^|[-_ ])(?:date|time|publish\w*|posted|timestamp|byline|meta|dateline|writer|author|credit)", re.I
)
_SLACK = timedelta(days=1)


def read_dates(page: Page, profile: SiteProfile) -> tuple[Stamp | None, Stamp | None]:
    """Return the stamps of publication and last change; neither lies after the page's capture."""
    zone = profile.timezone
    node = main_node(page)
    capture = _capture(page)
    published = _first(_published(page, node), zone, capture)
    changed = _first(_modified(page, node), zone, capture)
    return published, changed


def _first(raws: Iterator[str], zone: str | None, capture: datetime | None) -> Stamp | None:
    for raw in raws:
        stamp = parse_stamp(raw, zone)
        if stamp and not _after(stamp, capture):
            return stamp
    return None


def _published(page: Page, node: Node) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if isinstance(node.get(key), str | int):
            yield str(node[key])
    for other in page.structured.of_type(("webpage", "newsmediaorganization", "videoobject")):
        if isinstance(other.get("datePublished"), str) and "videoobject" not in str(other.get("@type")).lower():
            yield other["datePublished"]
    for name in _PUBLISHED:
        yield from page.structured.meta.get(name, ())
    yield from _time_elements(page)
    found = _URL_DAY.search(page.record.canonical_url or "")
    if found:
        month = found[2] if found[2].isdigit() else str(_SHORT.get(found[2], 0))
        yield f"{found[1]}-{month:0>2}-{found[3]:0>2}"
    yield from _date_lines(page)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT = {name: number for number, name in enumerate(_MONTHS, 1)}


def _modified(page: Page, node: Node) -> Iterator[str]:
    if isinstance(node.get("dateModified"), str | int):
        yield str(node["dateModified"])
    for name in _MODIFIED:
        yield from page.structured.meta.get(name, ())


def _time_elements(page: Page) -> Iterator[str]:
    for element in page.tree.iter("time"):
        yield element.get("datetime") or " ".join(element.text_content().split())
    for element in page.tree.xpath("//*[@itemprop='datePublished' or @property='datePublished'][not(self::meta)]")[:3]:
        yield element.get("datetime") or element.get("content") or " ".join(element.text_content().split())


def _date_lines(page: Page) -> Iterator[str]:
    """Short texts of elements named after dates and bylines."""
    seen = 0
    for element in page.tree.iter("span", "div", "p", "li", "small", "b"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(name) > 1 and _LINE.search(name):
            text = "".join(element.itertext())[:300] if len(element) < 12 else ""
            if 6 <= len(text.strip()) <= 200 and any(c.isdigit() for c in text):
                seen += 1
                yield text
        if seen > 40:
            return


def _capture(page: Page) -> datetime | None:
    stamp = parse_stamp(page.record.fetched_at) if page.record.fetched_at else None
    return _moment(stamp) if stamp else None


def _after(stamp: Stamp, capture: datetime | None) -> bool:
    return capture is not None and _moment(stamp) > capture + _SLACK


def _moment(stamp: Stamp) -> datetime:
    moment = datetime.fromisoformat(stamp.iso)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

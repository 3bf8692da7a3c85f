"""When an article was published and changed: JSON-LD, meta tags, time elements, the address, date lines."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from news_assets.articles.blocks import Block
from news_assets.articles.stamps import Stamp, parse_stamp
from news_assets.articles.statement import main_node
from news_assets.articles.visible import head_index
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
# A year and a month alone are no day: "/2025/11/slug".
_URL_DAY = re.compile(
    r"(?<!\d)(20[0-3]\d|199\d)"
    r"(?:[/_-](1[0-2]|0?[1-9]|[a-z]{3})[/_-](3[01]|[0-2]?\d)|[/_-]?(1[0-2]|0[1-9])(3[01]|[0-2]\d))(?!\d)"
)
# Numbers of articles may begin with the minute they were written.
_URL_MINUTE = re.compile(r"(?<!\d)(20[0-3]\d)()()(0[1-9]|1[0-2])([0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE_LINE = 160
_NOT_DATES = frozenset(("image", "caption", "credit", "teaser", "related", "comment", "footer"))
_LABEL = re.compile(
    r"(?:date|datum|published|publish date|posted|updated|veröffentlicht|stand|publié|publicado|pubblicato|"
    r"opublikowano|опубликовано|обновлено|yayınlanma|güncelleme|입력|등록|승인|公開|更新|"
    r"תאריך|פורסם|עודכן|עדכון אחרון)\b",
    re.I,
)
_PUBLISHED_LABEL = re.compile(r"(?:פורסם|first published|published|posted)\b", re.I)
_SCRIPT_DATE = re.compile(
    r"""\\?["'](?:date_?publi\w{2,6}|\w{0,12}publi\w{2,9}_?(?:date|time|at)|pub_?date|first_?publish\w{0,6})\\?["']\s?:\s?"""
    r"""\\?["']([^"'<>{}\\]{8,40})\\?["']""",
    re.I,
)
_DEPLOYED = re.compile(
    r"""\b(?:data-)?(?:deploy|reg|regist|register|service|display|create|created)[_-]?(?:dt|date|time|at)\\?["']?\s?[:=]"""
    r"""\s?\\?["']([^"'<>{}\\]{8,40})\\?["']""",
    re.I,
)
_NEAR = 15
_SLACK = timedelta(days=1)


def read_dates(
    page: Page, profile: SiteProfile, blocks: Callable[[], Sequence[Block]], title: str | None = None
) -> tuple[Stamp | None, Stamp | None]:
    """Return the stamps of publication and last change; neither lies after the page's capture.

    `blocks` is asked for the page's lines only when the page states no date.
    """
    zone = profile.timezone
    node = main_node(page)
    capture = _capture(page)
    published = _first(_published(page, node, blocks, title), zone, capture)
    changed = _first(_modified(page, node), zone, capture)
    return published, changed


def _first(raws: Iterator[str], zone: str | None, capture: datetime | None) -> Stamp | None:
    for raw in raws:
        stamp = parse_stamp(raw, zone)
        if stamp and not _after(stamp, capture):
            return stamp
    return None


def _published(page: Page, node: Node, blocks: Callable[[], Sequence[Block]], title: str | None) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if isinstance(node.get(key), str | int):
            yield str(node[key])
    for other in page.structured.of_type(("webpage", "newsmediaorganization", "videoobject")):
        if isinstance(other.get("datePublished"), str) and "videoobject" not in str(other.get("@type")).lower():
            yield other["datePublished"]
    for name in _PUBLISHED:
        yield from page.structured.meta.get(name, ())
    yield from _time_elements(page)
    strong, weak = _date_lines(blocks(), title)
    yield from map(_of_publication, strong)
    yield from _script_dates(page)
    address = page.record.canonical_url or ""
    found = _URL_DAY.search(address) or _URL_MINUTE.search(address)
    if found:
        month, day = found[2] or found[4], found[3] or found[5]
        month = month if month.isdigit() else str(_SHORT.get(month, 0))
        yield f"{found[1]}-{month:0>2}-{day:0>2}"
    yield from map(_of_publication, weak)
    yield from (made[1] for made in islice(_DEPLOYED.finditer(page.text), 3))


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT = {name: number for number, name in enumerate(_MONTHS, 1)}


def _of_publication(line: str) -> str:
    """The part of a date line that is about publication, where it tells of a change before."""
    label = _PUBLISHED_LABEL.search(line)
    return line[label.start() :] if label else line


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


def _script_dates(page: Page) -> Iterator[str]:
    """Values that the page's script data name dates of publication."""
    return (found[1] for found in islice(_SCRIPT_DATE.finditer(page.text), 3))


def _date_lines(blocks: Sequence[Block], title: str | None) -> tuple[list[str], list[str]]:
    """Short lines with a date: those near the headline named dates and those worded as such; then the doubtful ones."""
    head = head_index(blocks, title)
    short = [(i, b) for i, b in enumerate(blocks) if len(b.text) <= _DATE_LINE and b.linked * 2 <= len(b.text)]
    dated = [(i, b) for i, b in short if _DAY.search(b.text) and not b.place.concepts & _NOT_DATES]
    # A line below the headline that is named a date is one, whatever else its classes say of margins.
    dated += [(i, b) for i, b in short if 0 < i - head <= 3 and {"date", "footer"} <= b.place.concepts]
    near = [b for i, b in dated if -_NEAR <= i - head <= 2 * _NEAR]
    strong = [b for b in near if "date" in b.place.concepts] + [b for _, b in dated if _LABEL.match(b.text)]
    weak = [b for b in near if len(b.text) <= _DATE_LINE // 2] + [b for _, b in dated if "date" in b.place.concepts]
    return [b.text for b in strong], [b.text for b in weak]


def _capture(page: Page) -> datetime | None:
    stamp = parse_stamp(page.record.fetched_at) if page.record.fetched_at else None
    return _moment(stamp) if stamp else None


def _after(stamp: Stamp, capture: datetime | None) -> bool:
    return capture is not None and _moment(stamp) > capture + _SLACK


def _moment(stamp: Stamp) -> datetime:
    moment = datetime.fromisoformat(stamp.iso)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

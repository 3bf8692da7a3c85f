"""Fields that the page states of its article: language, section, topics, number of comments, paywall."""

import re
from itertools import islice, takewhile
from typing import Any

from lxml.html import HtmlElement

from news_assets.articles.blocks import short_text
from news_assets.articles.credits import bare, cut_off
from news_assets.articles.statement import main_node, plain
from news_assets.language.detect import script_language, written_language
from news_assets.pages import Page
from news_assets.pages.structured import Node

_HEBREW_TAGS = ("he", "iw")
# What templates declare wherever they are used.
_TEMPLATE = "en"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.I)
_KEYWORD_BORDER = re.compile(r"\s*[,;|]\s*")
_TAG_NAMES = ("article:tag", "parsely-tags", "news_keywords", "keywords")
_SECTION_NAMES = ("article:section", "parsely-section", "og:article:section", "cxenseparse:category", "section")
# Names of sections and tags that say nothing of the article.
_EMPTY = frozenset(
    (
        "post", "posts", "article", "articles", "artikel", "all", "home", "homepage", "front page", "frontpage",
        "index", "story", "page", "blog", "uncategorized", "uncategorised", "sin categoría", "sem categoria",
        "non classé", "allgemein", "none", "null", "undefined", "tags", "other", "default", "general", "startseite",
        "start", "accueil", "inicio", "hjem", "hem", "כללי", "ראשי", "דף הבית", "עמוד הבית",
    )
)  # fmt: skip
# Labels that publishing systems keep among the tags.
_MACHINE = re.compile(
    r"\w[:/=]\w|_|^@|\w\.(?:com|net|org)$|^[0-9a-f]{8}-[0-9a-f]{4}-|"
    r"^(?:[\w ]{1,20} )?(?:category|section|type|entity tokens?|region|tag|topic): ",
    re.I,
)
_CRUMB_TRAIL = "readcrumb"
_TRAIL_TAGS = ("nav", "ol", "ul", "div", "section", "p", "h1")
_MAX_CRUMB = 40
_MAX_TOPICS = 40
_MAX_TOPIC = 80
_COUNT = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{1,7}")
_TIER_NAMES = (
    "article:content_tier", "article:content-tier", "content_tier", "cxenseparse:access",
    "outbrain:article_access_status",
)  # fmt: skip
_LOCKED = frozenset(("locked", "metered", "premium", "paid", "subscription"))
_FREE = frozenset(("free", "open"))
# Names under which pages say that their text costs money, or that it does not.
_PAID_NAMES = re.compile(r"(?:is_?paid(?:_?content)?|is_?premium|paywall|k5a:paid)$")
_YES, _NO = frozenset(("true", "1", "yes")), frozenset(("false", "0", "no"))


def language_of(page: Page, text: str) -> str:
    """Primary language tag: Hebrew by its letters, else as the page declares it, else by its letters and words."""
    seen = script_language(text)
    if seen == "he" or not text:
        return seen
    declared = (
        page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        plain(main_node(page).get("inLanguage")),
        page.structured.first("og:locale", "content-language", "language"),
    )
    for value in declared:
        tag = _LANGUAGE.match(value or "")
        if tag and tag[0].lower() not in (*_HEBREW_TAGS, _TEMPLATE):
            return tag[0].lower()
    return written_language(text, seen)


def section_of(page: Page) -> str | None:
    """Section of the site: JSON-LD, meta tags, the last step of the breadcrumbs, stated or shown, but the article."""
    for stated in (main_node(page).get("articleSection"), *map(page.structured.meta.get, _SECTION_NAMES)):
        name = next((n for n in _sections(stated) if n.lower() not in _EMPTY), None)
        if name:
            return name
    title = plain(main_node(page).get("headline")) or page.structured.first("og:title") or ""
    for crumbs in page.structured.of_type(("breadcrumblist",)):
        items = crumbs.get("itemListElement")
        names = [n for i in items if isinstance(i, dict) and (n := _crumb(i))] if isinstance(items, list) else []
        steps = [n for n in names[1:] if n not in title and title not in n and n.lower() not in _EMPTY]
        if steps:
            return steps[-1]
    shown = [short_text(a, _MAX_CRUMB) for a in _trail(page)]
    steps = [n for n in shown if len(n) > 1 and n.lower() not in _EMPTY and n not in title]
    return steps[-1] if steps else None


def _trail(page: Page) -> list[HtmlElement]:
    """Links of the breadcrumbs that the page shows above its headline."""
    if _CRUMB_TRAIL in page.text:
        for element in takewhile(lambda e: e.tag != "h1", page.tree.iter(*_TRAIL_TAGS)):
            if _CRUMB_TRAIL in (element.get("class") or "") or _CRUMB_TRAIL in (element.get("id") or ""):
                return list(islice(element.iter("a"), _MAX_TOPICS))
    return []


def _sections(stated: Any) -> list[str]:
    """First names of the stated sections; what stands behind a border are further ones."""
    values = stated if isinstance(stated, list) else [stated]
    names = (_KEYWORD_BORDER.split(text)[0] for v in values[:_MAX_TOPICS] if (text := plain(v)))
    return [n for n in names if 1 < len(n) <= _MAX_TOPIC]


def topics_of(page: Page) -> list[str]:
    """Tags of the article, each once, in the page's order."""
    raw: list[str] = []
    keywords = main_node(page).get("keywords")
    for value in keywords if isinstance(keywords, list) else [keywords]:
        name = plain(value.get("name")) if isinstance(value, dict) else plain(value)
        raw.extend(_KEYWORD_BORDER.split(name) if name else [])
    for source in _TAG_NAMES:
        if raw:
            break
        values = page.structured.meta.get(source, ())
        raw = [part for value in values for part in _KEYWORD_BORDER.split(plain(value) or "")]
    # Machine labels like "Type:Article" or "section/world" are no topics.
    names = (n.strip(" #\"'").removeprefix("Category: ") for n in raw)
    good = [n for n in names if 1 < len(n) <= _MAX_TOPIC and n.lower() not in _EMPTY and not _MACHINE.search(n)]
    return list(dict.fromkeys(good))[:_MAX_TOPICS]


def stated_picture(page: Page) -> tuple[str | None, str | None]:
    """Caption and credit of the article's picture in JSON-LD."""
    images = main_node(page).get("image")
    image = next((i for i in (images if isinstance(images, list) else [images]) if isinstance(i, dict)), {})
    makers = (image.get(key) for key in ("creditText", "copyrightHolder", "creator", "author"))
    names = (plain(m.get("name")) if isinstance(m, dict) else plain(m) for m in makers)
    writer = str(main_node(page).get("author"))
    credit = next((n for n in names if n and n not in writer), None)
    caption, maker = cut_off(plain(image.get("caption")) or "")
    return caption or None, bare(credit) if credit else maker


def stated_comment_count(page: Page) -> int | None:
    """Number of comments in JSON-LD."""
    node = main_node(page)
    if (count := _number(node.get("commentCount"))) is not None:
        return count
    statistics = node.get("interactionStatistic")
    for entry in statistics if isinstance(statistics, list) else [statistics]:
        if isinstance(entry, dict) and "comment" in str(entry.get("interactionType")).lower():
            return _number(entry.get("userInteractionCount"))
    return None


def paywalled(page: Page) -> bool | None:
    """True or false when the page says whether the text is free, None when it says nothing."""
    node = main_node(page)
    for stated in (node.get("isAccessibleForFree"), node.get("isAccessibleforFree")):
        if (free := _truth(stated)) is not None:
            return not free
    parts = node.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _truth(part.get("isAccessibleForFree")) is False:
            return True
    tier = (page.structured.first(*_TIER_NAMES) or "").lower()
    if tier in _LOCKED or tier in _FREE:
        return tier in _LOCKED
    if (free := _truth(page.structured.first("isaccessibleforfree"))) is not None:
        return not free
    for name, values in page.structured.meta.items():
        value = values[0].lower()
        if value in _YES | _NO and _PAID_NAMES.search(name):
            return value in _YES
    return None


def stated_words(page: Page) -> int | None:
    """Number of words the page says the text has."""
    return _number(main_node(page).get("wordCount"))


def _crumb(item: Node) -> str | None:
    inner = item.get("item")
    return plain(item.get("name")) or (plain(inner.get("name")) if isinstance(inner, dict) else None)


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower().rsplit("/", 1)[-1]
    return True if word == "true" else False if word == "false" else None


def _number(value: Any) -> int | None:
    if isinstance(value, bool) or value is None:
        return None
    found = _COUNT.fullmatch(str(value).strip())
    return int(re.sub(r"\D", "", found[0])) if found else None

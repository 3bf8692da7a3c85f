"""Fields that the page states of its article: language, section, topics, number of comments, paywall."""

import re
from typing import Any

from news_assets.articles.statement import main_node, plain
from news_assets.language.detect import script_language
from news_assets.pages import Page
from news_assets.pages.structured import Node

_HEBREW_TAGS = ("he", "iw")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.I)
_KEYWORD_BORDER = re.compile(r"\s*[,;|]\s*")
_TAG_NAMES = ("article:tag", "parsely-tags", "news_keywords", "keywords")
_SECTION_NAMES = ("article:section", "parsely-section", "og:article:section", "cxenseparse:category", "section")
_MAX_TOPICS = 40
_MAX_TOPIC = 80
_COUNT = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{1,7}")
_LOCKED = frozenset(("locked", "metered", "premium", "paid", "subscription"))
_FREE = frozenset(("free", "open"))


def language_of(page: Page, text: str) -> str:
    """Primary language tag: Hebrew by its letters, else as the page declares it, else by its letters alone."""
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
        if tag and tag[0].lower() not in _HEBREW_TAGS:
            return tag[0].lower()
    return seen


def section_of(page: Page) -> str | None:
    """Section of the site: JSON-LD, meta tags, the last step of the breadcrumbs that is not the article."""
    stated = plain(main_node(page).get("articleSection")) or plain(page.structured.first(*_SECTION_NAMES))
    if stated:
        return _KEYWORD_BORDER.split(stated)[0] or None
    title = plain(main_node(page).get("headline")) or page.structured.first("og:title") or ""
    for crumbs in page.structured.of_type(("breadcrumblist",)):
        items = crumbs.get("itemListElement")
        names = [n for i in items if isinstance(i, dict) and (n := _crumb(i))] if isinstance(items, list) else []
        steps = [n for n in names[1:] if n not in title and title not in n]
        if steps:
            return steps[-1]
    return None


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
        raw = [part for value in page.structured.meta.get(source, ()) for part in _KEYWORD_BORDER.split(value)]
    # Machine labels like "Type:Article" or "section/world" are no topics.
    names = (n.strip(" #\"'") for n in raw)
    good = [n for n in names if 1 < len(n) <= _MAX_TOPIC and not re.search(r"\w[:/=]\w|_", n)]
    return list(dict.fromkeys(good))[:_MAX_TOPICS]


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
    if (free := _truth(node.get("isAccessibleForFree"))) is not None:
        return not free
    parts = node.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _truth(part.get("isAccessibleForFree")) is False:
            return True
    tier = (page.structured.first("article:content_tier", "content_tier", "cxenseparse:access") or "").lower()
    return True if tier in _LOCKED else False if tier in _FREE else None


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

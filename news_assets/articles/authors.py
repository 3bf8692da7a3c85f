"""Who signs an article: people and desks, not sections and sites."""

import re
from typing import Any

from news_assets.articles.statement import main_node, plain, publisher_name
from news_assets.pages import Page

_META = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author",
         "article:author_name", "twitter:data1", "dcterms.creator", "authors", "citation_author")  # fmt: skip
_PREFIX = re.compile(
    r"^\s*(?:by|von|par|por|di|av|door|text|מאת|כתב|כתבה|written by|reported by|posted by)\s*:?\s+", re.I
)
_SPLIT = re.compile(r"\s*(?:;|\||/|\n|\s(?:and|und|och|og|et|y|e|en|i|и|&|וגם)\s|,\s*and\s)\s*")
_COMMA = re.compile(r"\s*,\s*")
_ADDRESS = re.compile(r"https?://|@|\.(?:com|html|php)\b|/", re.I)
_BYLINE_XPATH = (
    "//*[@rel='author' or @itemprop='author' or contains(@class,'byline') or contains(@class,'author') "
    "or contains(@class,'Author') or contains(@class,'Byline')]"
)


def read_authors(page: Page) -> list[str]:
    """Return the names in order, each once."""
    node = main_node(page)
    stated = _names(node.get("author")) or _names(node.get("creator"))
    if stated:
        return stated
    for name in _META:
        values = [v for v in page.structured.meta.get(name, ()) if v and not _ADDRESS.search(v)]
        names = _unique([n for v in values for n in split_names(v)])
        if names:
            return names
    return _bylines(page)


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:30]:
        if isinstance(one, dict):
            name = plain(one.get("name")) or " ".join(
                filter(None, (plain(one.get("givenName")), plain(one.get("familyName"))))
            )
        else:
            name = plain(one) or ""
        if name and not _ADDRESS.search(name):
            names.extend(split_names(name))
    return _unique(names)


def split_names(line: str) -> list[str]:
    """Cut a byline into names; a comma divides only when both sides look like names."""
    names: list[str] = []
    for part in _SPLIT.split(_PREFIX.sub("", line)):
        pieces = _COMMA.split(part)
        names.extend(pieces if len(pieces) > 1 and all(1 < len(p.split()) < 5 for p in pieces) else [part])
    return [n for name in names if (n := name.strip(" ,.-–|•·"))]


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _bylines(page: Page) -> list[str]:
    own = (publisher_name(page) or "").casefold()
    for element in page.tree.xpath(_BYLINE_XPATH)[:20]:
        text = " ".join(element.text_content().split())
        if 3 <= len(text) <= 80 and not any(c.isdigit() for c in text) and text.casefold() != own:
            return split_names(text)
    return []

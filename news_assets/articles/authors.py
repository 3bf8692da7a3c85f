"""Who signs an article: people first, desks and sites only when no person does."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from news_assets.articles.blocks import Block
from news_assets.articles.bylines import bylines, edited, is_site, linked_names
from news_assets.articles.fold import fold
from news_assets.articles.names import looks_like_name, split_names
from news_assets.articles.statement import main_node, plain
from news_assets.pages import Page
from news_assets.pages.structured import Node

_META = (
    "author", "byl", "dc.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "article:author_name",
    "article:author", "dcterms.creator", "authors", "citation_author", "og:article:author", "dcsext.author",
    "articleauthor", "article_author", "article-author", "author_name", "analyticsattributes.author",
    "analytics:author", "creator", "dc.contributor",
)  # fmt: skip
# A card's line that tells who wrote, in the languages that publishing systems have them.
_CARD = re.compile(
    r"writ|author|autor|verfasst|geschrieben|escrit|[ée]crit|auteur|scritto|skriv|автор|напис|נכתב|מחבר|מאת|yazan|ditulis|"
    r"napisa|geschreven|執筆|著者|작성",
    re.I,
)
_ADDRESS = re.compile(r"https?://|@|\.(?:com|html|php)\b|^[(\[]|\(www\.|developer$|^admin$", re.I)
_ACCOUNT = re.compile(r"/author/(?:admin|administrator|editor|staff|webmaster|redaktion|redaccion)\b", re.I)
_DIVIDED = re.compile(r"\s*[.|/–—,-]\s+")
_MAX_NAMES = 30


def stated_authors(page: Page, site: Collection[str] = ()) -> list[str]:
    """Names in JSON-LD or, failing that, in meta tags; each once, in order."""
    node = main_node(page)
    names = _names(page, node.get("author"), site) or _names(page, node.get("creator"), site)
    return names or _unique(_meta_names(page, site))


def read_authors(
    page: Page, stated: Sequence[str], blocks: Sequence[Block], title: str | None, site: Collection[str]
) -> list[str]:
    """Return the names that sign; a person beats the site's own name (`site`: folded names the site goes by)."""
    people = _unique([_without_site(n, site) for n in stated if not is_site(n, site)])
    shown = bylines(blocks, title, site, thorough=not people)
    if people:
        # A byline that names all of them and more is the fuller statement; whom the page calls its editor is no author.
        both = set(people) & set(shown)
        fuller = len(shown) > len(people) == len(both)
        return shown if fuller or (shown and not both and {fold(n) for n in people} <= edited(blocks)) else people
    others = [_without_site(n, site) for n in _unique(_meta_names(page, site)) if not is_site(n, site)]
    return others or shown or linked_names(page.tree, site) or list(stated)


def _without_site(name: str, site: Collection[str]) -> str:
    """The name without the site's behind it."""
    borders = list(_DIVIDED.finditer(name))
    if borders and looks_like_name(name[: borders[-1].start()]) and is_site(name[borders[-1].end() :], site):
        return name[: borders[-1].start()]
    return name


def accounts(page: Page) -> set[str]:
    """Folded names of accounts that the whole staff writes under."""
    author = main_node(page).get("author")
    nodes = [n for n in (author if isinstance(author, list) else [author]) if isinstance(n, dict)]
    return {
        fold(name)
        for node in nodes[:_MAX_NAMES]
        if any(isinstance(a := node.get(key), str) and _ACCOUNT.search(a) for key in ("@id", "url"))
        for name in _named(page, node, ())
    }


def _meta_names(page: Page, site: Collection[str]) -> list[str]:
    meta = page.structured.meta
    for name in _META:
        values = [v for v in meta.get(name, ()) if v and not _ADDRESS.search(v)]
        names = [n for v in values for n in _cut(v, site)]
        if names:
            return names
    for number in ("1", "2"):
        label, value = meta.get(f"twitter:label{number}"), meta.get(f"twitter:data{number}")
        if label and value and _CARD.search(label[0]) and not _ADDRESS.search(value[0]):
            return _cut(value[0], site)
    return []


def _names(page: Page, value: Any, site: Collection[str]) -> list[str]:
    if isinstance(value, dict) and isinstance(value.get("@list"), list):
        value = value["@list"]
    values = value if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:_MAX_NAMES]:
        if isinstance(one, dict):
            names.extend(n for n in _named(page, one, site) if not _ADDRESS.search(n))
        elif (name := plain(one)) and not _ADDRESS.search(name):
            names.extend(_cut(name, site))
    return _unique(names)


def _named(page: Page, node: Node, site: Collection[str]) -> list[str]:
    """Names of a node; one that only points at another is followed once."""
    if "name" not in node and "@id" in node and "familyName" not in node:
        node = next((n for n in page.structured.nodes if n.get("@id") == node["@id"] and "name" in n), node)
    value = node.get("name")
    if isinstance(value, list):
        return [n for v in value[:_MAX_NAMES] if (n := plain(v))]
    whole = plain(value) or " ".join(filter(None, (plain(node.get("givenName")), plain(node.get("familyName")))))
    return _cut(whole, site) if whole else []


def _cut(text: str, site: Collection[str]) -> list[str]:
    """Names of a stated line; desks and agencies joined by a word, no person among them, are one signature."""
    names = split_names(text)
    return names if len(names) < 2 or any(looks_like_name(n) and not is_site(n, site) for n in names) else [text]


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))

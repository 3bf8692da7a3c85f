"""The article as the page states it in JSON-LD."""

import re
from html import unescape
from typing import Any

from news_assets.pages import Page
from news_assets.pages.structured import ARTICLE_TYPES, Node, node_types

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
# Types of the page's article itself; updates of a live blog and comments are of others.
_WHOLE = frozenset(("newsarticle", "reportagenewsarticle", "article", "liveblogposting", "opinionnewsarticle"))
_LISTS = frozenset({"itemlist", "listitem", "breadcrumblist", "collectionpage", "searchresultspage"})


def main_node(page: Page) -> Node:
    """The JSON-LD node of the page's article, empty when there is none.

    Of several, the one that names this page's address, else the one that says most.
    """
    nodes = page.structured.of_type(ARTICLE_TYPES)
    if len(nodes) < 2:
        return nodes[0] if nodes else {}
    own = {_bare(a) for a in (page.record.canonical_url, page.record.url) if a}
    return max(nodes, key=lambda n: (bool(own & addresses(n)), bool(node_types(n) & _WHOLE), _weight(n)))


def addresses(node: Node) -> set[str]:
    """Addresses a node gives itself, without scheme, query and closing slash."""
    found: list[Any] = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    texts = [f.get("@id") or f.get("url") if isinstance(f, dict) else f for f in found]
    return {_bare(t) for t in texts if isinstance(t, str) and "/" in t}


def plain(value: Any) -> str | None:
    """A stated text without markup and entities, blanks folded; None when it is not text or empty."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str) and v.strip()), None)
    if not isinstance(value, str):
        return None
    text = unescape(unescape(value)) if "&" in value else value
    text = _TAG.sub(" ", text) if "<" in text else text
    return " ".join(text.split()) or None


def publisher_name(page: Page) -> str | None:
    """Name of the publisher as stated."""
    publisher = main_node(page).get("publisher")
    if isinstance(publisher, list):
        publisher = next((p for p in publisher if isinstance(p, dict)), None)
    return plain(publisher.get("name")) if isinstance(publisher, dict) else plain(publisher)


def is_live_blog(node: Node) -> bool:
    """True for a node that lists updates."""
    return "liveblogposting" in node_types(node)


def _weight(node: Node) -> int:
    fields = sum(bool(node.get(k)) for k in ("headline", "datePublished", "author", "image", "articleBody"))
    return fields - 10 * bool(node_types(node) & _LISTS)


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address).rstrip("/")

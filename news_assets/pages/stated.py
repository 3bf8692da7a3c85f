"""The node of a page's JSON-LD that is about the page's own article."""

import re
from typing import Any

from news_assets.pages.structured import ARTICLE_TYPES, Node, Structured, node_types

# Types of an article as a whole; updates of a live blog and reviews inside it are of others.
_WHOLE = frozenset(("newsarticle", "reportagenewsarticle", "article", "liveblogposting", "opinionnewsarticle"))
_LISTS = frozenset(("itemlist", "listitem", "breadcrumblist", "collectionpage", "searchresultspage"))
_TELLING = ("headline", "datePublished", "author", "image", "articleBody")


def article_node(structured: Structured, *page_addresses: str | None) -> Node:
    """Return the node of the page's article, empty when there is none.

    Of several, the one that names one of the page's addresses, then one of a whole article, then the one that says
    most.
    """
    nodes = structured.of_type(ARTICLE_TYPES)
    if len(nodes) < 2:
        return nodes[0] if nodes else {}
    own = {_bare(a) for a in page_addresses if a}
    return max(nodes, key=lambda n: (bool(own & _addresses(n)), bool(node_types(n) & _WHOLE), _weight(n)))


def _addresses(node: Node) -> set[str]:
    found: list[Any] = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    texts = [f.get("@id") or f.get("url") if isinstance(f, dict) else f for f in found]
    return {_bare(t) for t in texts if isinstance(t, str) and "/" in t}


def _weight(node: Node) -> int:
    return sum(bool(node.get(k)) for k in _TELLING) - 10 * bool(node_types(node) & _LISTS)


def _bare(address: str) -> str:
    """An address without scheme, query and closing slash."""
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address).rstrip("/")

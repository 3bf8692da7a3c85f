"""What a page states about itself in machine-readable form: JSON-LD, meta tags, links; read once per page."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from lxml.html import HtmlElement

MAX_BLOCK = 3_000_000
MAX_NODES = 20_000
ARTICLE_TYPES = frozenset(
    (
        "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "newsstory",
        "reviewnewsarticle", "backgroundnewsarticle", "advertisercontentarticle", "satiricalarticle", "blogposting",
        "liveblogposting", "report", "review", "techarticle", "scholarlyarticle", "socialmediaposting",
        "medicalscholarlyarticle", "askpublicnewsarticle",
    )
)  # fmt: skip
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)+|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_META_KEYS = ("property", "name", "itemprop", "http-equiv")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Structured:
    """`nodes`: every JSON-LD object in page order; `meta`: lower-case name or property to its contents in order."""

    nodes: tuple[Node, ...]
    meta: dict[str, list[str]]
    canonical: str | None = None

    def first(self, *names: str) -> str | None:
        """The first non-empty content among the meta names, in the order of the names."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return None

    def of_type(self, types: Iterable[str]) -> list[Node]:
        """JSON-LD nodes with one of the lower-case types."""
        wanted = frozenset(types)
        return [node for node in self.nodes if node_types(node) & wanted]


def node_types(node: Node) -> frozenset[str]:
    """Lower-case names of the node's types, without the vocabulary's address."""
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return frozenset(n.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for n in names if isinstance(n, str))


def read_structured(tree: HtmlElement) -> Structured:
    """Read the page's own statements; broken blocks are repaired where that is safe, else skipped."""
    meta: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    nodes: list[Node] = []
    for element in tree.iter("meta", "link", "script"):
        if element.tag == "script":
            if "ld+json" in (element.get("type") or "").lower():
                nodes.extend(_flatten(loads_lenient(element.text or ""), MAX_NODES - len(nodes)))
        elif element.tag == "link":
            relation, address = element.get("rel"), element.get("href")
            if relation and address:
                links.setdefault(relation.lower(), address.strip())
        elif (content := element.get("content")) is not None:
            for key in _META_KEYS:
                name = element.get(key)
                if name:
                    meta.setdefault(name.strip().lower(), []).append(" ".join(content.split()))
    return Structured(tuple(nodes), meta, links.get("canonical"))


def loads_lenient(source: str) -> Any:
    """Parse JSON as publishers write it (comments around it, raw newlines, trailing commas); None if hopeless."""
    if len(source) > MAX_BLOCK:
        return None
    try:
        return orjson.loads(source)
    except ValueError:
        cleaned = _WRAPPING.sub("", source).strip().rstrip(";")
    for attempt in (cleaned, _TRAILING_COMMA.sub("", cleaned)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(data: Any, limit: int) -> Iterator[Node]:
    """Typed objects in document order, without recursion and never more than `limit`."""
    stack = [data]
    seen = 0
    while stack and seen < limit:
        value = stack.pop()
        seen += 1
        if isinstance(value, dict):
            if "@type" in value:
                yield value
            stack.extend(v for v in reversed(value.values()) if isinstance(v, dict | list))
        elif isinstance(value, list):
            stack.extend(v for v in reversed(value[:limit]) if isinstance(v, dict | list))

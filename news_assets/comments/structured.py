"""schema.org comments in JSON-LD."""

from typing import Any

from news_assets.comments.body import html_text
from news_assets.comments.found import Found
from news_assets.comments.values import clean_author, count
from news_assets.pages import Page

_TYPES = frozenset(("comment", "usercomments", "answer"))
_NESTED = ("comment", "comments", "suggestedAnswer", "acceptedAnswer", "reply")


def read_structured(page: Page) -> list[Found]:
    """Return the comments that the page states about itself, replies behind their parents."""
    if '"Comment"' not in page.text and '"UserComments"' not in page.text and '"Answer"' not in page.text:
        return []
    nodes = [node for node in page.structured.of_type(_TYPES) if _text(node, "text", "commentText", "description")]
    numbers = {id(node): number for number, node in enumerate(nodes)}
    inside = {
        id(reply): number
        for number, node in enumerate(nodes)
        for name in _NESTED
        for reply in _many(node.get(name))
        if id(reply) in numbers
    }
    return [_found(node, inside.get(id(node))) for node in nodes]


def _found(node: dict[str, Any], inside: int | None) -> Found:
    author = node.get("author") or node.get("creator")
    time = _text(node, "datePublished", "dateCreated", "commentTime")
    parent = node.get("parentItem")
    person = next((a for a in _many(author) if isinstance(a, dict)), {})
    name = author if isinstance(author, str) else _text(person, "name")
    return Found(
        key=_text(node, "@id", "url"),
        parent_key=_text(parent, "@id", "url") if isinstance(parent, dict) else None,
        inside=inside,
        author=clean_author(html_text(name)) if name else None,
        author_url=_text(person, "url"),
        times=[time] if time else [],
        title=_text(node, "headline", "name"),
        text=html_text(_text(node, "text", "commentText", "description") or ""),
        likes=_votes(node, "upvoteCount"),
        dislikes=_votes(node, "downvoteCount"),
    )


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _text(node: dict[str, Any], *names: str) -> str | None:
    return next((v for name in names if isinstance(v := node.get(name), str) and v.strip()), None)


def _votes(node: dict[str, Any], name: str) -> int | None:
    value = node.get(name)
    return count(str(value)) if isinstance(value, int | str) else None

"""What a platform's markup looks like, as data: one YAML file per platform in `schemes/markup`."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class SchemeError(ValueError):
    """A scheme file does not hold what a scheme holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupScheme:
    """Where a platform puts what. Every rule is a selector with an optional `@attribute`; the first that matches wins.

    `self` stands for the comment's own element. Elements inside a nested comment never count for the outer one.
    """

    platform: str
    checked: str
    item: tuple[str, ...]
    """Elements that are one comment each, replies inside them or not."""
    markers: tuple[str, ...] = ()
    """Where the selectors alone say too little: the page's source must hold one of these strings."""
    opening: bool = False
    """The first item of a topic is the post that opens it."""
    siblings: bool = False
    """The comment goes on in the following siblings, up to the next comment."""
    key: tuple[str, ...] = ()
    """The platform's id; its last run of letters and digits counts."""
    parent: tuple[str, ...] = ()
    """The platform's id of the comment answered to, read like `key`."""
    level: tuple[str, ...] = ()
    """Depth as a number; only its order counts."""
    indent: tuple[str, ...] = ()
    """Elements that set replies in; the number of them around a comment is its depth."""
    label: tuple[str, ...] = ()
    """The number shown beside the comment."""
    unnumbered_replies: bool = False
    """Only comments of the top level carry a number."""
    author: tuple[str, ...] = ()
    author_url: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    """Present when the site marks the author as staff."""
    drop: tuple[str, ...] = ()
    """Parts inside the body that are not the reader's words."""
    skip: tuple[str, ...] = ()
    """Items of the same shape that are no comments: pingbacks, opening posts, advertisements."""
    deleted: tuple[str, ...] = ()
    """Present when the comment was removed: its place in the thread stays, its notice is no text."""
    patterns: tuple[tuple[str, str], ...] = ()
    """(field, regular expression): the first group is the value."""
    fallback: bool = False
    """Tried only where no scheme of a platform finds anything."""
    day_first: bool | None = None
    """Order of numeric dates where the platform fixes it."""


_LISTS = frozenset(f.name for f in fields(MarkupScheme) if f.type == tuple[str, ...])


def scheme_from(data: dict[str, Any]) -> MarkupScheme:
    """Build a scheme from YAML data; a single rule may stand without a list. Raises SchemeError."""
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name in _LISTS:
            values[name] = (value,) if isinstance(value, str) else tuple(value)
        elif name == "patterns":
            values[name] = tuple(value.items())
        else:
            values[name] = value
    try:
        return MarkupScheme(**values)
    except TypeError as error:
        raise SchemeError(f"{data.get('platform')}: {error}") from None


@cache
def markup_schemes() -> tuple[MarkupScheme, ...]:
    """Every markup scheme, the file's name giving the order in which they are tried."""
    folder = files("news_assets.comments") / "schemes" / "markup"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(scheme_from(yaml.load(f.read_text("utf-8"), Loader=yaml.CSafeLoader)) for f in found)

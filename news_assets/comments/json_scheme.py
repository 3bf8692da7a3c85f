"""What a platform's JSON answer looks like, as data: one YAML file per platform in `schemes/json`."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from news_assets.comments.scheme import SchemeError


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonScheme:
    """Where an answer holds what. Rules are dotted paths, tried in order; `*` stands for every element of a list.

    A path that starts with `/` counts from the top of the answer, and `{name}` in it stands for the comment's field.
    """

    platform: str
    checked: str
    items: tuple[str, ...]
    """Paths from the top to the list of comments; `**` looks for a list whose members have the needed fields."""
    needs: tuple[str, ...]
    """Fields every comment has; they recognise the platform."""
    speaks_of: tuple[str, ...] = ()
    """Words of which one must be part of a field's name in the answer or in its first comment."""
    children: tuple[str, ...] = ()
    unwrap: str | None = None
    """Path in each list entry to the comment itself."""
    mojibake: bool = False
    """Texts are UTF-8 bytes written as Latin-1 characters."""
    key: tuple[str, ...] = ()
    parent: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    author_url: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    """True, or a badge's name among `editor_values`."""
    editor_values: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    """True, or a status among `deleted_values`."""
    deleted_values: tuple[str, ...] = ()
    utc: bool = False
    """Times without a zone are UTC."""
    total: tuple[str, ...] = ()
    """Path from the top to the number of comments the platform declares."""
    more: tuple[str, ...] = ()
    """Path from the top to a value that is true when further pages exist."""


_LISTS = frozenset(f.name for f in fields(JsonScheme) if f.type == tuple[str, ...])


@cache
def json_schemes() -> tuple[JsonScheme, ...]:
    """Every JSON scheme in the order of the file names."""
    folder = files("news_assets.comments") / "schemes" / "json"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(_scheme(yaml.load(f.read_text("utf-8"), Loader=yaml.CSafeLoader)) for f in found)


def _scheme(data: dict[str, Any]) -> JsonScheme:
    values: dict[str, Any] = dict(data)
    for name in _LISTS & values.keys():
        values[name] = (values[name],) if isinstance(values[name], str) else tuple(values[name])
    try:
        return JsonScheme(**values)
    except TypeError as error:
        raise SchemeError(f"{data.get('platform')}: {error}") from None

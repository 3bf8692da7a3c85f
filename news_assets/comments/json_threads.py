"""Read the comments of a JSON answer as a JsonScheme describes them."""

from typing import Any

from news_assets.comments.body import html_text
from news_assets.comments.found import Found
from news_assets.comments.json_paths import Tables, at_path, lists_in, values
from news_assets.comments.json_scheme import JsonScheme, json_schemes
from news_assets.comments.values import clean_author, count


def recognise(data: Any) -> tuple[JsonScheme, list[Any]] | None:
    """The scheme that fits the answer and its list of comments, or None."""
    for scheme in json_schemes():
        for path in scheme.items:
            for entries in lists_in(data) if path == "**" else at_path(data, path):
                if isinstance(entries, list) and _fits(scheme, entries, data):
                    return scheme, entries
    return None


def read_json(data: Any) -> tuple[str, list[Found]]:
    """Return the platform and its comments, replies behind their parents; nothing for data no scheme recognises."""
    known = recognise(data)
    if not known:
        return "", []
    scheme, entries = known
    found: list[Found] = []
    tables: Tables = {}
    stack: list[tuple[Any, int | None]] = [(entry, None) for entry in reversed(entries)]
    while stack:
        entry, inside = stack.pop()
        item = _unwrapped(scheme, entry)
        if not isinstance(item, dict):
            continue
        number = len(found)
        found.append(_found(scheme, item, data, inside, tables))
        for replies in values(scheme.children, item, data):
            if isinstance(replies, list):
                stack.extend((reply, number) for reply in reversed(replies))
    return scheme.platform, found


def _unwrapped(scheme: JsonScheme, entry: Any) -> Any:
    return next(iter(at_path(entry, scheme.unwrap)), entry) if scheme.unwrap else entry


def _fits(scheme: JsonScheme, entries: list[Any], data: Any) -> bool:
    items = [_unwrapped(scheme, entry) for entry in entries[:5]]
    if scheme.speaks_of and not _speaks_of(scheme, data, items):
        return False
    return bool(items) and all(
        isinstance(item, dict) and all(values(need.split("|"), item, data) for need in scheme.needs) for item in items
    )


def _speaks_of(scheme: JsonScheme, data: Any, items: list[Any]) -> bool:
    names = [name for holder in (data, *items[:1]) if isinstance(holder, dict) for name in holder]
    for holder in list(data.values()) if isinstance(data, dict) else []:
        names.extend(holder if isinstance(holder, dict) else ())
    return any(word in name.lower() for name in names for word in scheme.speaks_of)


def _found(scheme: JsonScheme, item: dict[str, Any], data: Any, inside: int | None, tables: Tables) -> Found:
    def text(paths: tuple[str, ...]) -> str | None:
        return next((str(v) for v in values(paths, item, data, tables) if not isinstance(v, dict | list)), None)

    def number(paths: tuple[str, ...]) -> int | None:
        value = text(paths)
        return count(value) if value is not None else None

    def flag(paths: tuple[str, ...], names: tuple[str, ...]) -> bool:
        return any(v is True or str(v) in names for v in values(paths, item, data, tables))

    body = [_mended(scheme, str(part)) for part in values(scheme.body, item, data)]
    author = _mended(scheme, text(scheme.author) or "")
    time = text(scheme.time)
    title = text(scheme.title)
    return Found(
        key=text(scheme.key),
        parent_key=text(scheme.parent),
        inside=inside,
        level=number(scheme.level),
        label=text(scheme.label),
        author=clean_author(html_text(author)) if author else None,
        author_url=text(scheme.author_url),
        times=[_instant(time, utc=scheme.utc)] if time else [],
        title=html_text(title) if title else None,
        text="\n".join(html_text(part) for part in body),
        likes=number(scheme.likes),
        dislikes=number(scheme.dislikes),
        is_editor=flag(scheme.editor, scheme.editor_values),
        deleted=flag(scheme.deleted, scheme.deleted_values),
    )


def _mended(scheme: JsonScheme, text: str) -> str:
    if not scheme.mojibake:
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _instant(time: str, *, utc: bool) -> str:
    return (
        time + "Z"
        if utc and len(time) >= 19 and time[10:11] == "T" and "+" not in time[19:] and time[-1] != "Z"
        else time
    )

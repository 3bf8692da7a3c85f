"""Dotted paths into JSON data, without recursion."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

_FIELD = re.compile(r"\{(\w+)\}")
_MAX_LISTS = 2000


Tables = dict[tuple[int, str], dict[str, Any]]


def at_path(data: Any, path: str, tables: Tables | None = None) -> list[Any]:
    """Values at the path, none when a step is missing; `*` follows every element, `name=value` those that have it."""
    return follow(data, path.split("."), tables)


def follow(data: Any, steps: Sequence[str], tables: Tables | None = None) -> list[Any]:
    """Values at the end of the steps of a path."""
    found = [data]
    for step in steps:
        if step == "*":
            found = [v for d in found if isinstance(d, list) for v in d]
        elif "=" in step:
            name, _, wanted = step.partition("=")
            found = _members(found, name, wanted, {} if tables is None else tables)
        elif step.isdecimal():
            found = [d[int(step)] for d in found if isinstance(d, list) and len(d) > int(step)]
        else:
            found = [d[step] for d in found if isinstance(d, dict) and step in d]
        if not found:
            return []
    return found


def _members(lists: list[Any], name: str, wanted: str, tables: Tables) -> list[Any]:
    """Objects in the lists whose field has the wanted value; each list is turned into a table once."""
    found = []
    for entries in lists:
        if isinstance(entries, list):
            table = tables.get((id(entries), name))
            if table is None:
                table = {str(v.get(name)): v for v in entries if isinstance(v, dict)}
                tables[(id(entries), name)] = table
            found.extend([table[wanted]] if wanted in table else [])
    return found


def values(paths: Sequence[str], item: Any, root: Any, tables: Tables | None = None) -> list[Any]:
    """The values of the first path that leads to something other than null and the empty string."""
    for path in paths:
        if path.startswith("/"):
            steps = [_FIELD.sub(lambda m: str(item.get(m[1])), step) for step in path[1:].split(".")]
            found = follow(root, steps, tables) if isinstance(item, dict) else []
        else:
            found = at_path(item, path)
        found = [v for v in found if v is not None and v != ""]
        if found:
            return found
    return []


def lists_in(data: Any) -> Iterator[list[Any]]:
    """Lists of objects anywhere in the data, nearest to the top first."""
    level, seen = [data], 0
    while level:
        below: list[Any] = []
        for value in level:
            if isinstance(value, list):
                if any(isinstance(v, dict) for v in value):
                    seen += 1
                    yield value
                below.extend(v for v in value if isinstance(v, dict | list))
            elif isinstance(value, dict):
                below.extend(v for v in value.values() if isinstance(v, dict | list))
        level = below if seen < _MAX_LISTS else []

"""JSON nested deeper than the usual parsers read, without recursion."""

import json
import re
from typing import Any

_TOKEN = re.compile(
    r'\s*(?:(?P<string>"(?:[^"\\]|\\.)*")|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>true|false|null)|(?P<mark>[\[\]{},:]))'
)
_WORDS = {"true": True, "false": False, "null": None}


def loads_deep(text: str) -> Any:
    """Parse JSON of any depth in linear time; raises ValueError for what is not JSON."""
    top: list[Any] = []
    stack: list[Any] = [top]
    keys: list[str | None] = [None]
    at, end = 0, len(text.rstrip())
    while at < end:
        token = _TOKEN.match(text, at)
        if not token:
            raise ValueError(f"no JSON at character {at}")
        at = token.end()
        mark = token["mark"]
        if mark in ("[", "{"):
            value: Any = [] if mark == "[" else {}
            _put(stack[-1], keys, value)
            stack.append(value)
            keys.append(None)
        elif mark in ("]", "}"):
            if len(stack) < 2 or isinstance(stack[-1], list) != (mark == "]"):
                raise ValueError(f"unbalanced JSON at character {at}")
            stack.pop()
            keys.pop()
        elif mark is None:
            value = json.loads(token[0]) if token["word"] is None else _WORDS[token["word"]]
            if isinstance(stack[-1], dict) and keys[-1] is None:
                keys[-1] = str(value)
            else:
                _put(stack[-1], keys, value)
    if len(stack) != 1 or len(top) != 1:
        raise ValueError("unfinished JSON")
    return top[0]


def _put(container: Any, keys: list[str | None], value: Any) -> None:
    if isinstance(container, list):
        container.append(value)
    elif keys[-1] is not None:
        container[keys[-1]] = value
        keys[-1] = None

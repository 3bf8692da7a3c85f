"""One regular expression for many words, factored so that matching never tries word after word."""

import re
from collections.abc import Iterable
from typing import Any

_END: str = ""


def trie_pattern(words: Iterable[str]) -> str:
    """Return a pattern for the longest of the words at a position; a blank also matches a hyphen or two blanks."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = True
    return _pattern(root)


def _pattern(node: dict[str, Any]) -> str:
    branches = []
    for char, child in sorted((c, n) for c, n in node.items() if c != _END):
        head = "[ -]{1,2}" if char == " " else re.escape(char)
        tail = _pattern(child)
        branches.append(head + tail)
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if _END not in node:
        return body
    return f"(?:{body})?"

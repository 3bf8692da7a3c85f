"""Which way a sentence says something moved, when it says only one."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

_WORD = re.compile(r"[^\W\d_]+")
# A Hebrew verb may carry "and", "that" or "when".
_PREFIXES = ("כש", "וש", "ו", "ש")


def direction(sentence: str) -> Literal[-1, 0, 1]:
    """Return 1 when every direction word of the sentence is up, -1 when down, 0 when none, mixed or doubtful."""
    up, down, unsure = _words()
    seen = set()
    for word in _WORD.findall(sentence.lower()):
        forms = {word, *(word.removeprefix(p) for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 1)}
        if forms & unsure:
            return 0
        seen |= {1} if forms & up else set()
        seen |= {-1} if forms & down else set()
    if seen == {1}:
        return 1
    return -1 if seen == {-1} else 0


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = yaml.safe_load(files(__package__).joinpath("direction.yaml").read_text("utf-8"))
    up, down, unsure = (frozenset(w for words in data[k].values() for w in words) for k in ("up", "down", "unsure"))
    return up, down, unsure

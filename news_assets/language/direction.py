"""Which way a sentence says something moved, when it says only one."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from news_assets.text.package_data import from_yaml

_WORD = re.compile(r"[^\W\d_]+")
_BORDER = re.compile(r"[,;:](?=\s)|[()–—]|\s-\s|\b(?:while|but|whereas|though|אך|אבל|ואילו|בעוד|אולם)\b")
# A Hebrew word may carry "and", "that", "when", "the", "in", "to".
_PREFIXES = ("כשה", "וה", "שה", "כש", "ו", "ש", "ה", "ב", "ל")


def direction(sentence: str, quote: str) -> Literal[-1, 0, 1]:
    """Return 1 when all direction words of the sentence are up, -1 when down, and one stands in the quote's clause.

    0 when there is none, when they are mixed, when something may turn them around, or when the quote stands twice.
    """
    if sentence.count(quote) != 1:
        return 0
    seen = _directions(sentence)
    if len(seen) != 1 or seen != _directions(_clause(sentence, sentence.index(quote))):
        return 0
    return 1 if 1 in seen else -1


def clause_direction(sentence: str, quote: str) -> Literal[-1, 0, 1]:
    """Return the only direction that the quote's own clause names; 0 for none, both, or a quote that stands twice."""
    if sentence.count(quote) != 1:
        return 0
    seen = _directions(_clause(sentence, sentence.index(quote)))
    return 0 if len(seen) != 1 else 1 if 1 in seen else -1


def _clause(sentence: str, place: int) -> str:
    start, end = 0, len(sentence)
    for border in _BORDER.finditer(sentence):
        if border.end() <= place:
            start = border.end()
        elif border.start() > place:
            end = border.start()
            break
    return sentence[start:end]


def _directions(text: str) -> set[int]:
    """Return the directions that the words name; both when one of them may turn another around."""
    up, down, unsure = _words()
    seen = set()
    for word in _WORD.findall(text.lower()):
        forms = {word, *(word.removeprefix(p) for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 2)}
        if forms & unsure:
            return {1, -1}
        seen |= {1} if forms & up else set()
        seen |= {-1} if forms & down else set()
    return seen


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = from_yaml(files("news_assets.language").joinpath("common/direction.yaml").read_text("utf-8"))
    up, down, unsure = (frozenset(w for words in data[k].values() for w in words) for k in ("up", "down", "unsure"))
    return up, down, unsure

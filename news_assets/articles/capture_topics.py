"""Part topics that a capture has run together."""

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

_SEPARATOR = re.compile(r"\s*[,;|•·]\s*|\s{2,}|\t")
_PREFIX = "ושהבלמכ"
_LONGEST = 5


@cache
def known_topics() -> frozenset[str]:
    """Names and subjects that sites tag by, from topics.tsv."""
    data = files("news_assets.articles").joinpath("topics.tsv").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in data.splitlines() if line.strip() and not line.startswith("#"))


def split_topics(run: str, shown: str, names: Collection[str] = ()) -> list[str]:
    """Return the topics of a run-on line, in order.

    Marks and double blanks part topics first. Then known names are taken whole, and words that the article itself
    (`shown`) writes side by side stay together; every other word stands alone.
    """
    topics: list[str] = []
    for piece in _SEPARATOR.split(run.strip()):
        words = piece.split()
        start = 0
        while start < len(words):
            size = _longest(words, start, shown, names)
            topics.append(" ".join(words[start : start + size]))
            start += size
    return list(dict.fromkeys(topic for topic in topics if topic))


def _longest(words: list[str], start: int, shown: str, names: Collection[str]) -> int:
    """How many words from `start` make one topic."""
    most = min(_LONGEST, len(words) - start)
    known = known_topics()
    for size in range(most, 0, -1):
        phrase = " ".join(words[start : start + size])
        if phrase in known or phrase in names:
            return size
    # A known name further on ends this one.
    limit = most
    for size in range(1, most):
        if words[start + size] in known or words[start + size] in names:
            limit = size
            break
    for size in range(limit, 1, -1):
        if _written(" ".join(words[start : start + size]), shown):
            return size
    return 1


def _written(phrase: str, shown: str) -> bool:
    """Whether the article writes the words side by side, whole, a Hebrew prefix letter allowed."""
    place = shown.find(phrase)
    while place >= 0:
        before = shown[place - 1] if place else " "
        after = shown[place + len(phrase) : place + len(phrase) + 1] or " "
        if not after.isalnum() and (not before.isalnum() or before in _PREFIX):
            return True
        place = shown.find(phrase, place + 1)
    return False

"""Sectors, markets and groups by their head noun: `the cleaning services market`, `ענף המלונות`."""

import re

from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading

_MAX = 6
SECTOR_HEADS = re.compile(
    r"\b(?:sector|industry|market|segment|division)s?\b|^(?:ענף|מגזר|סקטור|שוק|תעשיית|תחום)\b", re.IGNORECASE
)


def group_phrases(reading: Reading, at: int) -> list[tuple[int, int]]:
    """Item spans of the group names of the sentence that stand before the number at item `at`."""
    first = reading.sentence(at)[0]
    heads = words(reading.language, "group_heads")
    found = []
    for index in range(first, at):
        item = reading.items[index]
        if item.kind != "w" or item.mention >= 0:
            continue
        if not any(stem in heads for _, stem in keys(item.key, reading.language)):
            continue
        span = _hebrew(reading, index, at) if reading.language == "he" else _english(reading, first, index)
        if span is not None:
            found.append(span)
    return found


def _english(reading: Reading, first: int, head: int) -> tuple[int, int] | None:
    stops = words("en", "phrase_stops") | words("en", "breaks") | words("en", "phrase_trim") | words("en", "verbs")
    start = head
    while start - 1 >= first and head - start < _MAX:
        item = reading.items[start - 1]
        if item.kind != "w" or item.key in stops or item.key in ("of", "by", "as"):
            break
        start -= 1
    return (start, head) if start < head else None


def _hebrew(reading: Reading, head: int, at: int) -> tuple[int, int] | None:
    if reading.items[head].key not in words("he", "group_heads") and reading.items[head].key[0] in "הו":
        return None  # `the sector`: named before
    closed = words("he", "phrase_stops") | words("he", "phrase_trim") | words("he", "copulas") | words("he", "breaks")
    last = head
    while last + 1 < at and last - head < 3:
        item = reading.items[last + 1]
        if item.kind != "w" or item.key in closed or item.key[0] in "בלמכש":
            break
        if any(m.first == last + 1 and not m.cue.noun for m in reading.cues(head)):
            break
        last += 1
    return (head, last) if last > head else None

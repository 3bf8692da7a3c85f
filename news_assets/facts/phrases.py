"""Noun phrases in subject position, without a parser: the words between a border and the verb."""

from news_assets.facts.pack import words
from news_assets.facts.reading import Reading

_MAX = 7


def phrase_before(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Item span of the phrase that ends right before the verb at item `verb`, None without one."""
    first = reading.sentence(verb)[0]
    stops = words(reading.language, "breaks") | words(reading.language, "phrase_stops")
    end = verb - 1
    while end >= first and reading.items[end].key in words(reading.language, "phrase_trim"):
        end -= 1
    start = end
    while start >= first and end - start < _MAX:
        item = reading.items[start]
        if item.kind in "qn" or (item.kind == "p" and item.key not in "\"'-&") or item.key in stops:
            break
        start -= 1
    start += 1
    while start <= end and (
        reading.items[start].kind == "p" or reading.items[start].key in words(reading.language, "phrase_trim")
    ):
        start += 1
    return (start, end) if start <= end else None


def phrase_after(reading: Reading, verb: int, at: int) -> tuple[int, int] | None:
    """Item span of a phrase that stands between the verb and the number (verb first, as Hebrew likes it)."""
    start = verb + 1
    end = start
    while end < at and end - start < _MAX:
        item = reading.items[end]
        if (
            item.kind != "w"
            or item.key in words(reading.language, "hedges")
            or item.key in words(reading.language, "phrase_trim")
            or len(item.key) < 3
        ):
            break
        end += 1
    return (start, end - 1) if end > start else None

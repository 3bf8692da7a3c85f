"""Noun phrases in subject position, without a parser: the words between a border and the verb."""

from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading

_MAX = 7
_JOINING = frozenset("\"'-&")


def phrase_before(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Item span of the phrase that ends right before the verb at item `verb`, None without one."""
    first = reading.sentence(verb)[0]
    stops = words(reading.language, "breaks") | words(reading.language, "phrase_stops")
    trim = words(reading.language, "phrase_trim")
    end = verb - 1
    while end >= first and reading.items[end].key in trim:
        end -= 1
    start = end
    while start >= first and end - start < _MAX:
        item = reading.items[start]
        if item.kind == "q" or (item.kind == "p" and item.key not in _JOINING) or item.key in stops:
            break
        start -= 1
    return _trimmed(reading, start + 1, end)


def phrase_after(reading: Reading, verb: int, end: int) -> tuple[int, int] | None:
    """Item span of a phrase between the verb and the number (verb first, as Hebrew likes it)."""
    last = verb + 1
    closed = (
        words(reading.language, "hedges")
        | words(reading.language, "phrase_trim")
        | words(reading.language, "phrase_stops")
    )
    while last < end and last - verb <= _MAX:
        item = reading.items[last]
        if item.kind not in "wn" or item.key in closed or len(item.key) < 2:
            break
        last += 1
    return _trimmed(reading, verb + 1, last - 1)


def phrase_between(reading: Reading, previous: int, end: int) -> tuple[int, int] | None:
    """Item span of the phrase between the last mark behind the number before and this one: lists without a verb."""
    start = previous + 1
    for index in range(end - 1, previous, -1):
        if reading.items[index].kind == "p" and reading.items[index].key not in _JOINING:
            start = index + 1
            break
    if not 0 < end - start <= _MAX or any(i.kind == "q" or i.key == "\n" for i in reading.items[start:end]):
        return None
    return _trimmed(reading, start, end - 1)


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Take off marks, adverbs and the metric's own name; None when only those were there."""
    trim = words(reading.language, "phrase_trim")
    for match in reading.matches:
        if (
            start <= match.first <= end
            and match.cue.role == "metric"
            and match.cue.name not in ("price", "volume", "house_price")
        ):
            start = match.last + 1
    while start <= end and (reading.items[start].kind != "w" or reading.items[start].key in trim):
        start += 1
    while start <= end and (reading.items[end].kind == "p" or reading.items[end].key in trim):
        end -= 1
    if start > end:
        return None
    closed = words(reading.language, "generic")
    if any(stem in closed for _, stem in keys(reading.items[start].key, reading.language)) and start == end:
        return None
    return start, end

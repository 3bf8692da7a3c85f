"""The time a value holds for, as the sentence says it: 2023-Q3, 2023-H1, 2023-11, 2023, ytd, 12m, since 2019."""

import re
from functools import cache, lru_cache
from typing import Any

from news_assets.facts.pack import data, keys
from news_assets.facts.reading import Reading

_YEAR = re.compile(r"^(?:19|20)\d\d$")


def period(reading: Reading, at: int, published_at: str | None) -> str | None:
    """Return the period nearest to the quantity at item `at` in its sentence, None when nothing is said."""
    pack = _pack(reading.language)
    first, end = reading.sentence(at)
    found: list[tuple[int, str]] = []
    for index in range(first, end):
        item = reading.items[index]
        if item.kind not in "wn" or not _tells(item.key, reading.language):
            continue
        value = _at(reading, index, end, pack, published_at)
        if value is not None:
            found.append((abs(index - at) + 6 * reading.crossed(reading.numbers, index, at), value))
    return min(found)[1] if found else None


@cache
def _pack(language: str) -> dict[str, Any]:
    table: dict[str, Any] = data(language, "periods")
    spans: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in table["spans"].items():
        for first, *rest in (str(phrase).split() for phrase in phrases):
            spans.setdefault(first, []).append((tuple(rest), str(name)))
    for options in spans.values():
        options.sort(key=lambda option: -len(option[0]))
    return {**table, "spans": spans}


@lru_cache(maxsize=1 << 14)
def _tells(key: str, language: str) -> bool:
    """Whether a word can begin to tell a time."""
    pack = _pack(language)
    if key in pack["ordinals"] or key in pack["spans"] or _YEAR.match(key):
        return True
    told = (pack["quarter"], pack["half"], pack["months"])
    return any(stem in table for _, stem in keys(key, language) for table in told)


def _at(reading: Reading, index: int, end: int, pack: dict[str, Any], published_at: str | None) -> str | None:
    key = reading.items[index].key
    stems = [stem for _, stem in keys(key, reading.language)]
    following = reading.items[index + 1].key if index + 1 < end else ""
    before = reading.items[index - 1].key if index else ""
    if any(stem in pack["quarter"] for stem in stems):
        number = pack["ordinals"].get(following) or pack["ordinals"].get(before)
        if number:
            return _dated(reading, index, end, f"Q{number}", published_at)
    if any(stem in pack["half"] for stem in stems):
        number = pack["halves"].get(following) or pack["halves"].get(before)
        if number:
            return _dated(reading, index, end, f"H{number}", published_at)
    if key in pack["ordinals"] and "-" in key:
        return _dated(reading, index, end, f"Q{pack['ordinals'][key]}", published_at)
    month = next((pack["months"][stem] for stem in stems if stem in pack["months"]), None)
    if month and (key != "may" or _YEAR.match(following)):
        return f"{following}-{month:02d}" if _YEAR.match(following) else _in_year(f"{month:02d}", published_at)
    if _YEAR.match(key):
        before_word = reading.items[index - 2].key if before == "-" and index > 1 else before
        return f"since {key}" if before_word in pack["since"] else key
    options = pack["spans"].get(key, ())
    return next((str(name) for rest, name in options if _follows(reading, index + 1, end, rest)), None)


def _follows(reading: Reading, index: int, end: int, phrase: tuple[str, ...]) -> bool:
    fits = index + len(phrase) <= end
    return fits and all(reading.items[index + n].key == word for n, word in enumerate(phrase))


def _dated(reading: Reading, index: int, end: int, part: str, published_at: str | None) -> str:
    for near in range(index, min(end, index + 5)):
        if _YEAR.match(reading.items[near].key):
            return f"{reading.items[near].key}-{part}"
    return _in_year(part, published_at)


def _in_year(part: str, published_at: str | None) -> str:
    return f"{published_at[:4]}-{part}" if published_at else part

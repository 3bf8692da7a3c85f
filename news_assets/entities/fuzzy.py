"""Typing errors in names that the page writes rightly elsewhere."""

from collections.abc import Iterator, Sequence

from news_assets.entities.entry import Entry
from news_assets.entities.match import PREFIXES, is_hebrew
from news_assets.entities.reading import WORD, Mention, Reading

_TYPES = frozenset({"company", "person", "fund", "product", "index"})
_SHORTEST = 5
_MOST = 200


def fuzzy(readings: Sequence[Reading]) -> None:
    """Add words that are one slip, or in long words two swaps, away from a name on the page."""
    names = _names(readings)
    if not names:
        return
    # A slip keeps the first letter and changes the length by one at most.
    possible = {(name[0], len(name) + change) for name in names for change in (-1, 0, 1)}
    heads = {head for head, _ in possible}
    seen: dict[str, Entry | None] = {}
    for reading in readings:
        for word in WORD.finditer(reading.text):
            text = word.group()
            if len(text) < _SHORTEST or text[0].isdigit() or not (text[0] in heads or is_hebrew(text[0])):
                continue
            stems = [(cut, s) for cut, s in _stems(text) if len(s) >= _SHORTEST and (s[0], len(s)) in possible]
            if not stems or not reading.free(*word.span()):
                continue
            for cut, stem in stems:
                if stem not in seen:
                    seen[stem] = _nearest(stem, names)
                entry = seen[stem]
                if entry and reading.add(Mention(word.start() + cut, word.end(), entry, "fuzzy", 0.7)):
                    break


def _names(readings: Sequence[Reading]) -> dict[str, Entry]:
    names: dict[str, Entry] = {}
    for reading in readings:
        for mention in reading.mentions:
            name = reading.text[mention.start : mention.end]
            if mention.entry.type in _TYPES and len(name) >= _SHORTEST and " " not in name and len(names) < _MOST:
                names[name] = mention.entry
    return names


def _stems(word: str) -> Iterator[tuple[int, str]]:
    yield 0, word
    for cut in (1, 2):
        if word[:cut] in PREFIXES:
            yield cut, word[cut:]


def _nearest(word: str, names: dict[str, Entry]) -> Entry | None:
    for name, entry in names.items():
        if is_hebrew(name[0]) == is_hebrew(word[0]) and slip(word, name):
            return entry
    return None


def slip(word: str, name: str) -> bool:
    """True when `word` is `name` with one letter wrong, missing or swapped, or with its letters shuffled."""
    if word[0] != name[0] or word == name or abs(len(word) - len(name)) > 1:
        return False
    head = 0
    while head < min(len(word), len(name)) and word[head] == name[head]:
        head += 1
    tail = 0
    while tail < min(len(word), len(name)) - head and word[-1 - tail] == name[-1 - tail]:
        tail += 1
    left, right = word[head : len(word) - tail], name[head : len(name) - tail]
    if sorted(left) == sorted(right):
        return len(left) == 2 or (len(left) <= 5 and len(name) >= 8)
    if max(len(left), len(right)) > 1 or len(name) < 6:
        return False
    # An added, missing or changed last letter is grammar or another name, not a slip.
    return tail > 0

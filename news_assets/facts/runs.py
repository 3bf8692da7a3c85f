"""Hebrew names that no list has: a bare run of words in a subject's place that the article repeats.

Hebrew writes no capitals, but a subject that is a common noun is nearly always definite or plural.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from news_assets.facts.described import described, owned
from news_assets.facts.items import Item
from news_assets.facts.pack import words
from news_assets.facts.reading import Mention, Reading, unlisted
from news_assets.schemas.vocabulary import EntityType

_MAX = 3
_CLOSED = (
    "phrase_stops", "breaks", "phrase_trim", "not_heads", "generic", "hedges", "prepositions", "verbs", "copulas",
    "months", "group_heads", "descriptors", "kind_names", "pronouns", "outlets", "titles", "oblique", "common",
    "ours", "personal",
)  # fmt: skip
_FINAL = dict(zip("כמנפצ", "ךםןףץ", strict=True))
_PREFIXES = ("", "ו", "ש", "ב", "ל", "מ", "כ", "ה", "וש", "של")


def add_runs(readings: Sequence[Reading]) -> None:
    """Add the repeated names of an article's documents to their mentions."""
    if not readings or readings[0].language != "he":
        return
    proposed = [pair for reading in readings for pair in _runs(reading)]
    told = {
        tuple(item.key for item in reading.items[first : last + 1]): kind
        for reading in readings
        for first, last, kind in described(reading)
    }
    for reading in readings:
        proposed += [(tuple(i.key for i in reading.items[a : b + 1]), "company") for a, b in owned(reading)]
    if not proposed and not told:
        return
    known = {item.key for reading in readings for item in reading.items if item.kind == "w"}
    found: dict[tuple[str, ...], str] = {}
    for run, kind in proposed:
        if not _common(run, known) and found.get(run, "") != "company":
            found[run] = kind or found.get(run, "")
    found |= told
    if not found:
        return
    by_first: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for run in sorted(found, key=len, reverse=True):
        for prefix in _PREFIXES:
            by_first.setdefault(prefix + run[0], []).append((len(prefix), run))
    places = [list(_places(reading, by_first)) for reading in readings]
    counts: dict[tuple[str, ...], int] = {}
    for one in places:
        for _, _, run in one:
            counts[run] = counts.get(run, 0) + 1
    for reading, one in zip(readings, places, strict=True):
        for first, start, run in one:
            if counts[run] > 1 or run in told:
                _add(reading, first, start, len(run), found[run])


def _runs(reading: Reading) -> Iterator[tuple[tuple[str, ...], str]]:
    """Word runs right before the first verb of a sentence, before a colon, or before `, which`, with their kind."""
    items = reading.items
    cues = {m.first for m in reading.matches}
    moving = {m.first for m in reading.matches if m.cue.role in ("up", "down", "event") and not m.cue.noun}
    telling = words("he", "verbs")
    for first, end in reading.sentences:
        for index in range(first + 1, min(end, first + 9)):
            key = items[index].key
            which = key == "," and index + 1 < end and items[index + 1].key[:1] == "ש" and len(items[index + 1].key) > 3
            verb = key in telling or (index in moving and key[0] != "ל")
            if not (verb or key == ":" or which):
                continue
            start = index
            while start > first and index - start < _MAX + 1 and _open(items[start - 1]) and start - 1 not in cues:
                start -= 1
            led = start > first and start - 1 not in cues and _introduces(items[start - 1])
            alone = start == first and key != ":" and not (index - start == 1 and items[start].key[0] == "ב")
            while start < index and items[start].key == "-":
                start += 1
            if (
                0 < index - start <= _MAX
                and _glued(items, start, index)
                and (alone or (led and (key != ":" or first == 0)))
            ):
                kind = "company" if led or _feminine(key) else "person" if key in words("he", "speaking") else ""
                yield tuple(item.key for item in items[start:index]), kind
            break


def _glued(items: list[Item], start: int, end: int) -> bool:
    """Whether each hyphen of the run joins its neighbours without blanks."""
    return all(
        items[i].key != "-"
        or (items[i - 1].end == items[i].start and i + 1 < end and items[i].end == items[i + 1].start)
        for i in range(start, end)
    )


def _feminine(verb: str) -> bool:
    """Companies are feminine; a man's surname stands alone before a masculine verb."""
    stem = verb[:-1]
    stem = stem[:-1] + _FINAL[stem[-1]] if stem[-1:] in _FINAL else stem
    return verb[-1] in "הת" and stem in words("he", "verbs")


def _introduces(item: Item) -> bool:
    """A definite word or a kind that leads to a name: `the Israeli start-up X`, `group X`."""
    return item.kind == "w" and (
        (item.key[0] == "ה" and len(item.key) > 3) or item.key in words("he", "kind_names") | words("he", "descriptors")
    )


def _common(run: tuple[str, ...], known: set[str]) -> bool:
    """Plurals, joined words, and what the article also writes with an article or without its first letter."""
    if len("".join(run)) < 3 or any(word.endswith(("ים", "ות")) for word in (run[0], run[-1])):
        return True
    if any(word[0] == "ו" for word in run[1:]) or "ה" + run[0] in known or "ה" + run[-1] in known:
        return True
    bare = run[0][1:]
    if run[0] in _closed() or (run[0][0] in "ובלמשכה" and bare in _closed()):
        return True
    return run[0][0] in "ובלמשכה" and len(bare) > 2 and (bare in known or "ה" + bare in known)


@cache
def _closed() -> frozenset[str]:
    return frozenset(word for name in _CLOSED for word in words("he", name))


def _open(item: Item) -> bool:
    """Whether a word may be part of a name: not definite, not of a closed class, in Hebrew letters, in no name yet."""
    key = item.key
    if key == "-" and item.mention < 0:
        return True
    if item.kind != "w" or item.mention >= 0 or not "א" <= key[0] <= "ת" or '"' in key:
        return False
    return not (key[0] == "ה" and len(key) > 3) and key not in _closed()


def _places(
    reading: Reading, by_first: dict[str, list[tuple[int, tuple[str, ...]]]]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """First item, offset behind its prefix letters, and run, for each occurrence that no name covers."""
    items, past = reading.items, 0
    for index, item in enumerate(items):
        options = by_first.get(item.key)
        if options is None or index < past or item.mention >= 0:
            continue
        for length, run in options:
            if _stands(items, index, run):
                yield index, item.start + length, run
                past = index + len(run)
                break


def _stands(items: list[Item], index: int, run: tuple[str, ...]) -> bool:
    rest = items[index + 1 : index + len(run)]
    return len(rest) == len(run) - 1 and all(i.key == w and i.mention < 0 for i, w in zip(rest, run[1:], strict=True))


def _add(reading: Reading, first: int, start: int, size: int, kind: str) -> None:
    last = first + size - 1
    for index in range(first, last + 1):
        reading.items[index].mention = len(reading.mentions)
    entity = unlisted(reading.document, start, reading.items[last].end)
    if kind:
        entity = replace(entity, type=cast(EntityType, kind), mention_id="run")
    reading.mentions.append(Mention(first, last, start, entity))

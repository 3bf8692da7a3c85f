"""`A and B rose 1% and 2%, respectively`: the first number for the first name, the second for the second."""

from itertools import pairwise

from news_assets.facts.focus import Subject
from news_assets.facts.pack import words
from news_assets.facts.reading import Match, Mention, Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_JOINTS = frozenset({",", "and", "&", "the", "'s", "ו", "-", "ב", "ול", "ה", "of", "in", '"'})
_APART = 5


def paired(slot: Slot) -> list[Scored]:
    """Return the name in the number's own place of the list, nothing without a list of as many names."""
    run = run_of(slot.reading, slot.at)
    if not run or paired_cue(slot.reading, slot.at) is not None:
        return []
    place = run.index(slot.at)
    reading, types = slot.reading, set(slot.types)
    named = [m for m in slot.mentions if m.entity.type in types or m.unlisted]
    for side in ([m for m in named if m.last < run[0]], [m for m in named if m.first > run[-1]]):
        chain = _chain(reading, side, len(run))
        if chain:
            return [Scored(slot.focus.of(chain[place].entity), 1.3, "paired", chain[place])]
    name = _part(slot, run, place)
    return [Scored(Subject(name, "group", (), None, name), 1.25, "paired")] if name else []


def paired_cue(reading: Reading, at: int) -> Match | None:
    """The metric's noun in the number's own place: `revenue and profit rose 5% and 9%, respectively`."""
    run = run_of(reading, at)
    nouns = [m for m in reading.cues(at) if m.cue.role == "metric" and m.last < run[0]] if run else []
    nouns = nouns[-len(run) :]
    joined = all(_joined(reading, a.last, b.first) for a, b in pairwise(nouns))
    if not run or len(nouns) != len(run) or not joined or len({m.cue.name for m in nouns}) < len(nouns):
        return None
    return nouns[run.index(at)]


def run_of(reading: Reading, at: int) -> list[int]:
    """Items of the numbers listed with the one at `at` when the sentence says `respectively`, else nothing."""
    marks = words(reading.language, "respectively")
    first, end = reading.sentence(at)
    if not any(item.key in marks for item in reading.items[first:end]):
        return []
    kind = reading.quantities[reading.items[at].quantity].kind
    numbers = [
        i
        for i in range(first, end)
        if reading.items[i].kind == "q" and reading.quantities[reading.items[i].quantity].kind == kind
    ]
    run: list[int] = []
    for number in numbers:
        if run and not _listed(reading, run[-1], number):
            if at in run:
                break
            run = []
        run.append(number)
    return run if at in run and len(run) > 1 else []


def _listed(reading: Reading, one: int, two: int) -> bool:
    start = max(one + 1, min(reading.links[two].item, two))
    return start - one <= 3 and all(item.key in _JOINTS or item.key == "by" for item in reading.items[one + 1 : start])


def _chain(reading: Reading, mentions: list[Mention], size: int) -> list[Mention]:
    """The last `size` mentions when each is joined to the next, and no other to the first."""
    chain = mentions[-size:]
    joined = all(_joined(reading, a.last, b.first) for a, b in pairwise(chain))
    if len(chain) != size or not joined:
        return []
    if len(mentions) > size and _joined(reading, mentions[-size - 1].last, chain[0].first):
        return []
    return chain


def _joined(reading: Reading, last: int, first: int) -> bool:
    between = [item.key for item in reading.items[last + 1 : first]]
    return len(between) <= _APART and all(
        key in _JOINTS or key in words(reading.language, "heads_between") for key in between
    )


def _coordinated_before(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Item span of the noun phrases joined by `and` right before the verb."""
    first = reading.sentence(verb)[0]
    trim, stops = words(reading.language, "phrase_trim"), words(reading.language, "phrase_stops")
    last = verb - 1
    while last > first and reading.items[last].key in trim:
        last -= 1
    start = last
    while start >= first and last - start < _WIDEST:
        item = reading.items[start]
        if (item.kind not in "wc" and item.key not in _JOINTS) or item.key in stops:
            break
        start -= 1
    start += 1
    while start < last and (reading.items[start].key in trim or reading.items[start].key in ("s", "'")):
        start += 1
    return (start, last) if start < last else None


_WIDEST = 14


def _part(slot: Slot, run: list[int], place: int) -> str | None:
    """The part of a coordinated noun phrase (`technology and health care stocks`) with the noun they share."""
    reading, move = slot.reading, slot.choice.move
    verb = move.match.first if move is not None and move.before else run[0]
    span = _coordinated_before(reading, verb)
    if span is None:
        return None
    cuts, hebrew = [span[0] - 1], reading.language == "he"
    for index in range(span[0], span[1] + 1):
        key = reading.items[index].key
        if key in ("and", ",", "&"):
            cuts.append(index)
        elif hebrew and index > span[0] and key[0] == "ו" and len(key) > 3:
            cuts.append(index - 1)
    cuts.append(span[1] + 1)
    if len(cuts) - 1 != len(run):
        return None
    first, last = cuts[place] + 1, cuts[place + 1] - (0 if hebrew and place + 1 < len(run) else 1)
    last = min(last, span[1])
    if first > last:
        return None
    name = reading.text(first, last)
    shared = reading.items[span[1]].key
    if not hebrew and place + 1 < len(run) and shared in words("en", "group_heads"):
        return f"{name} {reading.text(span[1], span[1])}"
    return name[1:] if hebrew and first > span[0] and name[0] == "ו" else name

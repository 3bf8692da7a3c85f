"""Everybody a number may speak of: what the rules propose, names near by, names of weight, noun phrases."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from news_assets.facts.chunks import Chunk, Chunks
from news_assets.facts.focus import Subject, forms
from news_assets.facts.heads import acts
from news_assets.facts.phrased import clauseless
from news_assets.facts.phrases import phrase_after, phrase_before, phrase_between, phrase_of
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_BACK = 3  # sentences looked back
_WEIGHTY = 3  # names of most weight in the article
_RECENT = 3  # subjects spoken of last
_VERBS = 2  # verbs before the number whose phrase is looked at
_BEHIND = 10  # items behind the number within which a phrase may be meant


@dataclass(slots=True)
class Candidate:
    """A possible subject with where it stands and which rules propose it."""

    subject: Subject
    best: Scored | None = None
    hows: dict[str, float] = field(default_factory=dict)
    inside: list[int] = field(default_factory=list)  # mentions in the number's sentence
    before: int = -1  # its last mention in a sentence before
    span: tuple[int, int] | None = None  # items of a noun phrase
    places: set[str] = field(default_factory=set)  # where that phrase stands
    chunk: Chunk | None = None  # a phrase of the number's sentence
    back: str = ""  # a phrase of a sentence before: which


def candidates(slot: Slot, options: Sequence[Scored]) -> list[Candidate]:
    """Return the candidates of one number, each subject once, the rules' own first."""
    scene = slot.scene
    found: dict[str, Candidate] = {}

    def entry(subject: Subject) -> Candidate:
        key = subject.key or subject.name
        if key not in found:
            found[key] = Candidate(subject)
        return found[key]

    for option in options:
        candidate = entry(option.subject)
        candidate.hows[option.how] = max(option.score, candidate.hows.get(option.how, -9.0))
        if candidate.best is None or option.score > candidate.best.score:
            candidate.best = option
    for span, how in _phrases(slot):
        subject = _named(slot, span)
        if subject is not None:
            candidate = entry(subject)
            candidate.span = candidate.span or span
            candidate.places.add(how)
    sentence = slot.reading.sentence_of[slot.at]
    for number in scene.by_sentence.get(sentence, ()):
        entry(scene.subjects[number]).inside.append(number)
    for back in range(max(0, sentence - _BACK), sentence):
        for number in scene.by_sentence.get(back, ()):
            entry(scene.subjects[number]).before = number
    for number in _around(slot):
        entry(scene.subjects[number])
    for subject in slot.focus.main[:_WEIGHTY]:
        entry(subject)
    for _, subject in slot.focus.last[-_RECENT:]:
        entry(subject)
    if slot.last is not None:
        entry(slot.last)
    for subject, chunk, opens in _chunks(slot, sentence):
        candidate = entry(subject)
        candidate.chunk = candidate.chunk or chunk
        candidate.back = candidate.back or opens
    return list(found.values())


def _around(slot: Slot) -> list[int]:
    """The first name of a wanted kind in the number's line, and the names of the heading above (English)."""
    scene, reading, line = slot.scene, slot.reading, slot.reading.line(slot.at)
    if reading.language != "en":
        return []
    named = [n for n in scene.by_line.get(line, ()) if reading.mentions[n].first < slot.first]
    fitting = (n for n in named if scene.subjects[n].fits(slot.types) and not scene.sourced(n))
    return [n for n in (next(fitting, -1), *scene.headings.above(line)) if n >= 0]


def _chunks(slot: Slot, sentence: int) -> list[tuple[Subject, Chunk | None, str]]:
    """The phrases of the number's sentence, and those that open the sentence before and the paragraph."""
    reading, chunks = slot.reading, slot.focus.chunks(slot.reading)
    found: list[tuple[Subject, Chunk | None, str]] = []
    near = [c for c in chunks.of(sentence) if c.first < slot.at + _BEHIND and _unnamed(chunks, c)]
    found.extend((_subject(chunks, c), c, "") for c in near)
    start = min(sentence, reading.opening(slot.at))
    for place, name in ((sentence - 1, "back"), (start, "opening")):
        if start <= place < sentence:
            opening = chunks.of(place)[:1]
            found.extend((_subject(chunks, c), None, name) for c in opening if _unnamed(chunks, c) and not c.lead)
    return found


def _unnamed(chunks: Chunks, chunk: Chunk) -> bool:
    """Whether no name stands at either end."""
    items = chunks.reading.items
    return items[chunk.first].mention < 0 and items[chunk.last].mention < 0 and len(chunks.text(chunk)) > 1


def _subject(chunks: Chunks, chunk: Chunk) -> Subject:
    name = chunks.text(chunk)
    bare = " ".join(chunks.forms(chunk))
    return Subject(name, "group", (bare,) if bare != name else (), None, bare)


def _phrases(slot: Slot) -> list[tuple[tuple[int, int], str]]:
    """Item spans of noun phrases: beside the nearest verbs, behind the metric's noun, right before the number."""
    reading, at = slot.reading, slot.at
    telling = slot.scene.verbs
    moves = {m.first for m in reading.cues(at) if m.cue.role in ("event", "up", "down", "unchanged") and not m.cue.noun}
    link = reading.links[at].item
    found: list[tuple[tuple[int, int] | None, str]] = []
    seen = 0
    for index in range(at - 1, slot.first, -1):
        if index not in moves and reading.items[index].key not in telling:
            continue
        found.append((phrase_before(reading, index), "np_before"))
        if reading.language == "he":
            found.append((phrase_after(reading, index, link), "np_after"))
        seen += 1
        if seen == _VERBS:
            break
    cue = slot.choice.cue
    if cue is not None and cue.last < at:
        found.append((phrase_of(reading, cue, link), "np_of"))
    since = slot.previous.at if slot.previous is not None and slot.joined else slot.first - 1
    found.append((phrase_between(reading, since, link), "np_beside"))
    return [(span, how) for span, how in found if span is not None]


def _named(slot: Slot, span: tuple[int, int]) -> Subject | None:
    """The phrase as a subject, None when a name is its head."""
    reading = slot.reading
    if reading.language == "he":
        whole = clauseless(reading, span)
        if whole is None or not acts("he").isdisjoint(i.key for i in reading.items[whole[0] : whole[1] + 1]):
            return None
        span = whole
    if any(reading.items[i].mention >= 0 for i in (span[0], span[1])):
        return None
    if span[0] == span[1]:
        key = reading.items[span[0]].key
        if slot.scene.verbal(key) or any(m.first == span[0] and not m.cue.noun for m in reading.cues(slot.at)):
            return None
    raw = reading.text(*span)
    name = raw[1:] if reading.language == "he" and raw[0] == "ו" and len(raw) > 3 else raw
    return Subject(name, "group", (raw, *forms(name, reading.language)), None, name)

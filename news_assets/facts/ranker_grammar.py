"""What the words of a clause tell of its subject: how the metric's noun names its owner, of whom the verb tells."""

from dataclasses import dataclass
from functools import cache

from news_assets.facts.chunks import Chunk
from news_assets.facts.heads import acts, fit, kinds_of
from news_assets.facts.pack import lexicon, words
from news_assets.facts.reading import Match, Reading
from news_assets.facts.slot import Slot
from news_assets.facts.traits import closed

_FINAL = dict(zip("כמנפצ", "ךםןףץ", strict=True))
_OWN = {"שלה": "poss_f", "שלו": "poss_m", "שלהם": "poss_p", "שלהן": "poss_p"}
_THEIRS = {"its": "poss_f", "his": "poss_m", "her": "poss_m", "their": "poss_p"}


def owner(slot: Slot) -> str:
    """How the metric's noun stands to its owner: possessed, definite, in construct, with `of`; `verb` and `none`."""
    reading, cue = slot.reading, slot.choice.cue
    if cue is None or cue.first > slot.at:
        return "none" if cue is None else "after"
    if not cue.cue.noun:
        return "verb"
    return _hebrew(reading, cue, slot.at) if reading.language == "he" else _english(reading, cue, slot.at)


def _hebrew(reading: Reading, cue: Match, at: int) -> str:
    head, behind = reading.items[cue.first].key, reading.items[cue.last + 1]
    if behind.key in _OWN:
        return _OWN[behind.key]
    stem = head[len(cue.prefix) :]
    phrases = lexicon("he").phrases
    if stem.endswith(("יה", "יו")) or (stem[-1:] in "וה" and _bare(stem[:-1]) in phrases):
        return "poss_m" if stem[-1] == "ו" else "poss_f"
    if stem.endswith(("יהם", "יהן")) or (stem[-1:] in "םן" and _bare(stem[:-1]) in phrases):
        return "poss_p"
    if behind.key in ("של", "ושל"):
        return "of"
    if "ה" in cue.prefix or stem[:1] == "ה" or reading.items[cue.last].key[:1] == "ה":
        return "definite"
    if cue.last + 1 >= at or behind.kind != "w" or behind.key in closed("he").verbs:
        return "bare"
    if behind.key in words("he", "prepositions") or behind.key in words("he", "hedges"):
        return "bare"
    led = behind.mention < 0 and behind.key[:1] in "בלמשכ" and behind.key not in words("he", "heads")
    return "bare" if led else "construct"


def _bare(stem: str) -> str:
    """A noun without its owner's ending: `מניית|ה` is of `מניה`."""
    if stem[-1:] == "ת":
        return stem[:-1] + "ה"
    return stem[:-1] + _FINAL.get(stem[-1], stem[-1]) if stem else stem


def _english(reading: Reading, cue: Match, at: int) -> str:
    before = [item.key for item in reading.items[max(0, cue.first - 3) : cue.first]][::-1]
    for key in before:
        if key in _THEIRS:
            return _THEIRS[key]
        if key.endswith("'s") or key == "'":
            return "construct"
    if reading.key(cue.last + 1) in ("of", "for", "at", "in") and cue.last + 2 < at:
        return "of"
    return "definite" if "the" in before[:2] else "bare"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who the clause's verb tells of: items first..last, and what stands there; nobody with `first` -1."""

    first: int
    last: int
    kind: str  # name, fit, unfit, unknown, metric, stand_in, none


_NOBODY = Agent(-1, -1, "none")
_BEHIND = 5  # items behind the number within which its verb may stand
_ASIDE = 12  # items of an aside between a subject and its verb


def clause_verb(slot: Slot) -> int:
    """Item of the verb nearest before the number in its clause, else right behind it; -1 without one."""
    reading, at = slot.reading, slot.at
    since = slot.previous.at if slot.previous is not None and slot.joined else slot.first - 1
    moves = {m.first for m in reading.cues(at) if m.cue.role in ("event", "up", "down", "unchanged") and not m.cue.noun}
    for index in range(at - 1, since, -1):
        if _verbal(reading, index, moves):
            return index
    for index in range(at + 1, min(reading.sentence(at)[1], at + _BEHIND)):
        if _verbal(reading, index, moves):
            return index
    return -1


def _verbal(reading: Reading, index: int, moves: set[int]) -> bool:
    item, language = reading.items[index], reading.language
    if item.kind != "w" or item.mention >= 0 or (language == "he" and item.key[0] == "ל"):
        return False
    if index in moves:
        return True
    known = closed(language).verbs | acts(language)
    return item.key in known or (language == "he" and item.key[0] in "ושכ" and item.key[1:] in known)


def agent(slot: Slot, verb: int, stand_ins: set[int]) -> Agent:
    """Return the subject of the verb at an item: the bare phrase or name right before it, in Hebrew else behind it."""
    if verb < 0:
        return _NOBODY
    reading, language = slot.reading, slot.reading.language
    index = verb - 1
    while index > slot.first and reading.items[index].key in _passed(language):
        index -= 1
    if index > slot.first and reading.items[index].key == ",":
        index = _before_aside(reading, index, slot.first)
    for chunk in slot.focus.chunks(reading).of(reading.sentence_of[slot.at]):
        if chunk.last == index and chunk.first <= index and bare(chunk.lead, language):
            return _told(slot, chunk, stand_ins)
        if language == "he" and chunk.first == verb + 1 and bare(chunk.lead, language) and verb < slot.at:
            behind = _told(slot, chunk, stand_ins)
            if behind.kind != "unknown":
                return behind
    return _NOBODY


def _before_aside(reading: Reading, comma: int, first: int) -> int:
    """The item before an aside that the comma closes, else the one before the comma."""
    for index in range(comma - 1, max(first, comma - _ASIDE), -1):
        if reading.items[index].key == ",":
            return index - 1
    return comma - 1


def _told(slot: Slot, chunk: Chunk, stand_ins: set[int]) -> Agent:
    reading = slot.reading
    hebrew = reading.language == "he"
    inside = range(chunk.first, chunk.last + 1)
    if any(reading.items[i].mention >= 0 for i in ((chunk.first, chunk.last) if hebrew else inside)):
        return Agent(chunk.first, chunk.last, "name")
    if stand_ins & set(inside):
        return Agent(chunk.first, chunk.last, "stand_in")
    head = chunk.first if hebrew else chunk.last
    if any(m.cue.noun and m.first <= head <= m.last for m in reading.cues(slot.at)):
        return Agent(chunk.first, chunk.last, "metric")
    key = reading.items[head].key
    kinds = kinds_of(key[chunk.cut :] if hebrew else key, reading.language)
    kind = fit(kinds, slot.choice.metric)
    return Agent(chunk.first, chunk.last, "metric" if kind == "empty" else kind)


@cache
def _governing(language: str) -> frozenset[str]:
    """Words behind which a noun is no grammatical subject."""
    if language == "he":
        return words("he", "prepositions") | words("he", "oblique") | {"של", "את", *"במלכ", "כמו", "לגבי", "אודות"}
    return words("en", "oblique") | _PREPOSITIONS


_PREPOSITIONS = frozenset({
    "of", "in", "on", "at", "to", "for", "from", "by", "with", "into", "over", "under", "between", "among", "through",
    "across", "around", "within", "without", "than", "as", "per", "via", "upon", "along", "off",
})  # fmt: skip


def bare(lead: str, language: str) -> bool:
    """Whether no preposition leads a phrase: nothing, a conjunction, an adverb or a verb does."""
    return lead not in _governing(language) and not (
        language == "he" and lead[-1:] in ("ב", "ל", "מ", "כ") and len(lead) < 3
    )


@cache
def _passed(language: str) -> frozenset[str]:
    """Words between a subject and its verb."""
    return (
        words(language, "phrase_trim")
        | words(language, "hedges")
        | {"לא", "כבר", "גם", "עוד", "not", "also", "already"}
    )

"""Whom a quantity speaks of: a mention of the sentence, a noun phrase before the verb, or the article's focus."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from news_assets.facts.measure import metrics
from news_assets.facts.metric import Choice
from news_assets.facts.pack import words
from news_assets.facts.phrases import phrase_after, phrase_before
from news_assets.facts.reading import Mention, Reading
from news_assets.schemas.records import Entity
from news_assets.schemas.vocabulary import SubjectType, values

_MACRO = frozenset(
    {
        "gdp",
        "unemployment",
        "inflation",
        "interest_rate",
        "budget",
        "deficit",
        "tax_rate",
        "wages",
        "population",
        "poverty",
        "house_price",
        "average_wealth",
    }
)
_TYPES = frozenset(values(SubjectType))


@dataclass(frozen=True, slots=True)
class Subject:
    """A name with what is known of it."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    entity_id: str | None = None
    key: str = ""


@dataclass(slots=True)
class Focus:
    """What the article has been about so far."""

    language: str
    main: list[Subject] = field(default_factory=list)
    last: list[Subject] = field(default_factory=list)

    def find(self, types: Sequence[str]) -> Subject | None:
        """The latest subject of a fitting type, else the article's main one."""
        for subject in reversed(self.last[-6:]):
            if subject.type in types:
                return subject
        for subject in self.main:
            if subject.type in types:
                return subject
        return None


def opening(readings: Sequence[Reading]) -> list[Subject]:
    """The article's main subjects: those of the title first, then by how often they are named."""
    counts: Counter[str] = Counter()
    first: dict[str, Subject] = {}
    for number, reading in enumerate(readings):
        for mention in reading.mentions:
            subject = of_entity(mention.entity, reading.language)
            first.setdefault(subject.key, subject)
            head = number == 0 and reading.sentence_of[mention.first] == 0
            counts[subject.key] += 4 if head else 1
    order = list(first)
    return [first[key] for key in sorted(order, key=lambda k: (-counts[k], order.index(k)))]


def of_entity(entity: Entity, language: str) -> Subject:
    """The subject that an entity names, in the article's language."""
    native = entity.name_he if language == "he" else entity.name_en
    other = entity.name_en if language == "he" else entity.name_he
    name = native or entity.quote
    aliases = tuple(dict.fromkeys(a for a in (entity.quote, other, native) if a and a != name))
    return Subject(name, entity.type, aliases, entity.entity_id, entity.entity_id or name)


def bind(reading: Reading, at: int, choice: Choice, focus: Focus) -> tuple[Subject | None, str]:
    """Return the subject of the quantity at item `at` and how it was found."""
    types: list[str] = metrics()[choice.metric]["types"]
    best, best_score = None, -9.0
    for mention in _mentions(reading, at):
        score = _score(reading, at, choice, mention, types)
        if score > best_score:
            best, best_score = mention, score
    phrase = _phrase(reading, at, choice)
    if phrase is not None and (best is None or best_score < phrase[2]):
        return Subject(phrase[0], "group", (), None, phrase[0]), "phrase"
    if best is not None and best_score > 0.3:
        return of_entity(best.entity, reading.language), "mention"
    found = focus.find(types)
    if found is not None:
        return found, "focus"
    if choice.metric in _MACRO:
        country = next(iter(words(reading.language, "default_country")))
        return Subject(country, "country", (), None, country), "country"
    if best is not None:
        return of_entity(best.entity, reading.language), "mention"
    return (focus.main[0], "focus") if focus.main else (None, "")


def _mentions(reading: Reading, at: int) -> list[Mention]:
    first, end = reading.sentence(at)
    seen = dict.fromkeys(i.mention for i in reading.items[first:end] if i.mention >= 0)
    return [reading.mentions[m] for m in seen]


def _score(reading: Reading, at: int, choice: Choice, mention: Mention, types: list[str]) -> float:
    kind = mention.entity.type
    if kind not in types:
        return -1.0
    score = 1.0 - 0.06 * types.index(kind)
    anchor = choice.move.match.first if choice.move and choice.move.before else choice.cue.first if choice.cue else at
    anchor = min(anchor, at)
    if mention.last < anchor:
        gap = anchor - mention.last - 1
        a, b = mention.last, anchor
        cost = 0.02 * gap
    elif mention.first < at:
        a, b = min(anchor, mention.first), mention.first
        cost = 0.05
    else:
        a, b = at, mention.first
        cost = 0.25 + 0.04 * (mention.first - at)
    cost += 0.12 * reading.crossed(reading.commas, a, b) + 0.3 * reading.crossed(reading.breaks, a, b)
    cost += 0.2 * reading.crossed(reading.numbers, a, b)
    return score - cost


def _phrase(reading: Reading, at: int, choice: Choice) -> tuple[str, tuple[int, int], float] | None:
    """A noun phrase in subject position that no entity covers."""
    if choice.metric not in ("price", "index_level", "volume", "revenue", "net_profit", "other"):
        return None
    anchor = choice.move.match.first if choice.move and choice.move.before else None
    if anchor is None:
        return None
    span = phrase_before(reading, anchor) or phrase_after(reading, choice.move.match.last, at) if choice.move else None
    if span is None:
        return None
    return reading.text(*span), span, 0.5

"""The other party of a fact: the company held or bought, the people a fortune is compared with."""

from dataclasses import dataclass

from news_assets.facts.choice import Choice
from news_assets.facts.focus import Focus, Subject
from news_assets.facts.layers import counted_people
from news_assets.facts.reading import Mention, Reading
from news_assets.schemas.records import Quantity

_PARTIES = frozenset({"company", "fund", "product", "organisation"})
_BOUGHT = frozenset({"stake", "deal_value", "investment"})


@dataclass(frozen=True, slots=True)
class Object:
    """Name of the other party and its entity_id where it has one."""

    name: str
    entity_id: str | None = None


def other_party(
    reading: Reading, at: int, quantity: Quantity, choice: Choice, subject: Subject, focus: Focus, last: Object | None
) -> Object | None:
    """Return the object of the fact at item `at`; `last` is that of the number before in the same sentence."""
    if choice.metric == "wealth_equivalent":
        people = counted_people(quantity)
        return Object(people) if people else None
    if choice.metric in ("wealth_share", "tax_rate"):
        cue = next((m for m in reading.cues(at) if m.cue.name == choice.metric), None)
        return Object(_bare(reading.text(cue.first, cue.last))) if cue else last
    if choice.metric == "exchange_rate" and quantity.unit and quantity.unit.isupper():
        return Object(quantity.unit)
    if choice.metric in _BOUGHT:
        return _bought(reading, at, quantity, choice, subject, focus, last)
    main = next((s for s in focus.main if s.type == "company"), None)
    if (
        subject.type in ("group", "sector")
        and quantity.kind in ("percent", "other")
        and main
        and choice.measure == "level"
    ):
        return Object(main.name, main.entity_id)
    return None


def _bare(text: str) -> str:
    """`מהעושר הכולל` and `of total wealth` without their preposition."""
    text = text.removeprefix("of ")
    return text[1:] if text[:2] == "מה" else text


def _bought(
    reading: Reading, at: int, quantity: Quantity, choice: Choice, subject: Subject, focus: Focus, last: Object | None
) -> Object | None:
    named = [
        m for m in reading.sentence_mentions(at) if m.entity.type in _PARTIES and focus.of(m.entity).key != subject.key
    ]
    behind = [m for m in named if at < m.first <= at + 8 and not reading.crossed(reading.numbers, at, m.first)]
    between = [m for m in named if _began(reading, at, choice) < m.first < at]
    own = [m for m in between if not reading.crossed(reading.numbers, m.first, at)]
    if choice.rule == "held" and last is not None and (not behind or quantity.kind == "money"):
        chosen: Mention | None = own[-1] if own and quantity.kind == "money" else None
        return _named(chosen, focus) or last
    if choice.metric == "stake":
        chosen = next(iter([m for m in own if _in(reading, m, choice)] or behind or between[::-1]), None)
    else:
        chosen = next(iter(between or behind), None)
    return _named(chosen, focus) or last


def _named(mention: Mention | None, focus: Focus) -> Object | None:
    party = focus.of(mention.entity) if mention else None
    return Object(party.name, party.entity_id) if party else None


def _began(reading: Reading, at: int, choice: Choice) -> int:
    """Where the telling of the number begins: its cue, for a deal the first word of it (`buy X in a deal worth`)."""
    if choice.metric == "deal_value":
        told = (m.first for m in reading.cues(at) if m.cue.name in _DEALS and m.first < at)
        return min(told, default=max(0, at - 12))
    return choice.cue.first if choice.cue and choice.cue.first < at else max(0, at - 12)


def _in(reading: Reading, mention: Mention, choice: Choice) -> bool:
    """`his stake in X is worth`, `החזקתו ב-X`: right behind the holding's own noun."""
    if choice.cue is None or choice.cue.first > mention.first:
        return False
    gap = mention.first - choice.cue.last
    return gap == 1 and bool(reading.prefix(mention)) if reading.language == "he" else gap == 2


_DEALS = frozenset({"deal_value", "investment"})

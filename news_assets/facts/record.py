"""Write a bound quantity down as a fact."""

from functools import cache
from importlib.resources import files
from typing import cast

from news_assets.facts.choice import Choice
from news_assets.facts.focus import Subject
from news_assets.facts.groups import SECTOR_HEADS
from news_assets.facts.modality import modality
from news_assets.facts.objects import Object
from news_assets.facts.periods import period
from news_assets.facts.reading import Reading
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Fact, Quantity
from news_assets.schemas.vocabulary import Measure, Metric, SubjectType, values
from news_assets.text.package_data import from_yaml

_UNMEASURED = {"name": 0.9, "layer": 0.8, "paired": 0.85, "share": 0.7}  # no such facts in the calibrating texts
_TYPES = frozenset(values(SubjectType))


def record(
    reading: Reading,
    at: int,
    quantity: Quantity,
    choice: Choice,
    subject: Subject,
    how: str,
    party: Object | None,
    published_at: str | None,
) -> Fact:
    """Return the fact; changes carry the sign of their movement."""
    rule = f"{choice.rule}/{how}"
    first, end = reading.sentence(at)
    a, b = reading.document.normalised.span(reading.items[first].start, reading.items[end - 1].end)
    low, high = _signed(quantity.low, choice), _signed(quantity.high, choice)
    if quantity.low is not None and quantity.high is not None and low != quantity.low and quantity.low < quantity.high:
        low, high = high, low  # a fall of 15 to 20 is one from -20 to -15
    return Fact(
        fact_id=stable_id(quantity.quantity_id, subject.key or subject.name, choice.metric, choice.measure),
        quantity_id=quantity.quantity_id,
        article_id=quantity.article_id,
        field=quantity.field,
        start=quantity.start,
        end=quantity.end,
        quote=quantity.quote,
        sentence=reading.document.source[a:b].strip(),
        subject=subject.name,
        subject_aliases=list(subject.aliases),
        subject_id=subject.entity_id,
        subject_type=_subject_type(subject),
        metric=cast(Metric, choice.metric),
        measure=cast(Measure, choice.measure),
        value=_signed(quantity.value, choice),
        low=low,
        high=high,
        unit="people" if choice.metric == "wealth_equivalent" else quantity.unit,
        object=party.name if party else None,
        object_id=party.entity_id if party else None,
        modality="actual" if choice.rule == "widget" else modality(reading, at, choice, published_at),
        modifier=quantity.modifier,
        period=period(reading, at, published_at),
        as_of=published_at[:10] if published_at else None,
        form="widget" if choice.rule == "widget" else "prose",
        rule=rule,
        score=trust().get(rule, trust().get(how, _UNMEASURED.get(how, 0.5))),
    )


def _signed(value: float | None, choice: Choice) -> float | None:
    if value is None or value < 0 or (choice.measure == "level" and choice.sign > 0):
        return value
    return choice.sign * value


def _subject_type(subject: Subject) -> SubjectType:
    if subject.type == "group" and SECTOR_HEADS.search(subject.name):
        return "sector"
    return cast(SubjectType, subject.type) if subject.type in _TYPES else "other"


@cache
def trust() -> dict[str, float]:
    """Share of right facts per rule on annotated documents, from `trust.yaml`."""
    table: dict[str, float] = from_yaml((files("news_assets.facts") / "trust.yaml").read_text(encoding="utf-8"))
    return table

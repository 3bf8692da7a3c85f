"""Bind the quantities of one article to subject, metric, modality and period."""

from collections.abc import Sequence
from typing import cast

from news_assets.facts.focus import Focus, Subject, open_focus
from news_assets.facts.metric import Bound, Choice, choose
from news_assets.facts.modality import modality
from news_assets.facts.moves import movement
from news_assets.facts.reading import Reading, read
from news_assets.facts.sections import Sections
from news_assets.facts.settle import settle
from news_assets.facts.subjects import bind
from news_assets.facts.widget import widget
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Entity, Fact, Quantity
from news_assets.schemas.vocabulary import Measure, Metric
from news_assets.text.document import Document


def find_facts(
    documents: Sequence[Document],
    quantities: Sequence[Quantity],
    entities: Sequence[Entity],
    *,
    published_at: str | None = None,
) -> list[Fact]:
    """Return the facts of one article's documents (title, deck, text, caption) in document order."""
    readings = [
        read(d, [q for q in quantities if q.field == d.field], [e for e in entities if e.field == d.field])
        for d in documents
    ]
    if not readings:
        return []
    focus = open_focus(readings)
    facts: list[Fact] = []
    for reading in readings:
        facts.extend(_facts(reading, focus))
    return facts


def _facts(reading: Reading, focus: Focus) -> list[Fact]:
    found: list[Fact] = []
    sections = Sections(reading)
    previous: Bound | None = None
    last: Subject | None = None
    for index, quantity in enumerate(reading.quantities):
        if quantity.kind in ("duration", "age"):
            continue
        at = reading.at[index]
        tie = reading.links[at]
        quoted = widget(reading, at, quantity)
        if quoted is not None:
            choice, mention, span = quoted
            subject = focus.of(mention.entity) if mention else Subject(reading.text(*span), "company")
            found.append(_fact(reading, at, quantity, choice, subject, "name"))
            continue
        move = movement(reading, at, tie)
        named = choose(reading, at, quantity, tie, move, previous)
        if named is None:
            continue
        subjects = bind(reading, at, named, focus, previous, last, sections)
        previous = Bound(at, quantity, tie, named)
        for scored in subjects:
            found.append(_fact(reading, at, quantity, settle(named, scored.subject), scored.subject, scored.how))
            last = scored.subject
            if scored.how != "segment":
                focus.last.append((reading.line(at), scored.subject))
    return found


def _fact(reading: Reading, at: int, quantity: Quantity, choice: Choice, subject: Subject, how: str) -> Fact:
    sign = choice.sign if choice.measure == "change" or choice.sign < 0 else 1

    def signed(value: float | None) -> float | None:
        return None if value is None else value if value < 0 else sign * value

    first, end = reading.sentence(at)
    a, b = reading.document.normalised.span(reading.items[first].start, reading.items[end - 1].end)
    return Fact(
        fact_id=stable_id(quantity.quantity_id, subject.key, choice.metric, choice.measure),
        quantity_id=quantity.quantity_id,
        article_id=quantity.article_id,
        field=quantity.field,
        start=quantity.start,
        end=quantity.end,
        quote=quantity.quote,
        sentence=reading.document.source[a:b],
        subject=subject.name,
        subject_aliases=list(subject.aliases),
        subject_id=subject.entity_id,
        subject_type="other",
        metric=cast(Metric, choice.metric),
        measure=cast(Measure, choice.measure),
        value=signed(quantity.value),
        low=signed(quantity.low),
        high=signed(quantity.high),
        unit=quantity.unit,
        modality=modality(reading, at, choice),
        modifier=quantity.modifier,
        form="widget" if choice.rule == "widget" else "prose",
        rule=f"{choice.rule}/{how}",
    )

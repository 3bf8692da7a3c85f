"""Bind the quantities of one article to subject, metric, modality and period."""

from collections.abc import Sequence

from news_assets.facts.bind import facts_of
from news_assets.facts.codes import fold_codes
from news_assets.facts.focus import open_focus
from news_assets.facts.foreign import add_foreign
from news_assets.facts.pack import words
from news_assets.facts.purposes import matter_of
from news_assets.facts.reading import read
from news_assets.facts.runs import add_runs
from news_assets.facts.short_names import settle_names
from news_assets.facts.writer import told_by_writer
from news_assets.schemas.records import Entity, Fact, Quantity
from news_assets.text.document import Document


def find_facts(
    documents: Sequence[Document],
    quantities: Sequence[Quantity],
    entities: Sequence[Entity],
    *,
    published_at: str | None = None,
) -> list[Fact]:
    """Return the facts of one article's documents (title, deck, text, caption) in document order."""
    if not any(_may_tell(q, d) for d in documents for q in quantities if q.field == d.field):
        return []
    readings = [
        read(d, [q for q in quantities if q.field == d.field], [e for e in entities if e.field == d.field])
        for d in documents
    ]
    if not readings:
        return []
    for reading in readings:
        add_foreign(reading)
    add_runs(readings)
    fold_codes(readings)
    settle_names(readings)
    for reading in readings:
        reading.associations.lead = readings[0].associations
    focus = open_focus(readings)
    focus.matter = matter_of(readings[0])
    focus.writer = told_by_writer(readings)
    return [fact for reading in readings for fact in facts_of(reading, focus, published_at)]


def _may_tell(quantity: Quantity, document: Document) -> bool:
    """Whether a number can bear a fact: small counts of other things alone never do."""
    if quantity.kind != "count":
        return quantity.kind not in ("duration", "age")
    if (quantity.value or quantity.high or 0) >= _MANY:
        return True
    around = document.source[max(0, quantity.start - _NEAR) : quantity.end + _NEAR].lower()
    return any(stem in around for stem in words("he" if document.language.startswith("he") else "en", "counted"))


_MANY = 1_000
_NEAR = 40  # characters around a number in which the counted noun stands

"""Bind the quantities of one article to subject, metric, modality and period."""

from collections.abc import Sequence

from news_assets.facts.bind import facts_of
from news_assets.facts.focus import open_focus
from news_assets.facts.purposes import matter_of
from news_assets.facts.reading import read
from news_assets.facts.runs import add_runs
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
    readings = [
        read(d, [q for q in quantities if q.field == d.field], [e for e in entities if e.field == d.field])
        for d in documents
    ]
    if not readings:
        return []
    add_runs(readings)
    focus = open_focus(readings)
    focus.matter = matter_of(readings[0])
    return [fact for reading in readings for fact in facts_of(reading, focus, published_at)]

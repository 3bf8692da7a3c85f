"""Bind the quantities of one article to subject, metric, modality and period."""

from collections.abc import Sequence

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
    return []

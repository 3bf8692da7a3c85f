"""Find and link the named things of one article."""

from collections.abc import Sequence

from news_assets.schemas.records import Entity
from news_assets.text.document import Document


def find_entities(documents: Sequence[Document], *, section: str | None = None) -> list[Entity]:
    """Return the mentions of one article's documents (fields, then comments) in document order.

    The documents are read together: a short form is linked to the full name that stands anywhere among them.
    """
    return []

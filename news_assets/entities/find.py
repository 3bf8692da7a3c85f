"""Find and link the named things of one article."""

from collections.abc import Sequence

from news_assets.entities.backends import backend
from news_assets.entities.fuzzy import fuzzy
from news_assets.entities.groups import name_groups
from news_assets.entities.link import link
from news_assets.entities.names_en import name_english
from news_assets.entities.names_he import name_hebrew
from news_assets.entities.names_latin import name_latin
from news_assets.entities.names_quoted import name_quoted
from news_assets.entities.reading import Mention, Reading
from news_assets.entities.record import entity_of, placed
from news_assets.entities.refer import refer
from news_assets.entities.tagged import name_tagged
from news_assets.entities.tickers import name_tickers, spread_tickers
from news_assets.schemas.records import Entity
from news_assets.text.document import Document


def find_entities(documents: Sequence[Document], *, section: str | None = None) -> list[Entity]:
    """Return the mentions of one article's documents (fields, then comments) in document order.

    The documents are read together: a short form is linked to the full name that stands anywhere among them.
    """
    readings = [Reading(document) for document in documents]
    link(readings, section)
    models = {language: backend(language) for language in {r.language for r in readings}}
    for reading in readings:
        model = models[reading.language]
        if model and not model.after:
            name_tagged(reading, model)
        if reading.language == "he":
            name_hebrew(reading, endings=model is None)
        else:
            name_english(reading)
        if model and model.after:
            name_tagged(reading, model)
        name_tickers(reading)
    name_quoted(readings)
    name_latin(readings)
    spread_tickers(readings)
    refer(readings)
    fuzzy(readings)
    for reading in readings:
        name_groups(reading)
    return [_record(r, m) for r in readings for m in r.mentions]


def _record(reading: Reading, mention: Mention) -> Entity:
    span = reading.document.normalised.span(mention.start, mention.end)
    return placed(entity_of(mention.entry, mention.method, mention.score), reading.document, *span)

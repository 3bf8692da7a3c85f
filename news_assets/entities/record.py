"""A named span of a document as a row of the table."""

from dataclasses import replace

from news_assets.entities.entry import Entry
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Entity
from news_assets.schemas.vocabulary import EntityMethod
from news_assets.text.document import Document


def entity_of(entry: Entry, method: EntityMethod, score: float) -> Entity:
    """Return who is meant, without a place."""
    return Entity(
        mention_id="",
        article_id="",
        start=0,
        end=0,
        quote="",
        type=entry.type,
        entity_id=entry.entity_id or None,
        name_he=entry.name_he,
        name_en=entry.name_en,
        ticker=entry.ticker,
        exchange=entry.exchange,
        wikidata=entry.wikidata,
        method=method,
        score=score,
    )


def placed(entity: Entity, document: Document, start: int, end: int) -> Entity:
    """Return the entity as meant by a span of the document's source."""
    return replace(
        entity,
        mention_id=stable_id(document.article_id, document.comment_id, document.field, start, end),
        article_id=document.article_id,
        comment_id=document.comment_id,
        field=document.field,
        start=start,
        end=end,
        quote=document.source[start:end],
    )

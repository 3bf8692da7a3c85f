"""Where columns come from, told to Dagster: only columns whose origin is another table's column."""

from collections.abc import Mapping

import dagster as dg

from news_assets.schemas.tables import TABLES

_ARTICLE_TEXT = ("articles.title", "articles.deck", "articles.text", "articles.image_caption")
_SAME_IN_FACTS = ("field", "start", "end", "quote", "value", "low", "high", "unit", "modifier")
_PAGE = ("raw_pages.body",)
_READ_FROM_THE_PAGE = {
    "articles": ("title", "kicker", "deck", "authors", "section", "topics", "published_raw", "modified_at",
                 "image_caption", "image_credit", "comment_count", "paragraphs", "subheads", "text"),
    "comments": ("label", "author", "author_url", "published_raw", "title", "text", "likes", "dislikes"),
}  # fmt: skip
_ORIGINS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "articles": dict.fromkeys(_READ_FROM_THE_PAGE["articles"], _PAGE)
    | {"published_at": (*_PAGE, "raw_pages.fetched_at"), "site_profile": ("raw_pages.canonical_url",)},
    "comments": dict.fromkeys(_READ_FROM_THE_PAGE["comments"], _PAGE),
    "entities": {
        "quote": (*_ARTICLE_TEXT, "comments.text"),
        "start": (*_ARTICLE_TEXT, "comments.text"),
        "end": (*_ARTICLE_TEXT, "comments.text"),
        "comment_id": ("comments.comment_id",),
    },
    "quantities": dict.fromkeys(("quote", "start", "end", "value", "low", "high", "unit"), _ARTICLE_TEXT),
    "facts": {name: (f"quantities.{name}",) for name in _SAME_IN_FACTS}
    | {
        "sentence": _ARTICLE_TEXT,
        "subject": ("entities.name_he", "entities.name_en", "entities.quote"),
        "subject_id": ("entities.entity_id",),
        "subject_type": ("entities.type",),
        "object_id": ("entities.entity_id",),
        "as_of": ("articles.published_at",),
    },
    "claim_checks": {
        "inputs": ("facts.fact_id",),
        "stated": ("facts.value", "facts.low", "facts.high"),
        "computed": ("facts.value", "facts.low", "facts.high"),
    },
    "quarantine": {"key": tuple(f"{t.name}.{t.key}" for t in TABLES.values() if t.name != "quarantine")},
}


def column_lineage(table: str) -> dg.TableColumnLineage:
    """Return the origins of a table's columns; references come from the schema itself."""
    keys = {column: (f"{other}.{TABLES[other].key}",) for column, other in TABLES[table].references}
    origins: dict[str, tuple[str, ...]] = {**keys, **_ORIGINS.get(table, {})}
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(asset_key=dg.AssetKey(t), column_name=c) for t, c in map(_split, sources)]
            for column, sources in origins.items()
        }
    )


def _split(name: str) -> tuple[str, str]:
    table, _, column = name.partition(".")
    TABLES[table].column(column)
    return table, column

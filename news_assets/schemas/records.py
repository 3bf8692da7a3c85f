"""One frozen record per table: the single definition of every column, its type and its meaning.

Arrow and Polars schemas, dbt sources and the data dictionary are derived from these classes (see `tables`).
"""

from dataclasses import dataclass
from dataclasses import field as default
from typing import Annotated

from news_assets.schemas.vocabulary import (
    ArticleField,
    ArticleMethod,
    DatePrecision,
    EntityField,
    EntityMethod,
    EntityType,
    FactForm,
    Form,
    Measure,
    Metric,
    Modality,
    Modifier,
    PageStatus,
    QuantityKind,
    Source,
    SubjectType,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One page as received, whatever became of it."""

    page_id: Annotated[str, "Key: depends on the canonical address and the bytes."]
    url: Annotated[str | None, "Address the page was asked for under, null when unknown."] = None
    canonical_url: Annotated[str | None, "Address the page names as its own, else the cleaned `url`."] = None
    source: Annotated[Source, "Kind of source that delivered the page."] = "folder"
    source_ref: Annotated[str | None, "Where in the source: path, feed entry, WARC record offset."] = None
    fetched_at: Annotated[str | None, "Capture time, RFC 3339 in UTC."] = None
    http_status: Annotated[int | None, "HTTP status, null when the page did not come over HTTP."] = None
    content_type: Annotated[str | None, "Content type as delivered."] = None
    charset_declared: Annotated[str | None, "Charset the page or its header declares."] = None
    charset_used: Annotated[str | None, "Charset the bytes were decoded with."] = None
    replacements: Annotated[int, "Characters that could not be decoded and were replaced."] = 0
    form: Annotated[Form, "What the bytes turned out to be."] = "other"
    body: Annotated[bytes, "The bytes as received."] = b""
    body_sha256: Annotated[str, "SHA-256 of `body`, hex."] = ""
    size: Annotated[int, "Length of `body` in bytes."] = 0
    status: Annotated[PageStatus, "What became of the page."] = "accepted"
    reason: Annotated[str | None, "Why the page was not accepted, or what to know about it."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a page; a page may hold several."""

    article_id: Annotated[str, "Key: depends on page and position."]
    page_id: Annotated[str, "Page the article stands on."]
    position: Annotated[int, "Order on the page, from 0."] = 0
    is_main: Annotated[bool, "True for the article the page is about."] = True
    language: Annotated[str | None, "BCP 47 tag of the text."] = None
    title: Annotated[str | None, "Headline without the site's name."] = None
    kicker: Annotated[str | None, "Short line above the headline."] = None
    deck: Annotated[str | None, "Sub-headline."] = None
    authors: Annotated[list[str], "People or desks that sign the article."] = default(default_factory=list)
    section: Annotated[str | None, "Section of the site."] = None
    topics: Annotated[list[str], "Tags of the article."] = default(default_factory=list)
    published_at: Annotated[str | None, "RFC 3339; only the day when the page gives no time."] = None
    published_raw: Annotated[str | None, "Characters of the page that `published_at` was read from."] = None
    published_precision: Annotated[DatePrecision | None, "How exact `published_at` is."] = None
    modified_at: Annotated[str | None, "Last change as the page states it, RFC 3339."] = None
    tz_source: Annotated[str | None, "Where the time zone comes from: page, site, or none."] = None
    image_caption: Annotated[str | None, "Caption of the main image."] = None
    image_credit: Annotated[str | None, "Credit of the main image."] = None
    comment_count: Annotated[int | None, "Number of comments the page declares."] = None
    paragraphs: Annotated[list[str], "Body paragraphs in order."] = default(default_factory=list)
    subheads: Annotated[list[str], "Sub-headings of the body in order."] = default(default_factory=list)
    text: Annotated[str, "Body with sub-headings in place, blocks joined by blank lines."] = ""
    text_sha256: Annotated[str, "SHA-256 of `text` in UTF-8, hex."] = ""
    truncated: Annotated[bool, "True when the body is cut off."] = False
    paywalled: Annotated[bool | None, "True or false on evidence, null without."] = None
    method: Annotated[ArticleMethod, "Extraction step that won."] = "generic"
    site_profile: Annotated[str, "Site profile in force; `generic` for unknown hosts."] = "generic"
    duplicate_of: Annotated[str | None, "article_id of an earlier article with nearly the same text."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One reader comment."""

    comment_id: Annotated[str, "Key: depends on article and position (platform id kept in the thread)."]
    article_id: Annotated[str, "Article commented on."]
    position: Annotated[int, "Order on the page, from 0."] = 0
    label: Annotated[str | None, "Number shown beside the comment."] = None
    parent_id: Annotated[str | None, "comment_id answered to, null at top level."] = None
    depth: Annotated[int, "Nesting depth, 0 at top level."] = 0
    author: Annotated[str | None, "Name as shown."] = None
    author_url: Annotated[str | None, "Profile address of the author."] = None
    published_at: Annotated[str | None, "RFC 3339; only the day when the page gives no time."] = None
    published_raw: Annotated[str | None, "Time as shown."] = None
    title: Annotated[str | None, "Title of the comment where the platform has one."] = None
    text: Annotated[str, "Text; empty for comments without one."] = ""
    likes: Annotated[int | None, "Votes for."] = None
    dislikes: Annotated[int | None, "Votes against."] = None
    is_editor: Annotated[bool, "True when the site marks the author as staff."] = False
    platform: Annotated[str, "Comment platform scheme that read it."] = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One mention of a named thing, linked where known."""

    mention_id: Annotated[str, "Key: depends on article, comment, field and span."]
    article_id: Annotated[str, "Article of the mention."]
    comment_id: Annotated[str | None, "Comment of the mention when `field` is comment."] = None
    field: Annotated[EntityField, "Column that `start` and `end` count in."] = "text"
    start: Annotated[int, "First code point of the mention."]
    end: Annotated[int, "Code point behind the mention."]
    quote: Annotated[str, "Characters of the mention."]
    type: Annotated[EntityType, "Kind of thing named."]
    entity_id: Annotated[str | None, "Stable id of the gazetteer, null for names no list has."] = None
    name_he: Annotated[str | None, "Canonical Hebrew name."] = None
    name_en: Annotated[str | None, "Canonical English name."] = None
    ticker: Annotated[str | None, "Ticker symbol."] = None
    exchange: Annotated[str | None, "ISO 10383 market identifier or index provider."] = None
    wikidata: Annotated[str | None, "Wikidata id."] = None
    method: Annotated[EntityMethod, "How the mention was found."] = "gazetteer"
    score: Annotated[float, "Confidence from 0 to 1."] = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number as a careful reader reads it."""

    quantity_id: Annotated[str, "Key: depends on article, field and span."]
    article_id: Annotated[str, "Article of the number."]
    field: Annotated[ArticleField, "Column that `start` and `end` count in."] = "text"
    start: Annotated[int, "First code point of the quote."]
    end: Annotated[int, "Code point behind the quote."]
    quote: Annotated[str, "Number with its scale, unit and sign as written."]
    prefix: Annotated[str | None, "Hedge or prefix letters before the quote."] = None
    suffix: Annotated[str | None, "Words right behind the quote that belong to it."] = None
    kind: Annotated[QuantityKind, "Kind of number."] = "other"
    value: Annotated[float | None, "Value in base units, null for a range."] = None
    low: Annotated[float | None, "Low end of a range as written."] = None
    high: Annotated[float | None, "High end of a range as written."] = None
    unit: Annotated[str | None, "percent, an ISO 4217 code, points, years, or a singular noun."] = None
    modifier: Annotated[Modifier, "Hedge around the value."] = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A quantity bound to what it says about somebody or something."""

    fact_id: Annotated[str, "Key: depends on quantity, subject and metric."]
    quantity_id: Annotated[str, "Quantity the fact is read from."]
    article_id: Annotated[str, "Article of the fact."]
    field: Annotated[ArticleField, "Column that `start` and `end` count in."] = "text"
    start: Annotated[int, "First code point of the quantity."]
    end: Annotated[int, "Code point behind the quantity."]
    quote: Annotated[str, "The quantity as written."]
    sentence: Annotated[str, "Sentence around it."]
    subject: Annotated[str, "Canonical name in the article's language."]
    subject_aliases: Annotated[list[str], "Other names of the subject."] = default(default_factory=list)
    subject_id: Annotated[str | None, "entity_id of the subject."] = None
    subject_type: Annotated[SubjectType, "Kind of subject."] = "other"
    metric: Annotated[Metric, "What is measured."] = "other"
    measure: Annotated[Measure, "A level or a change."] = "level"
    value: Annotated[float | None, "Signed value in base units, null for a range."] = None
    low: Annotated[float | None, "Low end of a range as written."] = None
    high: Annotated[float | None, "High end of a range as written."] = None
    unit: Annotated[str | None, "Unit of the value."] = None
    object: Annotated[str | None, "Other party of the fact."] = None
    object_id: Annotated[str | None, "entity_id of the object."] = None
    modality: Annotated[Modality, "How sure the text is."] = "actual"
    modifier: Annotated[Modifier, "Hedge around the value."] = "exact"
    period: Annotated[str | None, "Time the value holds for, normalised where possible."] = None
    as_of: Annotated[str | None, "Day the value was read, RFC 3339 date."] = None
    form: Annotated[FactForm, "Prose, quote widget or table."] = "prose"
    rule: Annotated[str, "Id of the rule that bound the fact."] = ""
    score: Annotated[float, "Share of right facts among those of this rule on annotated documents."] = 0.5
    valid: Annotated[bool, "False when an expectation or a claim check refused it."] = True
    suggested_value: Annotated[float | None, "Likely value where the text is wrong."] = None
    suggested_low: Annotated[float | None, "Likely low end where the text is wrong."] = None
    suggested_high: Annotated[float | None, "Likely high end where the text is wrong."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """One arithmetic or logical test of the page's claims against each other."""

    check_id: Annotated[str, "Key: depends on rule and inputs."]
    article_id: Annotated[str, "Article whose claims are tested."]
    rule: Annotated[str, "Id of the reconciliation rule."]
    inputs: Annotated[list[str], "fact_id of every claim used, in the order of the explanation."] = default(
        default_factory=list
    )
    stated: Annotated[float | None, "Value the text states."] = None
    computed: Annotated[float | None, "Value that follows from the other claims."] = None
    relative_error: Annotated[float | None, "|computed - stated| / |stated|."] = None
    verdict: Annotated[Verdict, "Outcome."]
    explanation: Annotated[str, "The arithmetic in words."] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A row that an expectation refused or a page that could not be read."""

    quarantine_id: Annotated[str, "Key: depends on table, key and reason."]
    table: Annotated[str, "Table the row was meant for."]
    key: Annotated[str, "Key of the refused row."]
    reason: Annotated[str, "Expectation or error id, and what to do."]
    row: Annotated[str, "The row as JSON."] = "{}"
    page_id: Annotated[str | None, "Page the row comes from."] = None


Record = RawPage | Article | Comment | Entity | Quantity | Fact | ClaimCheck | Quarantined

"""The whole way of one page or text: bytes or characters in, records out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from news_assets.articles import extract_articles
from news_assets.articles.site_profile import drift_note
from news_assets.comments import extract_comments, separate
from news_assets.entities import find_entities, find_nominals
from news_assets.facts import find_facts
from news_assets.language.detect import script_language
from news_assets.pages import Page, read_page
from news_assets.quantities import find_quantities
from news_assets.reconcile import check_claims, check_comment_count
from news_assets.schemas.records import Article, ClaimCheck, Comment, Entity, Fact, Quantity, RawPage
from news_assets.schemas.vocabulary import EntityField
from news_assets.sites import profile_for
from news_assets.text.document import Document


@dataclass(frozen=True, slots=True)
class TextRecords:
    """What a text says; offsets count code points of the text."""

    entities: list[Entity]
    quantities: list[Quantity]
    facts: list[Fact]
    claim_checks: list[ClaimCheck]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class PageRecords:
    """What a page holds; `page.status` and `page.reason` say what became of it."""

    page: RawPage
    articles: list[Article]
    comments: list[Comment]
    entities: list[Entity]
    quantities: list[Quantity]
    facts: list[Fact]
    claim_checks: list[ClaimCheck]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data; the page's bytes are left out, their hash and size stay."""
        data = asdict(replace(self, page=replace(self.page, body=b"")))
        del data["page"]["body"]
        return data


def extract_text(text: str, *, lang: str | None = None, published_at: str | None = None) -> TextRecords:
    """Read entities, quantities, facts and claim checks of a plain text.

    `lang` is a BCP 47 tag (default: by its letters), `published_at` RFC 3339: a fact holds as of that day.
    """
    document = Document(text, lang or script_language(text))
    entities, quantities, facts, checks = _read([document], [], _day_or_time(published_at))
    return TextRecords(entities, quantities, facts, checks)


def _day_or_time(published_at: str | None) -> str | None:
    """What is no RFC 3339 day or time must not become the day of a fact."""
    try:
        return published_at if published_at and datetime.fromisoformat(published_at) else None
    except ValueError:
        return None


def extract_page(
    body: bytes, *, url: str | None = None, content_type: str | None = None, fetched_at: str | None = None
) -> PageRecords:
    """Read a page as received; never raises for what the page holds."""
    page = None
    try:
        page = read_page(body, url=url, content_type=content_type, fetched_at=fetched_at)
        return _extract(page)
    except Exception as error:  # a page must never take others with it
        record = page.record if page else RawPage(page_id="", url=url, body=body, size=len(body))
        reason = f"internal_error: {type(error).__name__}: {error}"[:500]
        return PageRecords(replace(record, status="quarantined", reason=reason), [], [], [], [], [], [])


def _extract(page: Page) -> PageRecords:
    if page.record.status == "quarantined":
        return PageRecords(page.record, [], [], [], [], [], [])
    profile = profile_for(page.record.canonical_url or page.record.url)
    articles = extract_articles(page, profile)
    articles, comments = separate(page, articles, extract_comments(page, profile, articles))
    note = drift_note(profile, articles) if page.record.form == "html" else None
    record = replace(page.record, reason=page.record.reason or note or _nothing_read(page, articles, comments))
    result = PageRecords(record, articles, comments, [], [], [], [])
    for article in articles:
        own = [c for c in comments if c.article_id == article.article_id]
        entities, quantities, facts, checks = _read(
            list(_fields(article)), [_comment(c, article) for c in own], article.published_at, article.section
        )
        result.entities.extend(entities)
        result.quantities.extend(quantities)
        result.facts.extend(facts)
        result.claim_checks.extend(checks)
        if article.is_main:
            result.claim_checks.extend(check_comment_count(page, article, own))
    return result


def _nothing_read(page: Page, articles: list[Article], comments: list[Comment]) -> str | None:
    # A capture of one line is a title, and all there is.
    if page.record.form == "capture" or comments or any(article.text for article in articles):
        return None
    if page.record.form == "feed":
        return "no_text: a feed only names pages; name its address in sources.yaml, see docs/sources.md"
    return "no_text: neither article text nor comments; if a script builds the page, save it from a browser"


def _fields(article: Article) -> Iterable[Document]:
    language = article.language or script_language(article.text)
    columns: tuple[tuple[EntityField, str | None], ...] = (
        ("title", article.title),
        ("deck", article.deck),
        ("text", article.text),
        ("caption", article.image_caption),
    )
    for name, value in columns:
        if value:
            yield Document(value, language, article.article_id, name)


def _comment(comment: Comment, article: Article) -> Document:
    language = script_language(comment.text, (article.language or "en").partition("-")[0])
    return Document(comment.text, language, article.article_id, "comment", comment.comment_id)


def _read(
    fields: list[Document], comments: list[Document], published_at: str | None, section: str | None = None
) -> tuple[list[Entity], list[Quantity], list[Fact], list[ClaimCheck]]:
    entities = find_entities([*fields, *comments], section=section)
    quantities = [q for document in fields for q in find_quantities(document)]
    named = [e for e in entities if e.comment_id is None]
    bound = find_facts(fields, quantities, named, published_at=published_at) if quantities else []
    facts, checks = check_claims(bound, quantities)
    entities += find_nominals([*fields, *comments], entities, facts)
    return entities, quantities, facts, checks

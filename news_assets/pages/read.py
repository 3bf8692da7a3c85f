"""Decode the bytes and decide what they are; every outcome is a record with a status and a reason."""

from news_assets.pages.page import Page
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import RawPage
from news_assets.schemas.vocabulary import Form, PageStatus


def read_page(
    body: bytes, *, url: str | None = None, content_type: str | None = None, fetched_at: str | None = None
) -> Page:
    """Return the Page of the bytes; an unreadable page has `record.status == "quarantined"` and a reason."""
    digest = sha256_hex(body)
    status: PageStatus = "accepted"
    reason = None
    text = body.decode("utf-8", "replace")
    form = _form(text, content_type)
    if not text.strip():
        status, reason = "quarantined", "empty_page: the page has no characters; fetch it again"
    record = RawPage(
        page_id=stable_id(url or "", digest),
        url=url,
        canonical_url=url,
        fetched_at=fetched_at,
        content_type=content_type,
        charset_used="utf-8",
        replacements=text.count("\ufffd"),
        form=form,
        body=body,
        body_sha256=digest,
        size=len(body),
        status=status,
        reason=reason,
    )
    return Page(record, text)


def _form(text: str, content_type: str | None) -> Form:
    head = text.lstrip()[:1]
    if "json" in (content_type or "") or head in "{[":
        return "json"
    return "html" if head == "<" else "capture"

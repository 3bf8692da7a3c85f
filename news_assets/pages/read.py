"""Decode the bytes and decide what they are; every outcome is a record with a status and a reason."""

from dataclasses import replace

from news_assets.pages.canonical import canonical_url
from news_assets.pages.charset import decode
from news_assets.pages.form import binary_kind, form_of
from news_assets.pages.mhtml import saved_page
from news_assets.pages.page import Page
from news_assets.pages.parse import MAX_TAGS
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import RawPage

MAX_BYTES = 32_000_000
MAX_REPLACED = 0.02
# No page that somebody saved as text has more.
MAX_LINES = 200_000
# Begins the reason of an accepted page whose end was not read.
CUT_OFF = "cut_off"


def read_page(
    body: bytes, *, url: str | None = None, content_type: str | None = None, fetched_at: str | None = None
) -> Page:
    """Return the Page of the bytes; an unreadable page has `record.status == "quarantined"` and a reason."""
    digest = sha256_hex(body)
    saved = saved_page(body) if len(body) <= MAX_BYTES else None
    url = url or (saved.url if saved else None)
    record = RawPage(
        page_id=stable_id(canonical_url(url, None) or url or "", digest),
        url=url,
        canonical_url=canonical_url(url, None),
        fetched_at=fetched_at,
        content_type=content_type,
        body=body,
        body_sha256=digest,
        size=len(body),
    )
    if len(body) > MAX_BYTES:
        return _refuse(record, f"page_too_large: {len(body)} bytes, the limit is {MAX_BYTES}; fetch the article alone")
    kind = binary_kind(body)
    if kind:
        return _refuse(record, f"binary: the page is {kind}; fetch it as HTML or unpack it first")
    kind_of_text = saved.content_type if saved else content_type
    decoded = decode(saved.body if saved else body, kind_of_text)
    text = decoded.text
    record = replace(
        record,
        charset_declared=decoded.declared,
        charset_used=decoded.used,
        replacements=decoded.replacements,
        form=form_of(text, kind_of_text),
    )
    if not text.strip("\x00 \t\r\n\f\ufeff"):
        return _refuse(record, "empty_page: the page has no characters; fetch it again")
    if record.form == "other":
        return _refuse(record, "unsupported_form: neither a web page nor text, JSON or a feed; look at the bytes")
    if record.form == "capture" and text.count("\n") > MAX_LINES:
        text = "\n".join(text.split("\n", MAX_LINES)[:MAX_LINES])
        record = replace(record, reason=f"{CUT_OFF}: only the first {MAX_LINES} lines are read; save the article alone")
    page = Page(record, text)
    if record.form == "json":
        return _checked_json(page)
    if record.form != "html":
        return page
    structured = page.structured
    stated = structured.canonical or structured.first("og:url")
    named = replace(record, canonical_url=canonical_url(url, stated))
    if record.replacements > max(20, MAX_REPLACED * len(text)):
        named = replace(named, reason=f"bad_characters: {record.replacements} replaced; the charset may be wrong")
    elif text.count("<") > MAX_TAGS:
        named = replace(named, reason=f"{CUT_OFF}: only the first {MAX_TAGS} tags are read; fetch the page in parts")
    shared = Page(named, text)
    shared.__dict__.update(tree=page.tree, structured=structured)
    return shared


def _refuse(record: RawPage, reason: str) -> Page:
    return Page(replace(record, status="quarantined", reason=reason), "")


def _checked_json(page: Page) -> Page:
    try:
        page.json  # noqa: B018
    except ValueError as error:
        return _refuse(page.record, f"broken_json: {error}"[:200])
    return page

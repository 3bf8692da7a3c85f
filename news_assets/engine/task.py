"""The one function that every engine runs: a delivered page in, its records out."""

import gc
from dataclasses import replace

from news_assets.extract import PageRecords, extract_page, extract_text
from news_assets.pages.canonical import canonical_url
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.records import RawPage

_WARM_HTML = (
    '<html lang="{0}"><head><title>{1}</title></head><body><article><h1>{1}</h1><p>{1}</p></article></body></html>'
)
_WARM_TEXTS = (("he", "מדד הבורסה עלה היום ב-2% לשווי של 3 מיליארד שקל"), ("en", "Shares rose 2% to $3 billion"))


def run_page(page: PageInput) -> PageRecords:
    """Read one page; whatever happens, the result is one `raw_pages` row with a status and its other records."""
    if page.problem is not None:
        return refused(page, page.problem)
    records = extract_page(page.body, url=page.url, content_type=page.content_type, fetched_at=page.fetched_at)
    row = replace(records.page, source=page.source, source_ref=page.source_ref, http_status=page.http_status)
    if page.source == "api":
        # A service's answer goes by the address of the page that named it: whose comments they are.
        row = replace(row, canonical_url=canonical_url(page.source_ref, None) or row.canonical_url)
    return replace(records, page=row)


def refused(page: PageInput, reason: str) -> PageRecords:
    """Return the quarantined row of a page that was not read."""
    digest = sha256_hex(page.body)
    row = RawPage(
        page_id=stable_id(page.url or "", page.source_ref or "", digest),
        url=page.url,
        canonical_url=page.url,
        source=page.source,
        source_ref=page.source_ref,
        fetched_at=page.fetched_at,
        http_status=page.http_status,
        content_type=page.content_type,
        body=page.body,
        body_sha256=digest,
        size=len(page.body),
        status="quarantined",
        reason=reason[:500],
    )
    return PageRecords(row, [], [], [], [], [], [])


def settle() -> None:
    """Look for cycles seldom: records and trees hold few, and the looking cost a tenth of a worker's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def warm_up() -> None:
    """Load the language data and rules that are read on first use."""
    for language, text in _WARM_TEXTS:
        extract_page(_WARM_HTML.format(language, text).encode(), url="https://warm-up.invalid/")
        extract_text(text, lang=language)

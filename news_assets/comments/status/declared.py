"""Declared against extracted comments: complete or not, and why not."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from news_assets.comments.generic.words import words
from news_assets.comments.json_paths import values
from news_assets.comments.json_threads import recognise
from news_assets.comments.status.loaders import Loaded, find_loader
from news_assets.pages import Page
from news_assets.schemas.records import Article, Comment

Reason = Literal["complete", "not_declared", "more_than_declared", "further_pages", "loaded_by_script", "not_found"]

_NUMBER = r"(\d{1,3}(?:[.,]\d{3})+|\d{1,6})"
_COUNT_FIRST = re.compile(rf"^\W*{_NUMBER}\s+(?:\w+\s+)?([^\W\d_]+)")
_WORD_FIRST = re.compile(rf"^\W*([^\W\d_]+)(?:\s+[^\W\d_]+)?\s*[:(\[–-]\s*{_NUMBER}\s*[)\]]?\W*$")
_COMMENT_PAGE = re.compile(r'href=["\']([^"\']{1,400}(?:comment-page-|[?&]cpage=)(\d{1,4})[^"\']{0,100})["\']')


@dataclass(frozen=True, slots=True)
class CommentStatus:
    """`missing` is never negative; `next_page`, `platform`, `thread_id` and `api_url` say where missing ones are."""

    article_id: str
    declared: int | None
    extracted: int
    reason: Reason
    next_page: str | None = None
    platform: str | None = None
    thread_id: str | None = None
    api_url: str | None = None
    note: str | None = None

    @property
    def missing(self) -> int:
        """How many comments the page speaks of but does not hold; 0 when it does not say."""
        return max(0, (self.declared or 0) - self.extracted)


def comment_status(page: Page, article: Article, comments: Sequence[Comment]) -> CommentStatus:
    """Compare what the page declares with the article's extracted comments."""
    extracted = sum(comment.article_id == article.article_id for comment in comments)
    if page.record.form == "json":
        return _of_answer(page, article, extracted)
    declared = article.comment_count
    if declared is None and page.record.form == "html":
        declared = declared_count(page)
    next_page = _next_page(page)
    if declared == extracted or (declared is None and extracted and not next_page):
        reason: Reason = "complete" if declared is not None else "not_declared"
        return CommentStatus(article.article_id, declared, extracted, reason)
    if declared is not None and extracted > declared:
        return CommentStatus(article.article_id, declared, extracted, "more_than_declared")
    loaded = (
        find_loader(page.text, page.record.canonical_url or page.record.url) if page.record.form == "html" else None
    )
    if next_page and extracted:
        return _status(article, declared, extracted, "further_pages", next_page, loaded)
    if loaded and (declared or not extracted) and not (loaded.platform == "wordpress" and not declared):
        return _status(article, declared, extracted, "loaded_by_script", None, loaded)
    return CommentStatus(article.article_id, declared, extracted, "not_declared" if declared is None else "not_found")


def _status(
    article: Article, declared: int | None, extracted: int, reason: Reason, next_page: str | None, loaded: Loaded | None
) -> CommentStatus:
    return CommentStatus(
        article.article_id,
        declared,
        extracted,
        reason,
        next_page,
        loaded.platform if loaded else None,
        loaded.thread_id if loaded else None,
        loaded.api_url if loaded else None,
        loaded.note if loaded else None,
    )


def _of_answer(page: Page, article: Article, extracted: int) -> CommentStatus:
    known = recognise(page.json)
    if not known:
        return CommentStatus(article.article_id, None, extracted, "not_declared")
    scheme = known[0]
    total = next((v for v in values(scheme.total, page.json, page.json) if isinstance(v, int)), None)
    more = any(v not in (False, 0, "0", "false") for v in values(scheme.more, page.json, page.json))
    if more or (total is not None and total > extracted):
        return CommentStatus(article.article_id, total, extracted, "further_pages", platform=scheme.platform)
    reason: Reason = "not_declared" if total is None else "complete" if total == extracted else "more_than_declared"
    return CommentStatus(article.article_id, total, extracted, reason, platform=scheme.platform)


def declared_count(page: Page) -> int | None:
    """The number of comments that the page's JSON-LD or a heading over the thread names."""
    for node in page.structured.nodes:
        value = node.get("commentCount")
        if isinstance(value, int | str) and str(value).isdecimal():
            return int(value)
    headings = words().heading
    if not _headed(page.text, headings):
        return None
    for element in page.tree.iter("h2", "h3", "h4", "h5"):
        text = " ".join(str(element.text_content())[:120].split())
        if len(text) > 80:
            continue
        if (hit := _COUNT_FIRST.match(text)) and hit[2].casefold() in headings:
            return _number(hit[1])
        if (hit := _WORD_FIRST.match(text)) and hit[1].casefold() in headings:
            return _number(hit[2])
    return None


def _headed(text: str, headings: Collection[str]) -> bool:
    """Whether the markup of some heading holds a number and a word for comments; spares a walk through the tree."""
    for opening in _HEADING.finditer(text):
        piece = text[opening.end() : opening.end() + _HEADING_MARKUP].partition("</h")[0].casefold()
        if any(word in piece for word in headings) and any(c.isdigit() for c in piece):
            return True
    return False


_HEADING = re.compile(r"<h[2-5]\b", re.IGNORECASE)
_HEADING_MARKUP = 600


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _next_page(page: Page) -> str | None:
    """The lowest numbered page of comments behind this one."""
    if page.record.form != "html" or ("comment-page-" not in page.text and "cpage=" not in page.text):
        return None
    address = page.record.canonical_url or page.record.url or ""
    here = re.search(r"(?:comment-page-|[?&]cpage=)(\d{1,4})", address)
    current = int(here[1]) if here else 1
    behind = [(int(hit[2]), hit[1]) for hit in _COMMENT_PAGE.finditer(page.text) if int(hit[2]) > current]
    # Without a number in the address a theme may show the last page first; then every other page is further.
    try:
        return urljoin(address, min(behind)[1].replace("&amp;", "&").partition("#")[0]) if behind else None
    except ValueError:  # "http://[broken"
        return None

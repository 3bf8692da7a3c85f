"""Articles of a page: the ladder's reading with the fields around it."""

from dataclasses import replace
from functools import cache

from news_assets.articles.authors import accounts, read_authors, stated_authors
from news_assets.articles.blocks import Block, read_blocks
from news_assets.articles.body import statement_of
from news_assets.articles.bylines import is_site, leading_names, line_above, signature
from news_assets.articles.capture import extract_capture
from news_assets.articles.dates import read_dates
from news_assets.articles.fields import (
    language_of,
    paywalled,
    section_of,
    stated_comment_count,
    stated_picture,
    stated_words,
    topics_of,
)
from news_assets.articles.ladder import Reading, heading_of, read_main, read_other
from news_assets.articles.site_profile import extract_with_profile, overlaid
from news_assets.articles.stamps import parse_stamp
from news_assets.articles.statement import main_node
from news_assets.articles.title import read_title, site_names
from news_assets.articles.units import split_units
from news_assets.articles.visible import head_index, kicker_of, picture_of, shown_comment_count
from news_assets.pages import Page
from news_assets.pages.read import CUT_OFF
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import Article
from news_assets.sites import SiteProfile

_MAX_CHARS = 400_000
_MAX_ARTICLES = 200
# Where a further article may say its time: a short line among the first.
_HEAD, _TIME_LINE = 6, 60
# Share of the stated number of words below which a locked text counts as cut off.
_WHOLE = 0.6
_NO_READING = Reading([], [], [], None, "structured_data")


def extract_articles(page: Page, profile: SiteProfile) -> list[Article]:
    """Return the page's articles in order; exactly one of them is main."""
    if page.record.form == "capture":
        return [_shortened(a) for a in extract_capture(page, profile)]
    if page.record.form == "json":
        # A row without text for what a JSON answer is about, so that its comments have an article to point at.
        return [_article(page, profile, 0, _NO_READING)]
    return _html(page, profile) if page.record.form == "html" else []


def _html(page: Page, profile: SiteProfile) -> list[Article]:
    site = site_names(page)
    section = section_of(page)
    title = read_title(page, site, section)
    site |= accounts(page)
    authors = stated_authors(page, site)
    blocks = cache(lambda: read_blocks(page.tree))
    published, modified = read_dates(page, profile, blocks, title)
    own = extract_with_profile(page, profile)
    units: list[list[Block]] = [[]]
    reading = _NO_READING
    if own is None:
        units = split_units(blocks(), title)[:_MAX_ARTICLES]
        authors = read_authors(page, authors, units[0], title, site)
        reading = read_main(page, units[0], statement_of(page, title, authors))
        if all(is_site(n, site) for n in authors):
            reading, authors = _signed(reading, authors, site, units[0])
    elif not own.authors and not authors:
        authors = read_authors(page, authors, blocks(), title, site)
    main = replace(
        _around(page, _article(page, profile, 0, reading, section), units[0], title),
        title=title,
        authors=authors,
        published_at=published.iso if published else None,
        published_raw=published.raw if published else None,
        published_precision=published.precision if published else None,
        modified_at=modified.iso if modified else None,
        tz_source=published.zone if published else None,
    )
    if own is not None:
        main = overlaid(main, own, dated=bool(main_node(page).get("datePublished")))
    return [main, *(_other(page, profile, i, unit) for i, unit in enumerate(units[1:], 1))]


def _around(page: Page, article: Article, blocks: list[Block], title: str | None) -> Article:
    """Fill the fields that stand around the body."""
    head = head_index(blocks, title)
    caption, credit = picture_of(blocks, head, title)
    if not (caption and credit):
        caption, credit = (ours or stated for ours, stated in zip((caption, credit), stated_picture(page), strict=True))
    locked = paywalled(page)
    count = stated_comment_count(page)
    return replace(
        article,
        kicker=kicker_of(blocks, head),
        topics=topics_of(page),
        image_caption=caption,
        image_credit=credit,
        comment_count=shown_comment_count(blocks) if count is None else count,
        paywalled=locked,
        truncated=article.truncated
        or _unread(page)
        or (locked is True and _breaks_off(article.text, stated_words(page))),
    )


def _unread(page: Page) -> bool:
    return (page.record.reason or "").startswith(CUT_OFF)


def _breaks_off(text: str, words: int | None) -> bool:
    """True when a locked text ends in dots or is far shorter than the page says."""
    return text.endswith(("…", "...", "[…]")) or (words is not None and len(text.split()) < _WHOLE * words)


def _signed(reading: Reading, authors: list[str], site: set[str], blocks: list[Block]) -> tuple[Reading, list[str]]:
    """Take names that stand in the body as its first line, or in brackets at its end, for the authors."""
    lines = reading.paragraphs
    above = line_above(blocks, lines[0]) if lines else None
    first, line = leading_names([*([above] if above else []), *(x for x in lines if x not in reading.subheads)], site)
    if first:
        return reading.without(line), first
    last, rest = signature(lines, site)
    if last:
        return reading.without(lines[-1], rest), last
    ends = [i for i, b in enumerate(blocks) if lines and b.text == lines[-1]]
    below = [b.text for b in blocks[ends[-1] + 1 : ends[-1] + 2]] if ends else []
    last, rest = signature(below, site)
    return reading, last if last and not rest else authors


def _other(page: Page, profile: SiteProfile, position: int, blocks: list[Block]) -> Article:
    stamps = (parse_stamp(b.text, profile.timezone) for b in blocks[:_HEAD] if len(b.text) <= _TIME_LINE)
    stamp = next((s for s in stamps if s), None)
    return replace(
        _article(page, profile, position, read_other(blocks)),
        title=heading_of(blocks),
        is_main=False,
        published_at=stamp.iso if stamp else None,
        published_raw=stamp.raw if stamp else None,
        published_precision=stamp.precision if stamp else None,
        tz_source=stamp.zone if stamp else None,
    )


def _article(page: Page, profile: SiteProfile, position: int, reading: Reading, section: str | None = None) -> Article:
    text = "\n\n".join(reading.lines)
    cut = len(text) > _MAX_CHARS
    text = text[:_MAX_CHARS]
    return Article(
        article_id=stable_id(page.record.page_id, position),
        page_id=page.record.page_id,
        position=position,
        language=language_of(page, text) if page.record.form == "html" else None,
        deck=reading.deck,
        section=section,
        paragraphs=_limited(reading.paragraphs) if cut else reading.paragraphs,
        subheads=reading.subheads,
        text=text,
        text_sha256=sha256_hex(text.encode()),
        truncated=cut,
        method=reading.method,
        site_profile=profile.name,
    )


def _shortened(article: Article) -> Article:
    if len(article.text) <= _MAX_CHARS:
        return article
    text = article.text[:_MAX_CHARS]
    kept = _limited(article.paragraphs)
    return replace(article, text=text, text_sha256=sha256_hex(text.encode()), paragraphs=kept, truncated=True)


def _limited(paragraphs: list[str]) -> list[str]:
    kept: list[str] = []
    size = 0
    for paragraph in paragraphs:
        kept.append(paragraph[: _MAX_CHARS - size])
        size += len(paragraph)
        if size >= _MAX_CHARS:
            break
    return kept

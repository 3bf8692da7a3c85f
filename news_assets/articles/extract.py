"""The ladder that chooses how a page's articles are read."""

from news_assets.articles.authors import read_authors
from news_assets.articles.capture import extract_capture
from news_assets.articles.dates import read_dates
from news_assets.articles.generic import generic_blocks
from news_assets.articles.site_profile import extract_with_profile, overlaid
from news_assets.articles.statement import main_node, plain
from news_assets.articles.title import read_title
from news_assets.language.detect import script_language
from news_assets.pages import Page
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import Article
from news_assets.schemas.vocabulary import ArticleMethod
from news_assets.sites import SiteProfile


def extract_articles(page: Page, profile: SiteProfile) -> list[Article]:
    """Return the page's articles in order; exactly one of them is main."""
    if page.record.form == "capture":
        return extract_capture(page, profile)
    if page.record.form == "json":
        return [_answer(page, profile)]
    return [_html(page, profile)] if page.record.form == "html" else []


def _html(page: Page, profile: SiteProfile) -> Article:
    method: ArticleMethod = "generic"
    own = extract_with_profile(page, profile)
    paragraphs = own.paragraphs if own else generic_blocks(page)
    stated = main_node(page).get("articleBody")
    body = [p for line in stated.split("\n") if (p := plain(line))] if isinstance(stated, str) else []
    if body and sum(map(len, body)) < 1500 and script_language(" ".join(body)) == "he":
        paragraphs, method = body, "structured_data"
    published, modified = read_dates(page, profile)
    title = read_title(page)
    text = "\n\n".join(paragraphs)
    article = Article(
        article_id=stable_id(page.record.page_id, 0),
        page_id=page.record.page_id,
        language=script_language(text or title or ""),
        title=title,
        deck=plain(page.structured.first("og:description", "description")),
        authors=read_authors(page),
        published_at=published.iso if published else None,
        published_raw=published.raw if published else None,
        published_precision=published.precision if published else None,
        modified_at=modified.iso if modified else None,
        tz_source=published.zone if published else None,
        paragraphs=paragraphs,
        text=text,
        text_sha256=sha256_hex(text.encode()),
        method=method,
        site_profile=profile.name,
    )
    return overlaid(article, own, dated=bool(main_node(page).get("datePublished"))) if own else article


def _answer(page: Page, profile: SiteProfile) -> Article:
    """A row without text for what a JSON answer is about, so that its comments have an article to point at."""
    return Article(
        article_id=stable_id(page.record.page_id, 0),
        page_id=page.record.page_id,
        text_sha256=sha256_hex(b""),
        method="structured_data",
        site_profile=profile.name,
    )

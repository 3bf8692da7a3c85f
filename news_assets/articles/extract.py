"""The ladder that chooses how a page's articles are read."""

from news_assets.language.detect import script_language
from news_assets.pages import Page
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import Article
from news_assets.sites import SiteProfile


def extract_articles(page: Page, profile: SiteProfile) -> list[Article]:
    """Return the page's articles in order; exactly one of them is main."""
    if page.record.form == "json":
        return []
    if page.record.form == "capture":
        paragraphs = [p.strip() for p in page.text.split("\n\n") if p.strip()]
        title = None
    else:
        paragraphs = [t for p in page.tree.iter("p") if (t := " ".join(p.text_content().split()))]
        title = " ".join((page.tree.findtext(".//title") or "").split()) or None
    text = "\n\n".join(paragraphs)
    return [
        Article(
            article_id=stable_id(page.record.page_id, 0),
            page_id=page.record.page_id,
            language=script_language(text),
            title=title,
            paragraphs=paragraphs,
            text=text,
            text_sha256=sha256_hex(text.encode()),
            site_profile=profile.name,
        )
    ]

"""Choose the comment platform of a page and build its threads."""

from collections.abc import Sequence

from news_assets.comments.capture import extract_capture_comments
from news_assets.pages import Page
from news_assets.schemas.records import Article, Comment
from news_assets.sites import SiteProfile


def extract_comments(page: Page, profile: SiteProfile, articles: Sequence[Article]) -> list[Comment]:
    """Return the comments of the page's articles in page order."""
    if page.record.form == "capture":
        return extract_capture_comments(page, profile, articles)
    return []

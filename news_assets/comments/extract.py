"""Choose the comment platform of a page and build its threads."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from news_assets.comments.capture import extract_capture_comments
from news_assets.comments.dates import Clock, find_day_first
from news_assets.comments.html import Reading, read_page_comments
from news_assets.comments.json_threads import read_json
from news_assets.comments.thread import build_thread
from news_assets.pages import Page
from news_assets.schemas.records import Article, Comment
from news_assets.sites import SiteProfile

# English-speaking countries that write the day first; elsewhere English numeric dates lead with the month.
_DAY_FIRST_ENGLISH = (".uk", ".ie", ".au", ".nz", ".in", ".za")


def extract_comments(page: Page, profile: SiteProfile, articles: Sequence[Article]) -> list[Comment]:
    """Return the comments of the page in page order; they belong to its main article.

    Times without a zone are the site's wall clock, with its offset when the profile knows the zone.
    """
    if page.record.form == "capture":
        return extract_capture_comments(page, profile, articles)
    main = next((a for a in articles if a.is_main), None)
    if main is None:
        return []
    reading = _find(page, profile)
    found, day_first = reading.found, reading.day_first
    if not found:
        return []
    url = page.record.canonical_url or page.record.url
    if day_first is None:
        day_first = find_day_first((t for one in found for t in one.times), _usual_order(url, profile, main))
    clock = Clock(_moment(page.record.fetched_at), ZoneInfo(profile.timezone) if profile.timezone else None, day_first)
    for one in found:
        if one.author_url:
            one.author_url = _absolute(url, one.author_url)
    return build_thread(found, main.article_id, reading.platform, clock)


def _find(page: Page, profile: SiteProfile) -> Reading:
    if page.record.form == "json":
        return Reading(*read_json(page.json))
    if page.record.form == "html":
        return read_page_comments(page, profile.comment_platform)
    return Reading("", [])


def _usual_order(url: str | None, profile: SiteProfile, main: Article) -> bool:
    language = profile.language or main.language or "en"
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[broken"
        host = ""
    return not language.startswith("en") or host.endswith(_DAY_FIRST_ENGLISH)


def _moment(fetched_at: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(fetched_at) if fetched_at else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment


def _absolute(base: str | None, link: str) -> str | None:
    try:
        joined = urljoin(base or "", link)
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None

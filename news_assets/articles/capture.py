"""Articles of a page saved as plain text."""

from collections.abc import Collection

from news_assets.articles.capture_body import read_body
from news_assets.articles.capture_head import read_head
from news_assets.articles.capture_topics import split_topics
from news_assets.articles.site_profile import people
from news_assets.language.detect import script_language
from news_assets.pages import Page
from news_assets.pages.capture import Line
from news_assets.pages.capture_dates import Stamp
from news_assets.pages.capture_zones import Zone
from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.records import Article
from news_assets.sites import SiteProfile

HEBREW_ZONE = "Asia/Jerusalem"


def capture_zone_name(page: Page, profile: SiteProfile) -> str | None:
    """The IANA zone of times on the page: the site's, else Israel's for a Hebrew page."""
    return profile.timezone or (HEBREW_ZONE if script_language(page.text) == "he" else None)


def extract_capture(page: Page, profile: SiteProfile, names: Collection[str] = ()) -> list[Article]:
    """Return the articles of the capture in order; the first is main. `names` part topics that are run together."""
    zone = capture_zone_name(page, profile)
    parts = enumerate(page.capture(zone))
    return [_article(page, profile, zone, part, position, names) for position, part in parts]


def _zone_source(stamp: Stamp | None, zone: str | None) -> str | None:
    if stamp is None or "T" not in stamp.value:
        return None
    return "page" if stamp.zoned else "site" if zone else "none"


def _article(
    page: Page, profile: SiteProfile, zone: str | None, part: Zone, position: int, names: Collection[str]
) -> Article:
    head, rest = read_head(part.lines, profile.title_suffixes)
    body = read_body(rest, part.ended)
    language = script_language(" ".join(filter(None, (head.title, head.deck, body.text))), profile.language or "en")
    caption: Line | None = head.caption or body.caption
    stamp = head.published or body.published
    known = {*names, *head.authors}
    shown = " ".join(filter(None, (head.title, head.deck, caption.first if caption else None, body.text)))
    return Article(
        article_id=stable_id(page.record.page_id, position),
        page_id=page.record.page_id,
        position=position,
        is_main=position == 0,
        language=language,
        title=head.title,
        kicker=head.kicker,
        deck=head.deck,
        authors=people(head.authors, profile),
        section=head.section or part.section,
        topics=split_topics(head.topics or body.topics, shown, known),
        published_at=stamp.value if stamp else None,
        published_raw=stamp.raw if stamp else None,
        published_precision=stamp.precision if stamp else None,
        tz_source=_zone_source(stamp, zone),
        modified_at=head.modified.value if head.modified else None,
        image_caption=caption.first if caption else None,
        image_credit=head.credit or (caption.second if caption else None),
        comment_count=head.count if head.count is not None else part.declared,
        paragraphs=list(body.paragraphs),
        subheads=list(body.subheads),
        text=body.text,
        text_sha256=sha256_hex(body.text.encode()),
        truncated=body.truncated,
        method="capture",
        site_profile=profile.name,
    )

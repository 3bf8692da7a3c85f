"""Walla: articles and news flashes."""

from news_assets.sites.families import DESKS_HE, FURNITURE, ISRAEL
from news_assets.sites.profile import SiteProfile

WALLA = SiteProfile(
    name="walla",
    hosts=("walla.co.il",),
    language="he",
    timezone=ISRAEL,
    title=("h1.breaking-item-title-in-single-break", ".item-main-content h1", "h1.title", "article h1", "h1"),
    deck=(".item-main-content p.subtitle", "h1.title + p", ".subtitle"),
    authors=(
        ".credit-item-override .writer-name-item p",
        ".in-item .author a",
        ".writers .writer-name-item",
        ".author-name",
        ".writer a",
    ),
    date=("time.date-and-time-p", ".date-and-time-p", "time"),
    section=(".breadcrumbs li:last-child a", ".sub-category a"),
    topics=(".tags-and-breadcrumbs .tags a", "ul.tags a"),
    caption=(".in-item .body figcaption", "figure.main-image figcaption .caption", "figure.main-image figcaption"),
    credit=("figure.main-image .photographer",),
    body=(
        ".breaking-item-text-content .text-content",
        "section.article-content",
        ".in-item .body .content section",
        ".article-content",
    ),
    drop=(*FURNITURE, ".taboola", ".relevant-in", ".wrap-shivuki", ".vod-player", "ul", "article"),
    blocks="p, h2, h3, h4",
    title_suffixes=(" - וואלה! חדשות", " - וואלה! כסף", " - וואלה חדשות", " - וואלה"),
    staff_authors=(*DESKS_HE, "וואלה.*"),
    comment_platform="walla",
    seen_until="2024-03-04",
)

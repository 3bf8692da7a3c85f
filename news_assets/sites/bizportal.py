"""Bizportal: capital market news; most pages reach us as text captures."""

from news_assets.sites.families import DESKS_HE, FURNITURE, ISRAEL
from news_assets.sites.profile import SiteProfile

BIZPORTAL = SiteProfile(
    name="bizportal",
    hosts=("bizportal.co.il",),
    language="he",
    timezone=ISRAEL,
    title=("h1.article-title", ".article_title h1", "article h1", "h1"),
    kicker=(".article-kicker", ".article_upper_title"),
    deck=("h2.article-subtitle", ".article_sub_title", "article h2"),
    authors=(".article-author a", ".article_writer_name", ".writer_name"),
    date=(".article-date", ".article_date", "time"),
    section=(".breadcrumbs a:last-child", ".breadcrumb a:last-child"),
    topics=(".article-tags a", ".article_tags a", ".tags_in_article a"),
    caption=(".article-image .caption", ".article_img_desc"),
    credit=(".article-image .credit", ".article_img_credit"),
    body=(".article-content", "#article_content", ".article_text", ".article-body"),
    drop=(*FURNITURE, ".read-more", ".article-tags", ".related-articles", ".comments", "#comments"),
    title_suffixes=(" - ביזפורטל", " | ביזפורטל", " - Bizportal", " | Bizportal"),
    staff_authors=DESKS_HE,
    comment_platform="bizportal",
)

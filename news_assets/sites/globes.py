"""Globes in Hebrew and English."""

from dataclasses import replace

from news_assets.sites.families import DESKS_EN, DESKS_HE, FURNITURE, ISRAEL
from news_assets.sites.profile import SiteProfile

GLOBES = SiteProfile(
    name="globes",
    hosts=("globes.co.il",),
    language="he",
    timezone=ISRAEL,
    title=("h1#F_Title", "h1.articleTitle", "h1"),
    deck=("h2#coteret_SubCoteretText", "#coteret_SubCoteretText", "h2.articleSubTitle"),
    authors=(".articleInfo .authorName", "#F_Author a", ".pub-author a"),
    date=(".articleInfo .timestamp", "#F_Date", ".pub-date"),
    section=(".breadcrumbs a:last-child", "#bread a:last-child"),
    topics=(".tags a", ".articleTags a"),
    caption=(".articleImg .imgCaption", ".articleImg .caption"),
    credit=(".articleImg .imgCredit",),
    body=(".articleInner", "#F_Content", "#articleBody"),
    drop=(*FURNITURE, ".articleRelated", ".relatedItems", ".rightAd", ".articleImg", ".disclaimer"),
    title_suffixes=(" - גלובס", " | גלובס"),
    staff_authors=DESKS_HE,
    comment_platform="talkback",
)

GLOBES_EN = replace(
    GLOBES,
    name="globes_en",
    hosts=("en.globes.co.il",),
    language="en",
    title_suffixes=(" - Globes English", " - Globes"),
    staff_authors=(*DESKS_EN, "Globes correspondent", "Globes"),
)

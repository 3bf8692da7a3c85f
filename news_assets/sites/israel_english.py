"""Israeli publishers in English: The Times of Israel and The Jerusalem Post."""

from news_assets.sites.families import DESKS_EN, FURNITURE, ISRAEL
from news_assets.sites.profile import SiteProfile

TIMES_OF_ISRAEL = SiteProfile(
    name="times_of_israel",
    hosts=("timesofisrael.com",),
    language="en",
    timezone=ISRAEL,
    title=("h1.headline", "article h1", "h1"),
    deck=("h2.underline", "h1.headline + h2"),
    authors=(".writer-details .byline a", ".byline a[rel=author]", ".byline"),
    date=(".writer-details .date", "span.date", "time"),
    section=(".breadcrumb a:last-child", ".topics .section"),
    topics=(".article-topics a", ".topics a"),
    caption=(".media .caption .caption-text", ".media .caption"),
    credit=(".media .caption .credit",),
    body=(".the-content", ".article-content"),
    drop=(*FURNITURE, ".promoted", ".wp-caption", ".subscribe", ".article-topics", ".banner", ".toi-widget"),
    title_suffixes=(" | The Times of Israel",),
    staff_authors=(*DESKS_EN, "ToI Staff.*", "AFP", "AP", "Agencies", "Reuters"),
    comment_platform="facebook",
)

JERUSALEM_POST = SiteProfile(
    name="jerusalem_post",
    hosts=("jpost.com",),
    language="en",
    timezone=ISRAEL,
    title=("h1.article-main-title", "h1.article-title", "h1"),
    deck=("h2.article-subtitle", ".article-subline", "h2.article-sub-title"),
    authors=(".reporters .reporter-name-link", "a.reporter-name-link", ".article-reporter"),
    date=("time.article-publish-date", ".article-default-date", ".article-title-date", "time"),
    section=(".breadcrumbs a:last-child", ".category-breadcrumb a:last-child"),
    topics=(".article-bottom-labels a", ".article-tags a"),
    caption=(".article-image-caption .caption-text", ".article-image-caption"),
    credit=(".article-image-caption .credit", ".image-credit"),
    body=("section.article-inner-content", ".article-inner-content-breaking-news", ".article-inner-content"),
    drop=(
        *FURNITURE,
        ".ads",
        ".article-bottom-labels",
        ".hide-for-premium",
        ".fake-br-for-article-body",
        ".recommended",
    ),
    title_suffixes=(" | The Jerusalem Post", " - The Jerusalem Post"),
    staff_authors=(*DESKS_EN, "JERUSALEM POST.*", "Jpost.*", "REUTERS", "AP"),
    comment_platform="openweb",
)

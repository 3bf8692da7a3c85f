"""Other Israeli publishers in Hebrew, each with its own template."""

from dataclasses import replace

from news_assets.sites.families import DESKS_HE, FURNITURE, ISRAEL, WORDPRESS
from news_assets.sites.profile import SiteProfile

MAKO = SiteProfile(
    name="mako",
    hosts=("mako.co.il", "n12.co.il"),
    language="he",
    timezone=ISRAEL,
    title=("section.article-header h1", "header h1", "h1"),
    deck=("section.article-header h2", "header h2", "h1 + p.secondary_title"),
    authors=(".writer-data .writer_name", ".writer-data a", ".author span"),
    date=(".writer-data .display-date", ".display-date", "time"),
    section=(".breadcrumb li:last-child a", ".nav-path a:last-child"),
    topics=(".tags-container a", ".article-tags a"),
    caption=("figure.main-image figcaption .caption", "figure figcaption"),
    credit=("figure figcaption .credit", ".photo-credit"),
    body=("section.article-body", ".article-body", "article .body"),
    drop=(*FURNITURE, ".mako_sponsored", ".inner-related", ".article-tags", ".video-player"),
    title_suffixes=(" | N12", " - N12", " | mako", " - mako"),
    staff_authors=(*DESKS_HE, "N12", "mako.*", "חדשות 12"),
    comment_platform="mako",
)

MAARIV = SiteProfile(
    name="maariv",
    hosts=("maariv.co.il",),
    language="he",
    timezone=ISRAEL,
    title=(".article-title h1", "h1.article-title", "h1"),
    deck=(".article-description h2", ".article-description", "h2.article-sub-title"),
    authors=(".article-author a", ".article-author .name", "[rel=author]"),
    date=(".article-publish-date", ".article-date time", "time"),
    section=(".breadcrumbs-ul li:last-child a", ".breadcrumbs li:last-child a"),
    topics=(".article-tags a", ".tags a"),
    caption=(".article-image .image-title", ".article-image figcaption"),
    credit=(".article-image .image-credit",),
    body=(".article-body", ".article-content", "#article-body"),
    drop=(*FURNITURE, ".article-body-banner", ".related-articles", ".article-tags", ".article-image"),
    title_suffixes=(" | מעריב", " - מעריב"),
    staff_authors=(*DESKS_HE, "מעריב.*"),
    comment_platform="talkback",
)

ISRAEL_HAYOM = SiteProfile(
    name="israel_hayom",
    hosts=("israelhayom.co.il",),
    language="he",
    timezone=ISRAEL,
    title=("h1.single-post-title", "h1.post-title", "h1"),
    kicker=(".single-post-strip", ".post-strip"),
    deck=(".single-post-subtitle", "h2.titleText"),
    authors=(".single-post-meta-author a", ".author-name a", ".single-post-author a"),
    date=(".single-post-meta-dates time", ".single-post-meta-dates", "time"),
    section=(".breadcrumbs a:last-child", ".single-post-category"),
    topics=(".single-post-tags a", ".tags a"),
    caption=(".single-post-media figcaption .caption", ".single-post-media figcaption"),
    credit=(".single-post-media .credit",),
    body=(".text-content", "#text-content", ".single-post-content"),
    drop=(*FURNITURE, ".wp-caption", ".related-posts", ".banner", ".single-post-tags"),
    title_suffixes=(" | ישראל היום", " - ישראל היום"),
    staff_authors=(*DESKS_HE, "ישראל היום"),
    comment_platform="wordpress",
)

GEEKTIME = replace(
    WORDPRESS,
    name="geektime",
    hosts=("geektime.co.il",),
    language="he",
    timezone=ISRAEL,
    title=("h1.post-title", ".post-header h1", *WORDPRESS.title),
    deck=(".post-header .post-excerpt", "h2.post-subtitle", *WORDPRESS.deck),
    authors=(".post-header .author-name a", ".post-header .author-name", *WORDPRESS.authors),
    date=(".post-header time", *WORDPRESS.date),
    title_suffixes=(" - גיקטיים", " | גיקטיים", " - Geektime"),
    staff_authors=(*DESKS_HE, "גיקטיים", "Geektime"),
)

ICE = SiteProfile(
    name="ice",
    hosts=("ice.co.il",),
    language="he",
    timezone=ISRAEL,
    title=("h1.article-title", "article h1", "h1"),
    kicker=(".article-category",),
    deck=("h2.article-sub-title", ".article-sub-title", "article h1 + h2"),
    authors=(".article-writer a", ".article-writer", ".writer-name"),
    date=(".article-date", "article time", "time"),
    section=(".breadcrumbs a:last-child", ".article-category"),
    topics=(".article-tags a", ".tags-list a"),
    caption=(".article-main-image .caption", "article figure figcaption"),
    credit=(".article-main-image .credit",),
    body=(".article-content", ".article-body", "article .content"),
    drop=(*FURNITURE, ".article-tags", ".article-main-image", ".more-articles"),
    title_suffixes=(" | אייס", " - אייס", " | ice", " - ice"),
    staff_authors=DESKS_HE,
    comment_platform="talkback",
)

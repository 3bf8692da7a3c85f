"""Publishers of one house share their templates; a member differs by `dataclasses.replace`."""

from news_assets.sites.profile import SiteProfile

ISRAEL = "Asia/Jerusalem"
NEW_YORK = "America/New_York"
LONDON = "Europe/London"

DESKS_HE = (r"(?:מערכת|צוות|שירות|כתבי|סוכנויות)\b.*",)
DESKS_EN = (r".*\b(?:[Ss]taff|[Nn]ewsroom|[Ee]ditors|[Dd]esk)\b.*",)

FURNITURE = ("script", "style", "noscript", "figure", "figcaption", "aside", "form", "iframe", "nav", "button")
"""Left out of every body."""

YEDIOTH = SiteProfile(
    name="yedioth",
    language="he",
    timezone=ISRAEL,
    title=("h1.mainTitle", "h1.art_header_title", ".artTitle h1", "h1"),
    deck=("h2.subTitle", ".art_header_sub_title"),
    authors=(".authoranddate .authors", ".art_header_footer_author"),
    date=(".authoranddate .DateDisplay", "time.DateDisplay", ".art_header_footer_author_date"),
    section=(".categoryBreadcrumbs li:last-child", ".breadcrumbs li:last-child a"),
    topics=(".ArticleTagsComponent a", ".tagName"),
    caption=(".ArticleImageComponent .titleInImage", ".topMediaTitle"),
    credit=(".ArticleImageComponent .creditInImage", ".topMediaCredit"),
    body=("#ArticleBodyComponent", ".article-body .public-DraftEditor-content", ".art_body .text14", ".art_body"),
    blocks=".text14 > span, .text_editor_paragraph, h2, h3, p, li",
    drop=(*FURNITURE, ".ArticleImageComponent", ".ArticleLinkComponent", ".art_video", ".pikud_div", ".relatedLinks"),
    signed_below=True,
    staff_authors=DESKS_HE,
    comment_platform="ynet",
)

HAARETZ_GROUP = SiteProfile(
    name="haaretz_group",
    language="he",
    timezone=ISRAEL,
    title=('[data-test="articleHeaderTitle"]', "article header h1", "h1"),
    kicker=('[data-test="articleHeaderExclusive"]', "article header .exclusive"),
    deck=('[data-test="articleHeaderSubtitle"]', "article header h1 + p", "article header h2"),
    authors=(
        'article header [rel="author"]',
        '[data-test="articleHeaderWriters"] a',
        'article header a[href*="/ty-WRITER"]',
    ),
    date=("article header time",),
    section=('nav[aria-label="breadcrumb"] li:last-child', '[data-test="breadcrumbs"] a:last-child'),
    topics=('[data-test="articleTags"] a', 'footer a[href*="/ty-tag/"]'),
    caption=("article figure figcaption .caption", "article figure figcaption"),
    credit=("article figure figcaption .credit",),
    body=('[data-test="articleBody"]', '[data-testid="article-body-wrapper"]', "section.article__body"),
    drop=(*FURNITURE, ".paywall", '[data-test="relatedArticles"]', ".newsletter"),
    staff_authors=DESKS_HE,
    comment_platform="haaretz",
)

WORDPRESS = SiteProfile(
    name="wordpress",
    title=("h1.entry-title", "h1.post-title", "article h1", "h1"),
    deck=(".entry-excerpt", ".post-excerpt", ".entry-subtitle"),
    authors=('.entry-meta a[rel="author"]', ".byline .author a", ".post-author a"),
    date=("time.entry-date", ".post-date time"),
    section=(".entry-category a", '.cat-links a[rel~="category"]'),
    topics=('.tags-links a[rel="tag"]', ".post-tags a"),
    caption=("figure.post-thumbnail figcaption", "figure.wp-block-image figcaption"),
    body=(".entry-content", ".post-content", "article .content"),
    drop=(*FURNITURE, ".sharedaddy", ".related-posts", ".wp-caption", ".jp-relatedposts", ".newsletter-box"),
    comment_platform="wordpress",
)

"""BBC and The Guardian."""

from news_assets.sites.families import DESKS_EN, FURNITURE, LONDON
from news_assets.sites.profile import SiteProfile

BBC = SiteProfile(
    name="bbc",
    hosts=("bbc.com", "bbc.co.uk"),
    language="en",
    timezone=LONDON,
    title=('[data-component="headline-block"] h1', "h1.story-body__h1", "h1#main-heading", "h1"),
    authors=('[data-testid="byline-name"]', '[data-component="byline-block"] span', ".byline__name"),
    date=('[data-component="byline-block"] time', "time"),
    topics=('[data-component="tags"] a', '[data-component="topic-list"] li', ".tags-list a"),
    caption=('[data-component="caption-block"]', "figcaption .media-caption__text"),
    body=(".story-body__inner", "article"),
    blocks='[data-component="text-block"] p, [data-component="subheadline-block"] h2, [data-component="text-block"] li,'
    " .story-body__inner > p, .story-body__inner > h2, .story-body__inner > ul > li",
    drop=(*FURNITURE, '[data-component="links-block"]', '[data-component="byline-block"]', ".byline", ".unit"),
    title_suffixes=(" - BBC News", " - BBC"),
    staff_authors=(*DESKS_EN, "BBC.*"),
    seen_until="2019-11-19",
)

GUARDIAN = SiteProfile(
    name="guardian",
    hosts=("theguardian.com",),
    language="en",
    timezone=LONDON,
    title=('[data-gu-name="headline"] h1', "h1.content__headline", "h1"),
    deck=('[data-gu-name="standfirst"] p', ".content__standfirst p"),
    authors=('[data-component="meta-byline"] a[rel=author]', 'a[rel="author"]'),
    section=('[data-component="section"]', ".content__section-label"),
    topics=('[data-component="keywords"] a', ".submeta__keywords a"),
    caption=('[data-gu-name="media"] figcaption', "figcaption.caption--main"),
    body=(".article-body-viewer-selector", ".content__article-body"),
    blocks="p, h2, h3, li",
    drop=(
        *FURNITURE,
        "gu-island",
        ".submeta",
        ".element-rich-link",
        ".contributions__epic",
        ".after-article",
        "footer",
    ),
    staff_authors=(*DESKS_EN, "Guardian.*", "Editorial", "Agence France-Presse", "Associated Press"),
    comment_platform="guardian",
    seen_until="2024-02-24",
)

"""Reuters and AP."""

from news_assets.sites.families import DESKS_EN, FURNITURE, NEW_YORK
from news_assets.sites.profile import SiteProfile

REUTERS = SiteProfile(
    name="reuters",
    hosts=("reuters.com",),
    language="en",
    timezone="UTC",
    title=('h1[data-testid="Heading"]', "h1.ArticleHeader_headline", "h1"),
    authors=('[data-testid="AuthorNameLink"]', '[class*="author-name"] a', ".BylineBar_byline a"),
    section=('[data-testid="Kicker"]', ".ArticleHeader_channel a"),
    caption=('[data-testid="primary-image"] figcaption', ".Image_caption"),
    body=('[data-testid="ArticleBody"]', '[class*="article-body__content"]', ".StandardArticleBody_body"),
    blocks='[data-testid^="paragraph"], p, h2, h3, li',
    drop=(
        *FURNITURE,
        '[data-testid="Attribution"]',
        '[data-testid="promo-box"]',
        '[data-testid="SignOff"]',
        '[data-testid="Body"]',
        '[data-testid="ResponsiveAdSlot"]',
        '[data-testid="Dianomi"]',
        '[class*="sign-off"]',
        '[class*="read-next"]',
        '[class*="ad-slot"]',
        '[class*="trust-badge"]',
        '[class*="author-bio"]',
        '[class*="toolbar"]',
        ".Attribution_container",
        ".Slideshow_container",
        ".Image_container",
        ".BylineBar_byline",
    ),
    title_suffixes=(" | Reuters", " - Reuters"),
    staff_authors=(*DESKS_EN, "Reuters"),
    seen_until="2024-03-07",
)

AP = SiteProfile(
    name="ap",
    hosts=("apnews.com", "hosted.ap.org"),
    language="en",
    timezone=NEW_YORK,
    title=("h1.Page-headline", "h2.ap-story-headline", "h1"),
    authors=(".Page-authors a", ".Page-authors", ".Component-bylines"),
    date=("bsp-timestamp", ".Page-dateModified", ".Timestamp"),
    section=(".Page-breadcrumbs a:last-child",),
    topics=(".Page-tags a", ".Tags a"),
    caption=(".Page-lead figcaption", "figure figcaption"),
    body=(".RichTextStoryBody", 'div[data-key="article"]', ".ap-story block", ".Article"),
    drop=(*FURNITURE, ".HubPeek", ".Enhancement", ".Page-tags", ".Advertisement", ".PageListEnhancementGeneric"),
    stop=(r"Follow AP['’]s .*", "Topics"),
    title_suffixes=(" | AP News", " - AP News"),
    staff_authors=(*DESKS_EN, r"(?:The )?Associated Press", "AP"),
    comment_platform="viafoura",
    seen_until="2019-11-20",
)

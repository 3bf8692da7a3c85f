"""ynet and Calcalist share one publishing system; ynet's template of 2020 and before is the second choice."""

from dataclasses import replace

from news_assets.sites.families import YEDIOTH

YNET = replace(
    YEDIOTH,
    name="ynet",
    hosts=("ynet.co.il",),
    title_suffixes=(" - ynet", " | ynet"),
    staff_authors=(*YEDIOTH.staff_authors, "ynet"),
    seen_until="2020-05-22",
)

YNETNEWS = replace(
    YNET,
    name="ynetnews",
    hosts=("ynetnews.com",),
    language="en",
    title_suffixes=(" - ynetnews",),
    staff_authors=("ynet.*", "Associated Press", "Reuters"),
    seen_until=None,
)

CALCALIST = replace(
    YEDIOTH,
    name="calcalist",
    hosts=("calcalist.co.il", "calcalistech.com"),
    title=("h1.calcalistArticleHeader", *YEDIOTH.title),
    deck=("h2.calcalistArticleSubHeader", *YEDIOTH.deck),
    authors=(".authoranddate .authors", ".articleAuthor", *YEDIOTH.authors[1:]),
    body=("#articleContainer", *YEDIOTH.body),
    title_suffixes=(" | כלכליסט", " - כלכליסט", " | Ctech"),
)

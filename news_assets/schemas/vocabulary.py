"""Closed vocabularies of the columns, as types; every list of allowed values is derived from these."""

from typing import Literal, get_args

Source = Literal["folder", "feed", "sitemap", "url", "warc", "api"]
Form = Literal["html", "capture", "json", "feed", "other"]
PageStatus = Literal["accepted", "duplicate", "unchanged", "quarantined"]
ArticleMethod = Literal["structured_data", "site_profile", "generic", "capture"]
DatePrecision = Literal["year", "month", "day", "minute", "second"]
ArticleField = Literal["title", "deck", "text", "caption"]
EntityField = Literal["title", "deck", "text", "caption", "comment"]
EntityType = Literal[
    "person",
    "company",
    "index",
    "commodity",
    "currency",
    "country",
    "region",
    "city",
    "fund",
    "market",
    "organisation",
    "product",
    "group",
]
EntityMethod = Literal["gazetteer", "widget", "model", "coreference", "fuzzy"]
QuantityKind = Literal["percent", "money", "count", "points", "multiple", "duration", "age", "other"]
Modifier = Literal["exact", "about", "over", "under", "range"]
SubjectType = Literal[
    "person",
    "company",
    "index",
    "commodity",
    "currency",
    "country",
    "fund",
    "sector",
    "group",
    "security",
    "other",
]
Metric = Literal[
    "price",
    "index_level",
    "exchange_rate",
    "yield",
    "volume",
    "market_cap",
    "valuation",
    "target_price",
    "revenue",
    "gross_profit",
    "operating_profit",
    "net_profit",
    "ebitda",
    "eps",
    "margin",
    "dividend",
    "cash",
    "debt",
    "assets",
    "equity",
    "backlog",
    "headcount",
    "layoffs",
    "users",
    "units",
    "costs",
    "deal_value",
    "funding",
    "investment",
    "stake",
    "fine",
    "contract_value",
    "net_worth",
    "average_wealth",
    "wealth_share",
    "wealth_equivalent",
    "compensation",
    "interest_rate",
    "inflation",
    "gdp",
    "unemployment",
    "budget",
    "deficit",
    "tax_rate",
    "wages",
    "house_price",
    "population",
    "poverty",
    "other",
]
Measure = Literal["level", "change"]
Modality = Literal["actual", "expected", "reported", "denied", "hypothetical"]
FactForm = Literal["prose", "widget", "table"]
Verdict = Literal["consistent", "approximate", "inconsistent", "derived"]


def values(vocabulary: object) -> tuple[str, ...]:
    """The allowed values of one of the vocabularies above, in order."""
    return get_args(vocabulary)

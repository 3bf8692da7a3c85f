"""Metrics that go alike when their subject is sought."""

QUOTED = frozenset({"price", "index_level", "volume", "exchange_rate"})
TWO_SIDED = frozenset({"deal_value", "stake", "investment", "funding"})
SECURITIES = QUOTED | {"house_price", "yield", "stake", "market_cap"}  # nouns of these also name groups of shares
MACRO = frozenset(
    {"gdp", "unemployment", "inflation", "interest_rate", "budget", "deficit", "tax_rate", "wages", "population"}
    | {"poverty", "house_price", "average_wealth"}
)

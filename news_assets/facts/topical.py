"""What a plain `prices rose` is about: homes, the cost of living, wares; known by what the text speaks of (English)."""

from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_NEAR = 10  # items before the number in which the word of what moves stands
_ENOUGH = 4  # words of a theme that make it the theme of a text, fewer in a short one
_SHORT = 60  # items


def topical(reading: Reading, quantity: Quantity, at: int, choice: Choice) -> Choice:
    """A move of nothing named, or of `values`, `prices`, `the median`, measures what the text is about."""
    if reading.language == "en" and choice.metric == "revenue" and _homes_sold(reading, quantity, at, choice):
        return replace(choice, metric="units")
    if reading.language != "en" or choice.metric != "price" or quantity.kind not in ("percent", "other", "money"):
        return choice
    if choice.rule not in ("move", "metric", "neighbour", "quoted", "level"):
        return choice
    first = max(reading.sentence(at)[0], at - _NEAR)
    window = reading.items[first : min(reading.sentence(at)[1], at + 4)]
    if _security(reading, first, at):
        return choice
    told = {stem for item in window for _, stem in keys(item.key, "en")}
    homes = words("en", "theme_homes") if quantity.kind != "money" or told & words("en", "averages") else frozenset()
    general = told & words("en", "averages" if quantity.kind == "money" else "general_prices")
    if quantity.kind == "money" and (quantity.value or 0) >= _DWELLING and told & words("en", "extremes"):
        general = told  # `prices went up, hitting a record high of $442,000`
    if told & homes or (general and theme(reading, "theme_homes", "theme_markets")):
        return replace(choice, metric="house_price")
    bare = any(item.key == "prices" and _bare(reading, first + n) for n, item in enumerate(window))
    if (
        bare
        and quantity.kind != "money"
        and choice.measure == "change"
        and theme(reading, "theme_living", "theme_homes")
    ):
        return replace(choice, metric="inflation", measure="level")
    return choice


def _homes_sold(reading: Reading, quantity: Quantity, at: int, choice: Choice) -> bool:
    """`sales dropped 1.5%` where homes are spoken of and no firm is named."""
    if quantity.kind != "percent" or choice.measure != "change" or choice.cue is None:
        return False
    if reading.key(choice.cue.first) != "sales" or any(
        m.entity.type == "company" for m in reading.sentence_mentions(at)
    ):
        return False
    return theme(reading, "theme_homes", "theme_markets")


_DWELLING = 2e4


def _bare(reading: Reading, index: int) -> bool:
    """`prices` with nothing before it that says of what."""
    before = reading.items[index - 1] if index else None
    return before is None or before.kind != "w" or before.key in words("en", "openers")


def _security(reading: Reading, first: int, at: int) -> bool:
    """Whether something quoted on a market stands before the number."""
    stocks = words("en", "stock_words") | words("en", "equities")
    for item in reading.items[first:at]:
        if item.key in stocks - {"market", "markets", "value"}:
            return True
        if item.mention >= 0 and reading.mentions[item.mention].entity.type in _QUOTED:
            return True
    return False


_QUOTED = frozenset({"index", "commodity", "fund", "currency", "company"})


def theme(reading: Reading, name: str, other: str) -> bool:
    """Whether a text of some length speaks of a theme, and more than of another."""
    counts = reading.themes
    if name not in counts:
        for one in ("theme_homes", "theme_living", "theme_markets"):
            stems = words("en", one)
            counts[one] = sum(item.key in stems for item in reading.items)
    return counts[name] >= min(_ENOUGH, 1 + len(reading.items) // _SHORT) and counts[name] > counts[other]

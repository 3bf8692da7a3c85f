"""What moves when no metric is named: in the press what simply rises or falls is a price."""

from collections.abc import Iterable

from news_assets.facts.choice import Choice
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, plausible
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity


def moved(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Iterable[Choice]:
    """No metric is named: in the press what simply rises or falls is a price."""
    if move is None:
        return
    relative = quantity.kind in ("percent", "multiple") and quantity.unit not in STEPS
    verb = reading.items[move.match.first].key
    pricing = any(stem in words(reading.language, "pricing") for _, stem in keys(verb, reading.language))
    if pricing and quantity.kind == "money" and plausible("price", quantity):
        by = link.relation in ("by", "none") or reading.key(link.item - 1) == "בשיעור"
        yield Choice("price", "change" if by else "level", move.sign if by else 1, 0.4, "move", None, move)
    if quantity.kind == "other" and reading.items[min(at + 1, len(reading.items) - 1)].key in words(
        reading.language, "of_value"
    ):
        yield Choice("price", "change", move.sign, 0.9, "move", None, move)  # `lost a quarter of its value`
    given_up = move.gap == 0 and reading.items[move.match.last].key in words(reading.language, "giving_up")
    if relative and move.cost < 1.6 and (link.relation not in ("to", "at", "from") or given_up):
        plain = all(m.cue.role != "metric" or m.cue.name in _MARKET for m in reading.cues(at))
        score = (0.45 if plain else 0.25) + (0.35 if move.cost < 0.5 and _security_beside(reading, move) else 0.0)
        yield Choice("price", "change", move.sign, score, "move", None, move)
    elif quantity.kind == "points":
        if link.relation in ("to", "at", "from"):
            yield Choice("index_level", "level", 1, 0.6, "level", None, move)
        elif move.cost < 1.6:
            yield Choice("index_level", "change", move.sign, 0.6, "move", None, move)
    elif quantity.kind == "percent" and link.relation in ("to", "from", "at") and (rate := _rate(reading)):
        yield Choice(rate, "level", 1, 0.2, "level", None, move)
    elif quantity.kind == "money" and link.relation in ("by", "none", "of") and move.cost < 0.4 and move.gap <= 2:
        if plausible("net_worth", quantity):
            yield Choice("net_worth", "change", move.sign, 0.3, "fortune", None, move)
    elif quantity.kind == "money" and not plausible("price", quantity):
        return
    elif quantity.kind == "money" and link.relation in ("to", "from", "at") and _security_beside(reading, move):
        yield Choice("price", "level", 1, 0.3 if move.cost < 1.0 else 0.1, "level", None, move)


def _rate(reading: Reading) -> str:
    """The rate that the text speaks of most; a stake where only stakes are spoken of."""
    told = {name: share for name, share in reading.topics.items() if name in _RATES}
    return max(told, key=lambda name: told[name], default="stake" if reading.holdings else "")


_RATES = frozenset(
    {"interest_rate", "inflation", "unemployment", "margin", "tax_rate", "yield", "stake", "deficit", "poverty"}
)


def _security_beside(reading: Reading, move: Move) -> bool:
    """Whether something that has a price stands right before or after the verb."""
    first, end = reading.sentence(move.match.first)
    low, high = max(first, move.match.first - 4), min(end, move.match.last + 4)
    for item in (*reading.items[low : move.match.first], *reading.items[move.match.last + 1 : high]):
        if item.key in words(reading.language, "stock_words"):
            return True
        if item.mention >= 0 and reading.mentions[item.mention].entity.type in _PRICED:
            return True
    return False


_MARKET = frozenset({"price", "index_level", "volume", "exchange_rate", "target_price", "market_cap", "stake"})
_PRICED = frozenset({"company", "index", "commodity", "fund", "currency"})

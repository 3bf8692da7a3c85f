"""What buyers pay for one thing is its price, not a cost of somebody (English)."""

from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_WARE = 50_000  # beyond this only a named dwelling or a `each` tells a price
_DEAL = 1e5  # what is bought for less has a price
_FAR = 9  # items before the verb in which the payer stands
_ADVERBS = 3  # items between `costs` and its number


def goods(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """`a pint costs $5`, `$95,000 each`, `charges $15 a month`, `tenants pay 2,300 euros`."""
    cue = choice.cue
    if reading.language != "en" or quantity.kind != "money" or choice.measure != "level":
        return choice
    if choice.metric == "deal_value" and choice.rule == "event" and abs(quantity.value or _DEAL) < _DEAL:
        return replace(choice, metric="price")
    if choice.metric != "costs":
        return choice
    behind = reading.key(at + 1)
    if behind in ("each", "apiece"):
        return replace(choice, metric="price")
    if cue is None or cue.first > at:
        return choice
    verb, first = reading.items[cue.first].key, reading.sentence(at)[0]
    before = {
        stem for item in reading.items[max(first, cue.first - _FAR) : cue.first] for _, stem in keys(item.key, "en")
    }
    small = (quantity.value if quantity.value is not None else quantity.high or 0) < _WARE
    if before & words("en", "tenants") and small and cue.cue.role == "event":
        return replace(choice, metric="house_price")
    if verb in words("en", "costing") and reading.links[at].item - cue.last - 1 <= _ADVERBS:
        plain = not _payer_between(reading, cue.last, reading.links[at].item)
        if (
            plain
            and behind != "to"
            and (small or before & words("en", "dwellings"))
            and not before & words("en", "burdens")
        ):
            return replace(choice, metric="price")
    if (
        small
        and verb in words("en", "charging")
        and (cue.cue.role == "event" or reading.links[at].item == cue.last + 1)
    ):
        return replace(choice, metric="price")
    if small and before & words("en", "buyers") and cue.cue.role == "event":
        return replace(choice, metric="price")
    return choice


def _payer_between(reading: Reading, verb: int, number: int) -> bool:
    """`cost the economy 5 billion`, `cost her 400`."""
    adverbs = words("en", "hedges") | words("en", "cost_adverbs")
    return any(item.key not in adverbs for item in reading.items[verb + 1 : number])

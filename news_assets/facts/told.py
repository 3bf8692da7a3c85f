"""What the words beside a number make of its metric: taxes, savings, plants, trade (English)."""

from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.pack import words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_BEHIND = 9  # items behind `spend` in which the plant stands


def told(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """Return the choice with a metric that is nearer to what the sentence speaks of."""
    if reading.language != "en":
        return choice
    first, end = reading.sentence(at)
    near = {item.key for item in reading.items[max(first, at - 12) : min(end, at + 8)]}
    behind = {item.key for item in reading.items[at + 1 : min(end, at + _BEHIND)]}
    cue = choice.cue.cue if choice.cue is not None else None
    faint = cue is not None and (cue.role == "event" or cue.weight < 1.0)
    if quantity.kind == "percent" and choice.metric in ("interest_rate", "yield") and faint:
        taxed = reading.topics.get("tax_rate", 0.0) > reading.topics.get("interest_rate", 0.0)
        if near & words("en", "taxing") or (taxed and not near & words("en", "saving")):
            return replace(choice, metric="tax_rate", measure="level", sign=1)
        if choice.metric == "yield" and near & words("en", "saving"):
            return replace(choice, metric="interest_rate")
    if choice.metric == "costs" and quantity.kind == "money" and behind & words("en", "built"):
        spent = choice.cue is not None and reading.items[choice.cue.first].key in words("en", "spending")
        if spent and {"on", "to"} & behind:
            return replace(choice, metric="investment")
    if choice.metric == "revenue" and choice.rule == "event" and near & words("en", "listings"):
        return replace(choice, metric="funding", measure="level", sign=1)  # `the IPOs brought in $137 billion`
    if choice.metric == "revenue" and choice.measure == "change" and _of_pieces(reading, at, end):
        return replace(choice, metric="units")
    if choice.metric == "wages" and choice.measure == "level" and quantity.kind == "percent" and _raises(reading, at):
        return replace(choice, measure="change")
    plural = choice.cue is not None and reading.items[choice.cue.last].key == "volumes"
    if choice.metric == "volume" and quantity.kind == "percent" and plural and not near & words("en", "trades"):
        return replace(choice, metric="units")
    if choice.metric == "price" and quantity.kind == "money" and choice.measure == "level" and _rate(reading, at):
        return replace(choice, metric="exchange_rate")
    return choice


def _of_pieces(reading: Reading, at: int, end: int) -> bool:
    """`sales rose 4% to 40,000 vehicles`: what is counted, not what it brings."""
    for index in range(at + 1, min(end, at + _BEHIND)):
        item = reading.items[index]
        if item.kind == "q":
            found = reading.quantities[item.quantity]
            counted = found.kind == "count" and (found.unit or "people") not in ("people", "customer", "user")
            return counted and reading.links[index].relation in ("to", "at")
    return False


def _raises(reading: Reading, at: int) -> bool:
    """`raises of 4.1%`: by how much the pay goes up."""
    led = reading.items[max(0, reading.links[at].item - 2) : at]
    return reading.links[at].relation == "of" and any(item.key in _RAISES for item in led)


_RAISES = frozenset({"raises", "raise", "rises", "rise", "increases", "increase", "hike", "hikes"})


def _rate(reading: Reading, at: int) -> bool:
    """`383.40 to the euro`."""
    keys = [item.key for item in reading.items[at + 1 : at + 5]]
    return keys[:1] in (["to"], ["per"], ["against"]) and bool(set(keys) & words("en", "rate_bases"))

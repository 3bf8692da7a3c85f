"""English corrections of a chosen metric that need more than its cue: whose multiple, whose loss, whose rent."""

from dataclasses import replace
from itertools import pairwise

from news_assets.facts.choice import Choice
from news_assets.facts.pack import words
from news_assets.facts.reading import Reading
from news_assets.facts.topical import theme
from news_assets.schemas.records import Quantity

_FAR = 10  # items before a number in which what it is a multiple of, or a loss a share of, is named
_BACK = 2  # sentences before a rent in which the dwelling is named


def adjusted(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """Return the choice as its sentence demands; the same for other languages."""
    if reading.language != "en":
        return choice
    if choice.metric == "valuation" and quantity.kind == "multiple" and _of_debt(reading, at):
        return replace(choice, metric="debt", measure="level", sign=1)
    if choice.metric == "eps" and choice.measure == "level" and _lost(reading, at):
        return replace(choice, sign=-1)
    if choice.metric == "house_price" and choice.measure == "level" and not _housed(reading, at, choice):
        return choice if theme(reading, "theme_homes", "theme_markets") else replace(choice, metric="price")
    if choice.metric == "interest_rate" and choice.rule == "event" and _managed(reading, at, choice):
        return replace(choice, metric="costs", measure="level", sign=1)
    if (
        choice.metric == "units"
        and choice.measure == "change"
        and quantity.kind == "percent"
        and _priced(reading, choice)
    ):
        return replace(choice, metric="price")
    return choice


def _managed(reading: Reading, at: int, choice: Choice) -> bool:
    """`the ETF charges 0.03%`: who manages money takes a fee, no interest."""
    first, end = reading.sentence(at)
    charged = choice.cue is not None and reading.items[choice.cue.first].key.startswith("charg")
    return charged and any(item.key in words("en", "managers") for item in reading.items[first:end])


def _priced(reading: Reading, choice: Choice) -> bool:
    """`prices of used cars fell 4%`."""
    if choice.cue is None:
        return False
    keys = [item.key for item in reading.items[max(0, choice.cue.first - _LED) : choice.cue.first]]
    return any(one in ("price", "prices") and two in ("of", "for") for one, two in pairwise(keys))


_LED = 4  # items from `prices` to the ware


def _of_debt(reading: Reading, at: int) -> bool:
    """`net debt stands at 4.5x EBITDA`."""
    first, end = reading.sentence(at)
    near = reading.items[max(first, at - _FAR) : min(end, at + 4)]
    return any(item.key in words("en", "leverage") for item in near)


def _lost(reading: Reading, at: int) -> bool:
    """`Net loss was $10 million, or 37 cents a share`: the result named last is a loss."""
    first = reading.sentence(at)[0]
    for item in reversed(reading.items[max(first, at - _FAR) : at]):
        if item.key in words("en", "losses"):
            return True
        if item.key in words("en", "gained"):
            return False
    return False


def _housed(reading: Reading, at: int, choice: Choice) -> bool:
    """Whether somebody's dwelling is spoken of: rents are also paid for machines and offices."""
    number = reading.sentence_of[at]
    first, end = reading.sentences[max(0, number - _BACK)][0], reading.sentence(at)[1]
    if any(item.key in words("en", "housing") for item in reading.items[first:end]):
        return True
    if any(item.key in words("en", "trading_places") for item in reading.items[first:end]):
        return False
    cue = choice.cue
    rent = cue is not None and reading.items[cue.last].key in ("rent", "rents")
    return rent and cue is not None and reading.key(cue.last + 1) not in ("it", "them", "for", "out", "the", "a")

"""Corrections of the metric that only the subject can tell."""

import re
from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.focus import Subject
from news_assets.facts.pack import words

_DEBT = re.compile(r"\b(?:notes?|bonds?|treasur)|אג\"ח|איגרות")
_HOMES = re.compile(r"דירות|דיור|home prices|house prices|\b(?:apartments|homes|houses|flats)$")
_FUNDS = re.compile(r"\b(?:hedge|index|growth|mutual|pension) funds?$|\bfund$")
_COINS = (
    "ביטקוין",
    "bitcoin",
    "ether",
    "את'ריום",
    "אתריום",
    "crypto",
    "קריפטו",
    "xrp",
    "solana",
    "dogecoin",
    "litecoin",
    "cardano",
    "toncoin",
    "uniswap",
    "chainlink",
    "avalanche",
)

_YEARLY = 5e5  # nobody's usual wage


def settle(choice: Choice, subject: Subject, value: float | None = None, verb: str = "") -> Choice:
    """Return the choice as the kind of its subject demands; `verb` is the word its cue begins with."""
    names = " ".join((subject.name, *subject.aliases)).casefold()
    if subject.type == "currency" and choice.metric == "price" and not any(coin in names for coin in _COINS):
        return replace(choice, metric="exchange_rate")
    if choice.metric == "index_level" and choice.measure == "change" and _DEBT.search(names):
        return replace(choice, metric="price")
    loser = subject.type == "person" or bool(set(names.split()) & (words("he", "losers") | words("en", "losers")))
    if choice.metric == "net_profit" and loser and choice.sign < 0 and choice.rule == "event":
        return replace(choice, metric="net_worth", measure="change")
    earned = choice.metric == "net_profit" and choice.rule in ("event", "neighbour") and choice.sign > 0
    if subject.key == "the author" and (earned or choice.metric == "wages"):
        return replace(choice, metric="compensation")
    if choice.metric == "net_profit" and choice.rule == "event" and choice.paid:
        return replace(choice, metric="compensation")
    if choice.metric == "price" and choice.measure == "change" and subject.type == "group" and _HOMES.search(names):
        return replace(choice, metric="house_price")
    if (
        choice.metric == "compensation"
        and subject.type == "group"
        and abs(value or 0) < _YEARLY
        and not set(names.split()) & words("he", "officers")
    ):
        return replace(choice, metric="wages")
    if choice.metric == "price" and choice.measure == "change" and _FUNDS.search(names):
        return replace(choice, metric="yield", measure="level")
    hebrew = not subject.name.isascii()  # English texts name nurses as readily as their chiefs
    if choice.metric == "wages" and subject.type == "person" and choice.measure == "level" and hebrew:
        return replace(choice, metric="compensation")
    if choice.metric == "yield" and subject.type == "company" and _yields(choice, verb):
        return replace(choice, metric="dividend")
    if choice.metric == "compensation" and choice.rule == "event" and subject.type == "company" and not choice.paid:
        return replace(choice, metric="funding")
    if choice.metric == "deficit" and subject.type == "company":
        return replace(choice, metric="net_profit", sign=-choice.sign if choice.measure == "level" else choice.sign)
    if (
        choice.metric == "deal_value"
        and choice.rule == "event"
        and names.partition(" ")[0] in words("he", "public_bodies")
    ):
        return replace(choice, metric="budget")
    if choice.metric == "deal_value" and choice.rule == "event" and subject.type in ("country", "city"):
        return replace(choice, metric="costs")
    if choice.metric in ("valuation", "market_cap") and subject.type == "person":
        return replace(choice, metric="net_worth")
    if choice.metric == "net_worth" and subject.type in ("company", "product", "index") and choice.measure == "level":
        return replace(choice, metric="valuation")
    return choice


def _yields(choice: Choice, verb: str) -> bool:
    """Only the verb: `ACME yields 5%`; a fund that `returned 5%` has earned it."""
    return choice.cue is not None and choice.cue.cue.role == "event" and not verb.startswith("return")

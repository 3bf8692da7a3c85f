"""Turns of phrase that tell a metric without naming it (Hebrew): staff by the article, by growth, by who leaves."""

import re
from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.english import multiple_of as english_multiple
from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_NEAR = 6  # items from a count to the verb that says who comes or leaves
_LED = 8  # items from `המכפיל` to its number
_MULTIPLE = 150.0


def turns(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Iterable[Choice]:
    """`כל 52 העובדים`, `להרחיב אותו ל-100 עובדים`, `117 העובדים יישלחו הביתה`, `תוספת של 120 מיליון שקל`."""
    if quantity.kind == "money":
        yield from _added(reading, at, quantity, link, move)
        told = _stems(reading, max(reading.sentence(at)[0], at - _NEAR), at) & words("he", "coins")
        if told and quantity.unit == "ILS" and abs(quantity.value or _RATES) < _RATES:
            yield Choice("exchange_rate", "level", 1, 0.6, "construction")
    if quantity.kind != "count" or not _staff(quantity):
        return
    first, end = reading.sentence(at)
    behind = _stems(reading, at + 1, min(end, at + _NEAR))
    if behind & words("he", "leaving"):
        yield Choice("layoffs", "level", 1, 0.75, "construction")
    elif link.relation == "to" and _stems(reading, max(first, at - _NEAR), at) & words("he", "staffing_up"):
        yield Choice("headcount", "level", 1, 0.7, "construction")
    elif quantity.quote.split()[1][:1] == "ה" and not behind & words("he", "of_whom"):
        yield Choice("headcount", "level", 1, 0.55, "construction")


def _added(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Iterable[Choice]:
    """What is added to a pay or a public budget, or cut from it."""
    if move is None or not move.before or move.gap > _ADDED or link.relation not in ("of", "none"):
        return
    stems = {stem for _, stem in keys(reading.items[move.match.first].key, "he")}
    if not stems & words("he", "additions"):
        return
    first, end = reading.sentence(at)
    if any(m.cue.role == "metric" and m.cue.weight == 1.0 and move.match.last < m.first < at for m in reading.cues(at)):
        return
    near = _stems(reading, max(first, at - _NEAR), min(end, at + _NEAR))
    value = quantity.value if quantity.value is not None else quantity.high or 0.0
    if value < _PAY and near & (words("he", "earned") | words("he", "per_time")):
        yield Choice("wages", "change", move.sign, 0.85, "construction", None, move)
    elif value >= _PUBLIC:
        earlier = reading.sentences[max(0, reading.sentence_of[at] - 1)][0]
        if _stems(reading, earlier, end) & words("he", "public"):
            yield Choice("budget", "change", move.sign, 0.75, "construction", None, move)


_RATES = 10.0  # shekels for one of a currency
_ADDED = 2  # items between `תוספת` and its number
_PAY, _PUBLIC = 2e4, 1e6


def _staff(quantity: Quantity) -> bool:
    named = quantity.quote.split()
    return len(named) > 1 and any(stem in words("he", "staffing") for _, stem in keys(named[1], "he"))


def _stems(reading: Reading, first: int, end: int) -> set[str]:
    return {stem for item in reading.items[first:end] if item.kind == "w" for _, stem in keys(item.key, "he")}


def rate_of(reading: Reading, at: int, quantity: Quantity) -> Quantity:
    """`הדולר נחלש ל-3.62`, `השער היציג: 3.705`: a bare decimal where currencies are spoken of is shekels for one."""
    bare = quantity.kind == "count" and quantity.unit is None and quantity.value is not None
    bare = bare and reading.links[at].relation in ("to", "at", "from", "versus", "of")
    if reading.language != "he" or not bare or not _RATE.fullmatch(quantity.quote):
        return quantity
    first, end = reading.sentence(at)
    return (
        replace(quantity, kind="money", unit="ILS") if _stems(reading, first, end) & words("he", "coins") else quantity
    )


_RATE = re.compile(r"[0-9]\.[0-9]{2,4}")


def multiple_of(reading: Reading, at: int, quantity: Quantity) -> Quantity:
    """`המכפיל העתידי, סביב 22`, `מתומחרת לפי 27`: a bare number that a multiple or its verb stands before."""
    if reading.language == "en":
        return english_multiple(reading, at, quantity)
    plain = quantity.kind in ("count", "money") and quantity.value is not None
    if reading.language != "he" or not plain or not quantity.quote.replace(".", "", 1).isdigit():
        return quantity
    value = float(quantity.quote)
    if value > _MULTIPLE or (quantity.kind == "count" and quantity.unit is not None):
        return quantity
    first = reading.sentence(at)[0]
    for index in range(at - 1, max(first, at - _LED) - 1, -1):
        item = reading.items[index]
        if item.kind == "q":
            return quantity
        stems = {stem for _, stem in keys(item.key, "he")}
        rated = index + 1 < at and reading.key(index + 1) == "לפי" and stems & words("he", "rated")
        if stems & words("he", "multiples_bare") or rated:
            return replace(quantity, kind="multiple", value=value, unit="times")
    return quantity

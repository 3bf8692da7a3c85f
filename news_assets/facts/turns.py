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
        dear = (quantity.value or quantity.high or 0.0) >= _METRE and reading.key(at + 1) == 'למ"ר'
        if dear and reading.topics.get("house_price", 0.0) >= _HOMES:
            yield Choice("house_price", "level", 1, 1.1, "construction")  # `עסקאות במחירים של 100 אלף שקל למ"ר`
        yield from _added(reading, at, quantity, link, move)
        if _adding(reading, at, quantity):
            yield Choice("budget", "change", 1, 0.9, "construction")
        if _set_aside(reading, at, quantity):
            yield Choice("budget", "level", 1, 1.25, "construction")
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


def _set_aside(reading: Reading, at: int, quantity: Quantity) -> bool:
    """`92 מיליון יוקצו ל-X`, and the lines of a list of sums where public budgets are spoken of."""
    if (quantity.value or quantity.high or 0.0) < _PUBLIC:
        return False
    end = reading.sentence(at)[1]
    behind = [item.key for item in reading.items[at + 1 : min(end, at + _BEHIND)]]
    given = next((n for n, key in enumerate(behind) if key in words("he", "allotting")), -1)
    if given >= 0 and all(key in words("he", "hedges") for key in behind[:given]):
        meant = any(key[:1] == "ל" or key in _MEANT for key in behind[given + 1 : given + 3])
        return meant and _of_state(reading, at)
    return list_line(reading, at) and _of_state(reading, at)


def _adding(reading: Reading, at: int, quantity: Quantity) -> bool:
    """`הממשלה תוסיף 165 מיליון`, `יתווספו עוד 28 מיליארד`, where a public body is spoken of."""
    if (quantity.value or quantity.high or 0.0) < _PUBLIC:
        return False
    sentence = reading.sentence_of[at]
    first, end = reading.sentences[max(0, sentence - 1)][0], reading.sentences[sentence][1]
    adds = words("he", "adding")
    near = any(reading.key(i).removeprefix("ו") in adds for i in range(max(reading.sentence(at)[0], at - 4), at))
    return near and len(_stems(reading, first, end) & words("he", "public")) > 1


def _of_state(reading: Reading, at: int) -> bool:
    """Whether the text speaks of budgets more than of any other figure."""
    own = reading.topics.get("budget", 0.0)
    return own >= _OFTEN and own >= max(reading.topics.values())


def list_line(reading: Reading, at: int) -> bool:
    """Whether the sum opens a short line of its own, and the sum before or behind does so too."""
    place = reading.items[at].quantity
    return _opens(reading, at) and any(
        0 <= other < len(reading.at)
        and 0 < abs(reading.at[other] - at) <= _LINE
        and reading.quantities[other].kind == "money"
        and _opens(reading, reading.at[other])
        for other in (place - 1, place + 1)
    )


def _opens(reading: Reading, at: int) -> bool:
    """Whether nothing but a list's mark stands before an item on its line."""
    while at and reading.key(at - 1) in _MARKS:
        at -= 1
    return at == 0 or reading.key(at - 1) == "\n" or reading.line(at - 1) != reading.line(at)


_MARKS = frozenset("-*•●")
_LINE = 16  # items of a short line
_BEHIND = 6  # items from a sum to the verb that sets it aside
_OFTEN = 0.2  # share of a metric among the figures of a text
_MEANT = frozenset({"עבור", "בעבור", '"'})
_METRE = 5e3  # what a square metre of a home costs at least
_HOMES = 0.2  # share of homes among the metrics of a text
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

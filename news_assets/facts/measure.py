"""Level or change: what a metric cue makes of a number of a given kind."""

from functools import cache
from importlib.resources import files
from typing import Any

from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity
from news_assets.text.package_data import from_yaml

STEPS = frozenset({"percentage_points", "basis_points"})


@cache
def metrics() -> dict[str, dict[str, Any]]:
    """The table of `metrics.yaml`."""
    source = files("news_assets.facts") / "metrics.yaml"
    table: dict[str, dict[str, Any]] = from_yaml(source.read_text(encoding="utf-8"))
    return table


def measure_of(
    name: str, match: Match, reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None
) -> str | None:
    """Return level, change, or None when the metric cannot be measured in this number."""
    spec = metrics()[name]
    level, change = quantity.kind in spec["level"], quantity.kind in spec["change"]
    if move is not None and match.cue.role == "metric" and match.first <= move.match.first <= match.last:
        lost = reading.items[move.match.first].key in words(reading.language, "losses")
        move = None if lost else move  # `a loss of $5 million` is no fall
    if move is not None and name == "eps" and reading.language == "en" and match.first > at:
        lost = reading.items[move.match.first].key in words("en", "losses")
        move = None if lost and move.before else move  # `lost $1.29 per share`
    near = move is not None and move.cost < 1.6
    alone = match.last < at and not reading.crossed(reading.numbers, match.last, at)
    dear = alone and reading.language == "he" and match.cue.role == "metric" and _priced(reading, match)
    if not (plausible(name, quantity) or (dear and name == "price")) or (
        quantity.kind == "count" and not _counts(name, reading, match, quantity)
    ):
        return None
    if quantity.unit in STEPS:
        return "change" if change and near else "level" if level and spec.get("rate") else None
    if quantity.kind in ("percent", "other", "multiple"):
        return _relative(name, match, reading, at, quantity, link, move if near else None)
    if name == "stake" and quantity.kind == "money" and not _worth(reading, match, at):
        return None
    if name == "funding" and level and link.relation != "by":
        return "level"  # who raises money does not raise a figure
    if change and move and move.match.cue.subject == "after" and move.gap == 0 and reading.language == "he":
        return "change"  # `19 million more than a year ago`
    if near and link.relation == "none" and reading.language == "he" and _costs(reading, move):
        return "level" if level else None  # `the ticket עולה 40 שקל`
    if level and reading.language == "he" and reading.items[link.item - 1].key in words("he", "totals"):
        return "level"  # `זינקו פי 4 והסתכמו ב-158 מיליון`
    if near and change and move and reading.language == "he" and link.relation == "by" and _enlarged(match, move, at):
        return "change"
    if near and change and move and move.before and link.item and reading.key(link.item - 1) == "בשיעור":
        return "change"  # `התייקר החודש בשיעור של 40 אגורות`
    if near and change and move and move.before and link.relation in ("by", "none", "of") and move.gap <= 2:
        noun = move.match.cue.noun
        if link.relation == "by" or (move.gap <= 1 and (noun or link.relation != "of")):
            return "change"
    if near and change and move and move.match.first == at + 1 and move.match.cue.noun and reading.language == "en":
        return "change"  # `a 3 pound increase in the fare`
    return "level" if level else None


def _priced(reading: Reading, match: Match) -> bool:
    """`מחירו של מסוק` may be millions."""
    return any(stem in words("he", "prices") for _, stem in keys(reading.items[match.first].key, "he"))


def _enlarged(match: Match, move: Move, at: int) -> bool:
    """`להגדיל את התקציב ב-150 מיליון`: the verb, its object, the number."""
    return move.match.last < match.first and match.last < at and match.first - move.match.last <= _OBJECT


_OBJECT = 3  # items from a verb to its object


def _costs(reading: Reading, move: Move | None) -> bool:
    key = reading.items[move.match.first].key if move else ""
    return any(stem in words("he", "rising") for _, stem in keys(key, "he"))


def _counts(name: str, reading: Reading, match: Match, quantity: Quantity) -> bool:
    """Whether what is counted fits the metric."""
    language = reading.language
    if name == "stake":
        return quantity.unit == "shares" and reading.items[match.first].key not in words(language, "selling")
    if name == "users":
        return quantity.unit is None or quantity.unit in words(language, "clients")
    if name == "units":
        return quantity.unit not in words(language, "not_goods")
    if name not in ("headcount", "layoffs") or quantity.unit is None or quantity.unit in words(language, "staff"):
        return True
    named = language == "he" and not quantity.unit.isascii() and match.cue.role == "event"
    return named and quantity.unit.endswith(("ים", "ות"))  # `פיטרה 52 מטפלות`


def plausible(name: str, quantity: Quantity) -> bool:
    """No share costs millions, no company is worth a hundred."""
    value = quantity.value if quantity.value is not None else quantity.high
    if quantity.kind != "money" or value is None:
        return True
    if name in ("price", "exchange_rate", "eps"):
        return abs(value) < 1e6
    return abs(value) >= 1e4 or name not in _LARGE


_LARGE = frozenset(
    {"deal_value", "market_cap", "valuation", "revenue", "net_profit", "operating_profit", "gross_profit", "ebitda"}
    | {"volume", "assets", "equity", "backlog", "cash", "budget", "deficit", "net_worth", "contract_value", "gdp"}
)


def _relative(
    name: str, match: Match, reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None
) -> str | None:
    spec = metrics()[name]
    level, change = quantity.kind in spec["level"], quantity.kind in spec["change"]
    if match.cue.subject == "share":
        return "level" if level else None
    if level and spec.get("share") and _share(reading, at, match):
        return "level"
    if name == "price" and link.relation in ("to", "from"):
        return None
    if spec.get("rate"):
        if name == "stake" and match.cue.role == "event" and move is not None and move.before and move.gap <= 1:
            return None
        direct = move is not None and move.before and move.gap <= 3 and link.relation in ("by", "none")
        if direct and move and match.cue.role == "event" and move.match.last < match.first < at:
            direct = reading.language == "he"  # `the growth fund returned 9%`
        if change and direct and (name != "interest_rate" or link.relation == "by"):
            return "change"
        return "level" if level else None
    if quantity.kind == "multiple" and name == "valuation":
        return "level" if _of_earnings(reading, match, at) else "change"
    if move is not None and change:
        return "change"
    if quantity.kind != "percent":
        return "level" if level else None
    if name == "dividend" and level:
        return "level"  # a yield, or a part of the profit
    if name == "price" and quantity.quote[:1] in "+-":
        return "change"
    return "level" if level and not change else None


def _of_earnings(reading: Reading, match: Match, at: int) -> bool:
    """Whether a multiple is one of earnings (`24 times earnings`), not of an older value (`twice last year's`)."""
    multiples = words(reading.language, "multiples") - words(reading.language, "not_multiples")
    near = (*reading.items[max(0, at - 6) : at + 6], *reading.items[match.first : match.last + 1])
    return any(stem in multiples for item in near for _, stem in keys(item.key, reading.language))


def _share(reading: Reading, at: int, match: Match) -> bool:
    """`50% מההכנסות`, `half of revenue`."""
    if not at < match.first <= at + 4:
        return False
    if reading.language == "he":
        between = {item.key for item in reading.items[at + 1 : match.first]}
        return "מ" in match.prefix or bool(between & words("he", "share_of"))
    return reading.key(at + 1) == "of"


def _worth(reading: Reading, match: Match, at: int) -> bool:
    low, high = (match.first, at) if match.first < at else (max(0, at - 3), at)
    return any(item.key in words(reading.language, "worth") for item in reading.items[low:high])

"""Orders of words that English alone has: `a 10% rise in retail operating profits`, `a share drop of 20%`."""

import re
from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.chunks import stops
from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.pack import words
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity

_MODIFIERS = 4  # words between `rise in` and its noun
_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_LED = 8  # items between a multiple's word and a bare number
_HIGHEST = 500.0
_LARGE = 1e6


def moved_of(reading: Reading, at: int, match: Match, move: Move) -> bool:
    """Whether the noun behind a number says what rose by it: `a 10% rise in retail operating profits to 2bn`."""
    beside = move.match.cue.noun or move.match.first == at + 1
    if reading.language != "en" or move.before or not beside or match.cue.role != "metric":
        return False
    led = move.match.last + 1
    if reading.key(led) not in ("in", "of") or not led < match.first <= led + 1 + _MODIFIERS:
        return False
    between = reading.items[led + 1 : match.first]
    closed = words("en", "verbs") | words("en", "breaks")
    return all((i.kind == "w" and i.key not in closed) or i.key == "-" for i in between)


def share_moved(reading: Reading, match: Match) -> bool:
    """`a share drop of 20%`, `a share sale`: no profit a share."""
    if reading.text(match.first, match.last).casefold() != "a share":
        return False
    behind = reading.key(match.last + 1)
    return behind in words("en", "of_shares") or any(
        m.first == match.last + 1 and m.cue.noun and m.cue.role in ("up", "down") for m in reading.cues(match.first)
    )


def valued(reading: Reading, at: int, quantity: Quantity) -> Iterable[Choice]:
    """`the $12 billion retailer`: what the firm is worth."""
    value = quantity.value or quantity.high or 0
    if quantity.kind != "money" or value < _LARGE or reading.key(at - 1) not in _ARTICLES:
        return
    head = at + 2 if reading.key(at + 1) in words("en", "firm_kinds") else at + 1
    behind = reading.items[head + 1] if head + 1 < len(reading.items) else None
    alone = (
        behind is None or behind.kind != "w" or behind.mention >= 0 or behind.key in stops("en")
    )  # no `$2 million company car`
    if reading.key(head) in words("en", "firms_worth") and alone:
        yield Choice("market_cap", "level", 1, 1.0, "unit")


_ARTICLES = frozenset({"a", "an", "the", "this", "that", "-"})


def market_grown(
    reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """`the market for robots grew 36% to $460 million`, `the industry could hit $2bn by 2030, at a 9% CAGR`."""
    if quantity.kind not in ("money", "percent"):
        return
    first, end = reading.sentence(at)
    value = quantity.value or quantity.high or 0
    rated = any(i.key in words("en", "compound") for i in reading.items[max(first, at - _LED) : min(end, at + 4)])
    if quantity.kind == "percent" and rated:
        yield Choice("revenue", "change", 1, 1.3, "construction", None, None)
        return
    told = previous is not None and previous.choice.rule == "construction" and previous.choice.metric == "revenue"
    if told and previous is not None and reading.sentence_of[previous.at] == reading.sentence_of[at]:
        if quantity.kind == "money" and value >= _LARGE and (link.relation == "to" or link.item - previous.at <= _LED):
            yield Choice("revenue", "level", 1, 1.2, "construction")
        return
    market = next((i for i in range(at - 1, first, -1) if reading.key(i) in _MARKETS), -1)
    if market < 0 or any(i.kind == "q" and _of_money(reading, i.quantity) for i in reading.items[market:at]):
        return
    verbs = [i for i in range(market + 1, at) if reading.key(i) in words("en", "market_verbs")]
    if not verbs or reading.crossed(reading.commas, market, at) or _quoted(reading, market):
        return
    if quantity.kind == "money" and value >= _LARGE and link.item - verbs[-1] <= _MODIFIERS:
        yield Choice("revenue", "level", 1, 1.2, "construction")
    grown = (
        move is not None and move.before and move.gap <= 1 and reading.key(move.match.first) in words("en", "growing")
    )
    if quantity.kind == "percent" and grown and move is not None:
        yield Choice("revenue", "change", move.sign, 1.4, "construction", None, move)


_MARKETS = frozenset({"market", "industry", "sector"})


def _of_money(reading: Reading, number: int) -> bool:
    return reading.quantities[number].kind in ("money", "percent")


def _quoted(reading: Reading, market: int) -> bool:
    """Whether the market is one where prices are made."""
    return reading.key(market - 1) in words("en", "exchanges") and reading.key(market + 1) not in ("for", "of")


def multiple_of(reading: Reading, at: int, quantity: Quantity) -> Quantity:
    """`trades at 71 times future earnings, against an average of 40`, `a P/E of 16`: a multiple of earnings."""
    if quantity.kind != "count" or quantity.value is None or abs(quantity.value) > _HIGHEST:
        return quantity
    first, end = reading.sentence(at)
    if quantity.unit == "time":
        near = {i.key for i in (*reading.items[max(first, at - 4) : at], *reading.items[at + 1 : min(end, at + 5)])}
        return replace(quantity, kind="multiple", unit="times") if near & words("en", "multiples") else quantity
    if quantity.unit is not None or not _BARE.fullmatch(quantity.quote):
        return quantity
    before = reading.items[max(first, at - _LED) : at]
    averaged = {i.key for i in before[-3:]} & words("en", "averages")
    told = any(
        i.kind == "q" and reading.quantities[i.quantity].unit in ("times", "time") for i in reading.items[first:at]
    )
    if (averaged and told) or _ratio([i.key for i in before]):
        return replace(quantity, kind="multiple", unit="times")
    return quantity


def _ratio(keys: list[str]) -> bool:
    """`P/E of`, `PE ratio of`, `earnings multiple of`."""
    if keys[-1:] != ["of"] or len(keys) < 3:
        return False
    return keys[-2] == "multiple" or " ".join(keys[-3:-1]) in ("pe ratio", "e ratio", "earnings ratio", "/ e")

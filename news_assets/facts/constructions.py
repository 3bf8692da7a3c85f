"""Turns of phrase that tell a metric without naming it (English)."""

from collections.abc import Iterable

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.english import market_grown, valued
from news_assets.facts.home import nationalities
from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.facts.turns import turns
from news_assets.schemas.records import Quantity

_FOR = frozenset({"investment", "deal_value", "funding", "valuation"})
_PEOPLE = 1_000


def constructions(
    reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """`$210 million left`, `its 310 workers`, `1,200 jobs are at risk`, `$650m for 38%`."""
    if reading.language != "en":
        yield from turns(reading, at, quantity, link, move)
        return
    first, end = reading.sentence(at)
    before = reading.items[at - 1].key if at > first else ""
    behind = [item.key for item in reading.items[at + 1 : min(end, at + 4)]]
    if quantity.kind == "percent" and _national(reading, at, first):
        yield Choice("gdp", "change", 1, 0.9, "construction")
    yield from valued(reading, at, quantity)
    yield from market_grown(reading, at, quantity, link, move, previous)
    if quantity.kind == "money" and behind[:1] == ["left"] and (quantity.value or 0) >= 1e4:
        yield Choice("cash", "level", 1, 0.7, "construction")
    elif quantity.kind == "money" and link.relation == "at" and previous is not None:
        follows = at - previous.at <= _RAISED and reading.sentence_of[previous.at] == reading.sentence_of[at]
        if follows and previous.choice.metric == "funding" and (quantity.value or 0) > (previous.quantity.value or 0):
            yield Choice("valuation", "level", 1, 1.0, "construction")  # `raised 40 million at 225 million`
    elif quantity.kind in ("percent", "other"):
        yield from _shares(reading, at, quantity, link, previous)
    elif quantity.kind == "count" and quantity.unit is None and previous is not None:
        follows = move is not None and move.before and move.gap <= 1 and previous.choice.metric == "headcount"
        if follows and move is not None and _macro(reading, first, end):
            yield Choice("headcount", "change", move.sign, 1.0, "construction", None, move)
    elif quantity.kind == "count" and quantity.unit in words("en", "staff"):
        near = {i.key for i in reading.items[max(first, at - 6) : min(end, at + 7)]}
        if _or_so_many(reading, at, previous):
            yield Choice("layoffs", "level", 1, 1.3, "construction")
        elif move is not None and move.before and move.gap <= 1 and _macro(reading, first, end):
            yield Choice("headcount", "change", move.sign, 1.0, "construction", None, move)
        elif (
            near & words("en", "dismissing")
            or (near & words("en", "lost_jobs") and _is_job(quantity))
            or {" ".join(behind[:2]), " ".join(behind[:3])} & words("en", "dismissed")
        ):
            yield Choice("layoffs", "level", 1, 0.75, "construction")
        elif quantity.unit != "people" and (before in words("en", "possessives") or before.endswith("'s")):
            yield Choice("headcount", "level", 1, 0.6, "construction")
        elif quantity.unit == "people" and (quantity.value or 0) >= _PEOPLE and before.endswith("'s"):
            yield Choice("population", "level", 1, 0.6, "construction")


def _of_staff(reading: Reading, at: int, end: int) -> bool:
    """`cut 6% of its global workforce`."""
    behind = [item.key for item in reading.items[at + 1 : min(end, at + _STAFFED)]]
    return behind[:1] == ["of"] and bool(set(behind) & words("en", "staffing"))


_STAFFED = 6  # items from a share to the staff it is cut of


def _or_so_many(reading: Reading, at: int, previous: Bound | None) -> bool:
    """`laid off 10% of its workforce, or about 14,000 people`."""
    if previous is None or previous.choice.metric != "layoffs" or previous.quantity.kind != "percent":
        return False
    near = reading.sentence_of[previous.at] == reading.sentence_of[at] and at - previous.at <= _NEAR_GROWTH
    return near and any(
        item.key in _SO_MANY for item in reading.items[max(previous.at, reading.links[at].item - 3) : at]
    )


_SO_MANY = frozenset({"or", ",", "amounts", "representing", "equivalent", "equal", "equals", "equates", "about", "("})


def _national(reading: Reading, at: int, first: int) -> bool:
    """`its forecast for German growth`, `China's growth slowed to 4.7%`."""
    for index in range(at - 1, max(first, at - _NEAR_GROWTH), -1):
        item = reading.items[index]
        if item.kind == "q":
            return False
        if item.key == "growth":
            return reading.items[index - 1].key.removesuffix("'s") in nationalities()
    return False


_NEAR_GROWTH = 9  # items from `German growth` to its number


def _shares(reading: Reading, at: int, quantity: Quantity, link: Link, previous: Bound | None) -> Iterable[Choice]:
    first, end = reading.sentence(at)
    apart = 9 if previous is None else reading.sentence_of[at] - reading.sentence_of[previous.at]
    told = "" if previous is None or quantity.kind != "percent" else previous.choice.metric
    if _of_staff(reading, at, end) and any(m.cue.name == "layoffs" and m.first < at for m in reading.cues(at)):
        yield Choice("layoffs", "level", 1, 1.2, "construction")
    if told in _FOR and apart == 0 and link.relation == "for" and previous and link.item - previous.at <= _NEAR:
        yield Choice("stake", "level", 1, 0.8, "construction")
    if told == "stake" and apart <= 1 and reading.items[link.item - 1].key == "with":
        yield Choice("stake", "level", 1, 0.6, "construction")
    layered = any(
        reading.items[i].key in words("en", "layers")
        and (reading.items[i + 1].kind in "qn" or reading.items[i + 1].key in words("en", "layer_parts"))
        for i in range(first, at)
    )
    earlier = reading.sentences[max(0, reading.sentence_of[at] - 1)][0]
    if layered and any(stem == "wealth" for i in reading.items[earlier:end] for _, stem in keys(i.key, "en")):
        yield Choice("wealth_share", "level", 1, 1.2, "construction")


_NEAR = 4  # items from the money to the share that it bought
_RAISED = 4  # items from the money raised to what the firm is then worth


def _macro(reading: Reading, first: int, end: int) -> bool:
    """Whether the sentence, or the text, speaks of the labour market."""
    told = {item.key for item in reading.items[first:end]}
    market = reading.topics.get("unemployment", 0.0) >= _SPOKEN
    return bool(told & words("en", "labour_market")) or (market and not told & words("en", "company_words"))


_SPOKEN = 0.1  # share of unemployment among the metrics of a text


def _is_job(quantity: Quantity) -> bool:
    return quantity.quote.casefold().endswith(("jobs", "posts", "positions", "roles"))

"""A number that speaks of the same thing as the one before: lists, `from X to Y`, `compared with X`."""

from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.context import totals
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, metrics, plausible
from news_assets.facts.moves import Move, direct
from news_assets.facts.pack import words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity


def inherited(
    reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """The number before speaks of the same thing: lists, `from X to Y`, `compared with X`."""
    if previous is None:
        return
    before, gap = previous.choice, link.item - previous.at - 1
    same = quantity.kind == previous.quantity.kind and (quantity.unit in STEPS) == (previous.quantity.unit in STEPS)
    joined = {item.key for item in reading.items[previous.at + 1 : at]} & words(reading.language, "equals") and gap <= 4
    within = before.measure == "change" and reading.sentence_of[previous.at] == reading.sentence_of[at]
    led = within and before.cue is not None and totals(reading, previous.at, link)
    joined = joined or led
    spec = metrics()[before.metric]
    kinds = (*spec["level"], *(spec["change"] if move else ())) if joined and not same else spec[before.measure]
    if quantity.kind not in kinds or not (same or joined) or not plausible(before.metric, quantity):
        return
    if quantity.kind == "count" and quantity.unit not in (None, previous.quantity.unit):
        return
    apart = reading.sentence_of[at] - reading.sentence_of[previous.at]
    if apart > 2 or gap > 45 or (reading.line(previous.at) != reading.line(at) and apart > 1):
        return
    score = (
        min(max(before.score, 0.65), 0.9)
        - 0.02 * gap
        - 0.06 * reading.crossed(reading.commas, previous.at, at)
        - 0.25 * apart
    )
    score -= 0.15 * reading.crossed(reading.breaks, previous.at, at)
    measure, sign = before.measure, before.sign
    if link.relation in ("versus", "from") or (link.relation == "to" and previous.link.relation == "from"):
        score += 0.25
    if measure == "change" and quantity.kind == "money":
        if link.relation in ("to", "at", "from"):
            measure, sign = "level", 1
    elif (
        measure == "change"
        and move is not None
        and link.relation not in ("from", "versus")
        and reading.crossed(reading.numbers, move.match.last, at) == 0
    ):
        sign = move.sign
    elif measure == "change" and quantity.kind in ("points", "count") and link.relation in ("to", "at"):
        measure, sign = "level", 1
    if joined and not same:
        measure, sign = "level", before.sign if before.measure == "level" else 1
        stepped = before.measure == "change" and quantity.kind == "percent" and reading.language == "en" and not led
        if stepped and link.relation not in ("to", "at", "from") and "percent" in metrics()[before.metric]["change"]:
            measure, sign = "change", before.sign  # `rose $1.20, or 1.6%`
        elif not led and move is not None and move.cost < 0.8 and quantity.kind in metrics()[before.metric]["change"]:
            measure, sign = "change", move.sign
    elif quantity.kind == "money" and measure == "level" and move is not None and _growth(reading, move, link):
        if "money" not in metrics()[before.metric]["change"]:
            return
        measure, sign = "change", move.sign
    elif quantity.kind == "money" and measure == "level" and move is not None and direct(move, link):
        score -= 0.5
    elif (
        measure == "change"
        and metrics()[before.metric].get("rate")
        and (link.relation in ("to", "at") or _stands(reading, link))
    ):
        measure, sign = "level", 1
    yield replace(before, measure=measure, sign=sign, score=score - 0.05, rule="neighbour", move=move)


def _growth(reading: Reading, move: Move, link: Link) -> bool:
    """`a rise of 103 million` right before the number (Hebrew)."""
    noun = move.match.cue.noun and move.before and move.gap == 0
    return reading.language == "he" and noun and link.relation == "of"


def _stands(reading: Reading, link: Link) -> bool:
    """`and is now 61%`."""
    before = {item.key.removeprefix("ו") for item in reading.items[max(0, link.item - 3) : link.item]}
    return bool(before & (words(reading.language, "copulas") | {"כעת", "now"}))

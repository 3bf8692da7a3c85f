"""Choose what a quantity measures: the nearest cue that fits its unit."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity

_STEPS = frozenset({"percentage_points", "basis_points"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Metric, measure and sign for a quantity; `cue` is the evidence, None for a default."""

    metric: str
    measure: str
    sign: int
    score: float
    rule: str
    cue: Match | None = None
    move: Move | None = None


@cache
def metrics() -> dict[str, dict[str, Any]]:
    """The table of `metrics.yaml`."""
    source = files("news_assets.facts") / "metrics.yaml"
    table: dict[str, dict[str, Any]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return table


def choose(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Choice | None:
    """Return the best reading of the quantity at item `at`, None when nothing speaks for a fact."""
    best: Choice | None = None
    for match in reading.cues(at):
        cue = match.cue
        if cue.role not in ("metric", "event"):
            continue
        if cue.role == "event" and quantity.kind not in cue.kinds:
            continue
        measure = _measure(cue.name, match, reading, at, quantity, link, move)
        if measure is None:
            continue
        score = _score(reading, at, match, link, move if measure == "change" else None)
        if best is None or score > best.score:
            sign = (move.sign if move else 1) if measure == "change" else 1
            if cue.role == "event" and cue.sign < 0 and measure == "level":
                sign = -1
            best = Choice(cue.name, measure, sign, score, cue.role, match, move if measure == "change" else None)
    if best is not None and best.score >= 0.0:
        return best
    return _default(quantity, link, move)


def _default(quantity: Quantity, link: Link, move: Move | None) -> Choice | None:
    if move is None or move.cost > 1.5:
        return None
    if quantity.kind == "percent" and quantity.unit == "percent":
        return Choice("price", "change", move.sign, 0.5, "market_move", None, move)
    if quantity.kind == "points":
        if link.relation in ("to", "at"):
            return Choice("index_level", "level", 1, 0.5, "market_level", None, move)
        return Choice("index_level", "change", move.sign, 0.5, "market_move", None, move)
    return None


def _measure(
    name: str, match: Match, reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None
) -> str | None:
    spec = metrics()[name]
    kind, unit = quantity.kind, quantity.unit
    level, change = kind in spec["level"], kind in spec["change"]
    if unit in _STEPS:
        return (
            "change"
            if change and move
            else "level"
            if level and name in ("inflation", "yield", "interest_rate")
            else None
        )
    near = move is not None and move.cost < 1.6
    if kind in ("percent", "other", "multiple"):
        if spec.get("share") and _share(reading, at, match):
            return "level"
        if near and change and not spec.get("rate"):
            return "change"
        if spec.get("rate"):
            if (
                change
                and move
                and move.before
                and move.gap <= 3
                and link.relation in ("by", "none")
                and name in ("yield", "debt", "equity")
            ):
                return "change"
            return "level" if level else None
        if kind == "percent":
            return (
                "change"
                if name == "price" and quantity.quote[:1] in "+-"
                else "level"
                if level and name in ("dividend", "layoffs", "users")
                else None
            )
        return "level" if level else None
    if near and change and move and move.before and move.gap <= 2 and link.relation in ("by", "none", "of"):
        noun = move.match.cue.noun
        if link.relation != "of" or noun:
            return "change" if link.relation == "by" or move.gap <= 1 else "level" if level else None
    return "level" if level else None


def _share(reading: Reading, at: int, match: Match) -> bool:
    """`50% מההכנסות`, `half of revenue`."""
    if not at < match.first <= at + 4:
        return False
    if reading.language == "he":
        return "מ" in match.prefix or any(
            i.key in ("מסך", "מכלל", "מתוך", "משווי", "מן") for i in reading.items[at + 1 : match.first]
        )
    return reading.items[at + 1].key == "of"


def _score(reading: Reading, at: int, match: Match, link: Link, move: Move | None) -> float:
    weight = match.cue.weight
    anchors = [at] if move is None else [at, move.match.first]
    best = -9.0
    for anchor in anchors:
        if match.last < anchor:
            edge = link.item if anchor == at else anchor
            gap = max(0, edge - match.last - 1)
            cost = 0.04 * gap
            a, b = match.last, anchor
        elif match.first > anchor:
            gap = match.first - anchor - 1
            cost = 0.15 + 0.09 * gap + (0.25 if match.cue.role == "event" else 0.0)
            a, b = anchor, match.first
        else:
            gap, cost, a, b = 0, 0.0, match.first, anchor
        cost += 0.3 * max(0, reading.crossed(reading.numbers, a, b))
        cost += 0.12 * reading.crossed(reading.commas, a, b) + 0.25 * reading.crossed(reading.breaks, a, b)
        best = max(best, weight - cost)
    return best

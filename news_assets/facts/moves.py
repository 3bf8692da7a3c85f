"""The word of movement that governs a quantity, and its direction."""

from dataclasses import dataclass

from news_assets.facts.links import Link
from news_assets.facts.reading import Match, Reading

_LIMIT = 2.4
_HEIGHTS = frozenset({"גבוה", "גבוהה", "גבוהים", "גבוהות", "נמוך", "נמוכה", "נמוכים", "נמוכות"})


@dataclass(frozen=True, slots=True)
class Move:
    """A movement cue with its distance; `before` tells on which side of the number it stands."""

    match: Match
    sign: int
    cost: float
    gap: int
    before: bool


def movement(reading: Reading, at: int, link: Link) -> Move | None:
    """Return the nearest movement that may govern the quantity at item `at`, None without one."""
    best: Move | None = None
    for match in reading.cues(at):
        cue = match.cue
        if cue.role not in ("up", "down"):
            continue
        if reading.language == "he" and "ה" in match.prefix and _tall(reading, match, link):
            continue
        before = match.last < at
        if match.first == match.last and match.last + 1 < at and _bounds(reading, match):
            continue
        if before:
            if cue.subject == "after":
                continue
            gap = max(0, link.item - 1 - match.last)
            cost = (
                0.08 * gap
                + 0.5 * reading.crossed(reading.numbers, match.last, at)
                + 0.6 * reading.crossed(reading.breaks, match.last, at)
                + 0.2 * reading.crossed(reading.commas, match.last, at)
            )
        else:
            gap = match.first - at - 1
            if cue.subject == "after" and reading.language == "en" and _compares(reading, match):
                continue
            if gap > (5 if reading.language == "en" and cue.noun else 3) or not (
                cue.noun or cue.subject == "after" or match.first == at + 1
            ):
                continue
            aside = cue.subject == "after" and reading.language == "en" and _aside(reading, at, match.first)
            if not aside and (
                reading.crossed(reading.numbers, at, match.first) or reading.crossed(reading.commas, at, match.first)
            ):
                continue
            gap = 0 if aside else gap
            cost = 0.1 + 0.15 * gap + (0.5 if reading.language == "he" else 0.0)
        if cost < _LIMIT and (best is None or cost < best.cost):
            best = Move(match, 1 if cue.role == "up" else -1, cost, gap, before)
    return best


def _tall(reading: Reading, match: Match, link: Link) -> bool:
    """`the low wage, 9,000 shekels` is no lower than another, as `lower by 30%` is."""
    by = link.relation == "by" and match.last + 1 == link.item
    return not by and reading.key(match.last).lstrip("הושבכלמ") in _HEIGHTS


def direct(move: Move, link: Link) -> bool:
    """Whether the number says by how much a movement right before it went."""
    return move.before and move.gap <= 2 and move.cost < 0.4 and link.relation in ("by", "none")


def _bounds(reading: Reading, match: Match) -> bool:
    """`up to $5 billion` moves nothing."""
    item, behind = reading.items[match.first], reading.items[match.first + 1]
    return item.key == "up" and behind.key == "to"


def _compares(reading: Reading, match: Match) -> bool:
    """`3% on fortunes above $50 million`: the word belongs to the next number."""
    return match.last + 1 < len(reading.items) and reading.items[match.last + 1].kind == "q"


def _aside(reading: Reading, at: int, first: int) -> bool:
    """`4 cents, or 1.3%, lower`, `2 points (0.4%) higher`: both numbers belong to the word behind them."""
    between = [item.kind if item.kind == "q" else item.key for item in reading.items[at + 1 : first]]
    if between == [","] or between == [")"]:
        return any(item.key in ("or", "(") for item in reading.items[max(0, at - 2) : at])
    return between in ([",", "or", "q", ","], [",", "or", "q"], ["or", "q"], ["(", "q", ")"])

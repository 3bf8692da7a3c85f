"""A range whose low end lies above its high end: usually a scale word that slipped by a thousand."""

from collections.abc import Iterator
from math import log10

from news_assets.reconcile.claims import Claims, amount
from news_assets.reconcile.finding import Finding
from news_assets.schemas.records import Fact

_SLIPS = (1e3, 1e6)


def range_order(claims: Claims) -> Iterator[Finding]:
    """Refuse inverted ranges and suggest the ends that restore the order."""
    for fact in claims.stated:
        if fact.low is None or fact.high is None or not inverted(fact.low, fact.high):
            continue
        fixed = _restore(fact, claims)
        written = f"{amount(fact.low, fact.unit)} to {amount(fact.high, fact.unit)}"
        if fixed is None:
            why = f"The range is written as {written}: its low end lies above its high end."
            low = high = None
        else:
            low, high = fixed
            why = (
                f"The range is written as {written}: its low end lies above its high end. A scale word slipped; "
                f"{amount(low, fact.unit)} to {amount(high, fact.unit)} restores the order."
            )
        yield Finding((fact,), "inconsistent", why, refused=(fact.fact_id,), suggested_low=low, suggested_high=high)


def inverted(low: float, high: float) -> bool:
    """Tell whether the ends are out of order; falls may be written by size ("fell 3% to 5%" is -3 to -5)."""
    return low > high and abs(low) > abs(high)


def _restore(fact: Fact, claims: Claims) -> tuple[float, float] | None:
    """Scale one end; among the ways that restore the order, take the one nearest to the page's like amounts."""
    low, high = fact.low or 0.0, fact.high or 0.0
    if not low or not high:
        return None
    options = [(low, high * slip) for slip in _SLIPS if low < high * slip <= 10 * low]
    options += [(low / slip, high) for slip in _SLIPS if low / slip < high <= 10 * low / slip]
    like = [f.value for f in claims.facts if f.value and f.unit == fact.unit and f.metric == fact.metric]
    if not options:
        return None
    if not like:
        return options[0]
    centre = sorted(abs(value) for value in like)[len(like) // 2]
    return min(options, key=lambda ends: abs(log10(abs(ends[1])) - log10(centre)))

"""What a rule finds, and how a stated value is compared with a computed one."""

from dataclasses import dataclass

from news_assets.schemas.records import Fact
from news_assets.schemas.vocabulary import Verdict

APPROXIMATE = 0.12
"""Relative error up to which a miss beyond the printed precision still counts as loose wording."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome of one rule; `refused` and `suggested` concern the facts among the inputs."""

    inputs: tuple[Fact, ...]
    verdict: Verdict
    explanation: str
    stated: float | None = None
    computed: float | None = None
    refused: tuple[str, ...] = ()
    suggested_low: float | None = None
    suggested_high: float | None = None
    suggested_value: float | None = None

    @property
    def relative_error(self) -> float | None:
        """|computed - stated| / |stated|, None where one of them is missing or stated is 0."""
        return None if self.computed is None or not self.stated else relative_error(self.computed, self.stated)


def relative_error(computed: float, stated: float) -> float:
    """Return |computed - stated| / |stated|; infinite for stated 0 and another computed value."""
    if stated == computed:
        return 0.0
    return abs(computed - stated) / abs(stated) if stated else float("inf")


def compare(computed: float, stated: float, tolerance: float) -> Verdict:
    """Judge two values; `tolerance` is relative and comes from printed precision and hedges."""
    error = relative_error(computed, stated)
    if error <= tolerance:
        return "consistent"
    return "approximate" if error <= max(APPROXIMATE, 2 * tolerance) else "inconsistent"


def compare_bound(computed: float, stated: Fact, tolerance: float) -> Verdict:
    """Judge a computed value against a stated one that may be a bound ("more than", "up to")."""
    value = stated.value or 0.0
    if stated.modifier == "over":
        return "consistent" if computed >= value * (1 - tolerance) else "inconsistent"
    if stated.modifier == "under":
        return "consistent" if computed <= value * (1 + tolerance) else "inconsistent"
    return compare(computed, value, tolerance)

"""Operating profit within gross profit within revenue, and net profit within revenue, for one company and period."""

from collections.abc import Iterator
from itertools import combinations

from news_assets.reconcile.claims import Claims, amount, same_subject, together
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.precision import tolerance
from news_assets.reconcile.words import has_cue
from news_assets.schemas.vocabulary import Metric

# Each is at most the next one; net profit may exceed the others by financial income, and revenue by a windfall.
_ORDER: tuple[Metric, ...] = ("operating_profit", "gross_profit", "revenue")
_PAIRS = (*combinations(_ORDER, 2), ("net_profit", "revenue"))


def net_within_gross(claims: Claims) -> Iterator[Finding]:
    """Compare the profit lines of one company that the text gives for the same period."""
    for lower, upper in _PAIRS:
        for part in claims.find(lower, money=True):
            if lower == "net_profit" and has_cue(part.sentence, "windfall"):
                continue
            for whole in claims.find(upper, money=True):
                if not part.value or not whole.value or part.unit != whole.unit or not same_subject(part, whole):
                    continue
                if part.period != whole.period or not (part.period or together((part, whole))):
                    continue
                within = part.value <= whole.value * (1 + tolerance(part, whole))
                yield Finding(
                    (part, whole),
                    "consistent" if within else "inconsistent",
                    f"The {_name(lower)} of {amount(part.value, part.unit)} is {'within' if within else 'above'} the "
                    f"{_name(upper)} of {amount(whole.value, whole.unit)}.",
                    whole.value,
                    part.value,
                )


def _name(metric: Metric) -> str:
    return metric.replace("_", " ")

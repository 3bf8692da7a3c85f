"""The richest has more than the others, the most valuable company a higher value."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, same_subject
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.words import has_cue
from news_assets.schemas.vocabulary import Metric

_RANKS: tuple[tuple[str, tuple[Metric, ...]], ...] = (
    ("richest", ("net_worth",)),
    ("most_valuable", ("market_cap", "valuation")),
)


def rank_order(claims: Claims) -> Iterator[Finding]:
    """Compare the value beside a superlative with the values of others on the page."""
    for cue, metrics in _RANKS:
        ranked = claims.find(*metrics, money=True)
        for first in ranked:
            if not first.value or not has_cue(first.sentence, cue):
                continue
            if sum(f.sentence == first.sentence and not same_subject(f, first) for f in ranked):
                continue  # several names beside one superlative: whose it is cannot be told
            others = [f for f in ranked if f.value and f.unit == first.unit and not same_subject(f, first)]
            if not others:
                continue
            top = max(others, key=lambda fact: fact.value or 0.0)
            above = (top.value or 0.0) > first.value
            yield Finding(
                (first, top),
                "inconsistent" if above else "consistent",
                f"{first.subject} is called the first with {amount(first.value, first.unit)}; "
                f"{top.subject} has {amount(top.value or 0, top.unit)}.",
                first.value,
                top.value,
            )

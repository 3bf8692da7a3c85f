"""What cannot be negative cannot fall by more than 100 %."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount
from news_assets.reconcile.finding import Finding

# Profits and the like may turn negative and so fall by more than their whole.
_CAN_TURN_NEGATIVE = frozenset(
    ("net_profit", "operating_profit", "ebitda", "eps", "gross_profit", "margin", "equity", "deficit", "other", "yield")
)


def falls_within_100(claims: Claims) -> Iterator[Finding]:
    """Refuse falls of more than 100 % of prices, revenues, volumes, head counts and so on."""
    for fact in claims.stated:
        if fact.measure != "change" or fact.unit != "percent" or fact.metric in _CAN_TURN_NEGATIVE:
            continue
        worst = min((v for v in (fact.value, fact.low, fact.high) if v is not None), default=0.0)
        if worst < -100:
            yield Finding(
                (fact,),
                "inconsistent",
                f"A fall of {amount(abs(worst), 'percent')} would leave less than nothing.",
                worst,
                -100.0,
                refused=(fact.fact_id,),
            )

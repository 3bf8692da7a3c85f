"""A stake in percent and its value in money say what the whole company is worth."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, object_is_subject, same_object, same_subject
from news_assets.reconcile.finding import Finding, compare_bound
from news_assets.reconcile.precision import tolerance
from news_assets.schemas.records import Fact


def stake_value_vs_valuation(claims: Claims) -> Iterator[Finding]:
    """Compare value / percent with every stated valuation or market value of the company."""
    for percent, value in _pairs(claims):
        whole = _whole(percent, value)
        for stated in _valuations(claims, percent, value):
            near = tolerance(percent, value, stated)
            verdict = compare_bound(whole, stated, near)
            bound = {"over": "over ", "under": "up to "}.get(stated.modifier, "")
            yield Finding(
                (percent, value, stated),
                verdict,
                f"{_implied(percent, value, whole)}; the text says {bound}{amount(stated.value or 0, stated.unit)}.",
                stated.value,
                whole,
            )


def stake_value_implies_market_cap(claims: Claims) -> Iterator[Finding]:
    """Derive the company's value where the text does not state it."""
    for percent, value in _pairs(claims):
        if _valuations(claims, percent, value):
            continue
        whole = _whole(percent, value)
        yield Finding(
            (percent, value),
            "derived",
            f"{_implied(percent, value, whole)}.",
            None,
            whole,
        )


def _pairs(claims: Claims) -> Iterator[tuple[Fact, Fact]]:
    """Pair percent and value of a holding; where a sentence has several holdings, object and order decide."""
    percents = [f for f in claims.find("stake", money=False) if f.unit == "percent" and f.value]
    values = [f for f in claims.find("stake", money=True) if f.value]
    for percent in percents:
        like = [
            value
            for value in values
            if same_subject(percent, value)
            and percent.object
            and same_object(percent, value)
            and (percent.field, percent.sentence) == (value.field, value.sentence)
        ]
        if like:
            yield percent, min(like, key=lambda value: abs(value.start - percent.end))


def _valuations(claims: Claims, percent: Fact, value: Fact) -> list[Fact]:
    return [
        fact
        for fact in claims.find("valuation", "market_cap", money=True)
        if fact.value and fact.unit == value.unit and object_is_subject(percent, fact)
    ]


def _whole(percent: Fact, value: Fact) -> float:
    return (value.value or 0.0) / (percent.value or 1.0) * 100


def _implied(percent: Fact, value: Fact, whole: float) -> str:
    share, worth = amount(percent.value or 0.0, "percent"), amount(value.value or 0.0, value.unit)
    return f"{share} of {percent.object} worth {worth} implies {amount(whole, value.unit)} for the whole"

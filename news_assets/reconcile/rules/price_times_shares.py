"""Price per share times number of shares is the value of the deal."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, is_money
from news_assets.reconcile.finding import Finding, compare
from news_assets.reconcile.precision import tolerance
from news_assets.reconcile.words import has_cue
from news_assets.schemas.vocabulary import Metric

# What a sale of shares brought in, where the sentence says that it is the sum.
_IN_ALL: tuple[Metric, ...] = ("revenue", "investment", "cash")


def price_times_shares(claims: Claims) -> Iterator[Finding]:
    """Check deals, funding and holdings whose sentence names both the price and the number of shares."""
    totals = claims.find("deal_value", "funding", "stake", "market_cap", *_IN_ALL, money=True)
    for price in claims.find("price", money=True):
        if not price.value:
            continue
        for total in totals:
            if (total.field, total.sentence) != (price.field, price.sentence) or total.unit != price.unit:
                continue
            if total.metric in _IN_ALL and not has_cue(total.sentence, "in_all"):
                continue
            begin = min(price.start, total.start) - len(price.sentence)
            end = max(price.end, total.end) + len(price.sentence)
            shares = [
                q
                for q in claims.quantities
                if q.unit == "shares"
                and q.value
                and q.field == price.field
                and begin < q.start < end
                and q.quote in price.sentence
            ]
            if len(shares) != 1 or not total.value or not is_money(total):
                continue
            computed = price.value * (shares[0].value or 0.0)
            yield Finding(
                (price, total),
                compare(computed, total.value, tolerance(price, total, shares[0])),
                f"{amount(shares[0].value or 0.0, 'shares')} at {amount(price.value, price.unit)} make "
                f"{amount(computed, price.unit)}; the text says {amount(total.value, total.unit)}.",
                total.value,
                computed,
            )

"""A sign written beside the number that contradicts the verb of its sentence."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount
from news_assets.reconcile.finding import Finding


def sign_against_verb(claims: Claims) -> Iterator[Finding]:
    """Compare the written sign of a change in prose with the direction its verb gives it.

    Quote widgets are left out: they show the price at capture time and may differ from the prose beside them.
    """
    written = {quantity.quantity_id: quantity for quantity in claims.quantities}
    for fact in claims.stated:
        quantity = written.get(fact.quantity_id)
        if fact.form != "prose" or fact.measure != "change" or not fact.value or quantity is None:
            continue
        minus = quantity.value is not None and quantity.value < 0
        plus = "+" in quantity.quote
        if (minus and fact.value > 0) or (plus and fact.value < 0):
            yield Finding(
                (fact,),
                "inconsistent",
                f"The number is written {quantity.quote} but the sentence says that the value "
                f"{'rose' if fact.value > 0 else 'fell'} by {amount(abs(fact.value), fact.unit)}.",
                quantity.value,
                fact.value,
                refused=(fact.fact_id,),
            )

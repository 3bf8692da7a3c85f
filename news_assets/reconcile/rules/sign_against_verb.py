"""A sign written beside the number that contradicts the verb of its clause."""

from collections.abc import Iterator

from news_assets.language.direction import clause_direction
from news_assets.reconcile.claims import Claims, amount
from news_assets.reconcile.finding import Finding
from news_assets.schemas.records import Fact, Quantity


def sign_against_verb(claims: Claims) -> Iterator[Finding]:
    """Compare the written sign of a change in prose with the direction its clause gives it.

    Quote widgets are left out: they show the price at capture time and may differ from the prose beside them.
    """
    written = {quantity.quantity_id: quantity for quantity in claims.quantities}
    for fact in claims.stated:
        quantity = written.get(fact.quantity_id)
        if fact.form != "prose" or fact.measure != "change" or not fact.value or quantity is None:
            continue
        sign = -1 if quantity.value is not None and quantity.value < 0 else 1 if "+" in quantity.quote else 0
        told = _told(fact, quantity) if sign else 0
        if sign * told < 0:
            yield Finding(
                (fact,),
                "inconsistent",
                f"The number is written {quantity.quote} but the sentence says that the value "
                f"{'rose' if told > 0 else 'fell'} by {amount(abs(fact.value), fact.unit)}.",
                quantity.value,
                told * abs(fact.value),
                refused=(fact.fact_id,),
            )


def _told(fact: Fact, quantity: Quantity) -> int:
    """The direction of the words: that of the clause, else the one the fact was read with where it is another's."""
    clause = clause_direction(fact.sentence, quantity.quote)
    if clause or fact.value is None or quantity.value is None:
        return clause
    return 0 if (fact.value > 0) == (quantity.value > 0) else 1 if fact.value > 0 else -1

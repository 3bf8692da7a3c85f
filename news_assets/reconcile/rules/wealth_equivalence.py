"""A fortune said to equal that of N people, checked by the stated average."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, same_subject
from news_assets.reconcile.finding import Finding, compare
from news_assets.reconcile.precision import tolerance
from news_assets.reconcile.words import inhabitants


def wealth_equivalence(claims: Claims) -> Iterator[Finding]:
    """Compare wealth / average wealth of a country with the stated number of its people."""
    for people in claims.find("wealth_equivalent"):
        country = inhabitants(people.object or "")
        for average in claims.find("average_wealth", money=True):
            if not people.value or not average.value or country is None or inhabitants(average.subject) != country:
                continue
            for wealth in claims.find("net_worth", money=True):
                if not wealth.value or wealth.unit != average.unit or not same_subject(wealth, people):
                    continue
                count = wealth.value / average.value
                yield Finding(
                    (wealth, average, people),
                    compare(count, people.value, tolerance(wealth, average, people)),
                    f"{amount(wealth.value, wealth.unit)} at {amount(average.value, average.unit)} a head "
                    f"equals the wealth of {amount(count, 'people')}; the text says {amount(people.value, 'people')}.",
                    people.value,
                    count,
                )

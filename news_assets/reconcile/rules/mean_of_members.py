"""An average stated beside the values it is the average of."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount
from news_assets.reconcile.finding import Finding, compare
from news_assets.reconcile.precision import tolerance
from news_assets.reconcile.words import has_cue
from news_assets.schemas.records import Fact

_GROUPS = ("group", "sector", "index")
# A listed value stands so close behind the one before it, with no more than a name between them.
_GAP = 90


def mean_of_members(claims: Claims) -> Iterator[Finding]:
    """Compare a group's stated mean change with the mean of the changes listed right behind it."""
    for mean in claims.stated:
        if mean.subject_type not in _GROUPS[:2] or mean.measure != "change" or not mean.value:
            continue
        members = _listed(mean, claims) if has_cue(mean.sentence, "mean") else []
        if len(members) < 2:
            continue
        listed = [fact.value or 0.0 for fact in members]
        computed = sum(listed) / len(listed)
        yield Finding(
            (*members, mean),
            compare(computed, mean.value, tolerance(mean)),
            f"The mean of {', '.join(amount(value, mean.unit) for value in listed)} is {amount(computed, mean.unit)}; "
            f"the text says {amount(mean.value, mean.unit)} on average.",
            mean.value,
            computed,
        )


def _listed(mean: Fact, claims: Claims) -> list[Fact]:
    """Return the chain of like changes of single names behind the mean."""
    members: list[Fact] = []
    end = mean.end
    for fact in sorted(claims.stated, key=lambda fact: fact.start):
        if fact.field != mean.field or fact.start < end or fact.value is None or fact.subject_type in _GROUPS:
            continue
        if (fact.metric, fact.measure, fact.unit) != (mean.metric, mean.measure, mean.unit):
            continue
        if fact.start - end > _GAP:
            break
        members.append(fact)
        end = fact.end
    return members

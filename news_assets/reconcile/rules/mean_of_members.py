"""An average stated beside the values it is the average of."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount
from news_assets.reconcile.finding import Finding, compare
from news_assets.reconcile.precision import tolerance
from news_assets.reconcile.words import has_cue


def mean_of_members(claims: Claims) -> Iterator[Finding]:
    """Compare a group's stated mean change with the mean of the changes listed in the same sentence."""
    for mean in claims.stated:
        if mean.subject_type not in ("group", "sector") or mean.measure != "change" or not mean.value:
            continue
        if not has_cue(mean.sentence, "mean"):
            continue
        members = [
            fact
            for fact in claims.stated
            if fact.value is not None
            and (fact.field, fact.sentence) == (mean.field, mean.sentence)
            and (fact.metric, fact.measure, fact.unit) == (mean.metric, mean.measure, mean.unit)
            and fact.subject_type not in ("group", "sector", "index")
            and fact.start > mean.end
        ]
        if len(members) < 2:
            continue
        listed = [fact.value or 0.0 for fact in members]
        computed = sum(listed) / len(listed)
        within = min(listed) - abs(computed) * 0.12 <= mean.value <= max(listed) + abs(computed) * 0.12
        verdict = compare(computed, mean.value, tolerance(mean))
        yield Finding(
            (*members, mean),
            verdict if within or verdict != "consistent" else "inconsistent",
            f"The mean of {', '.join(amount(value, mean.unit) for value in listed)} is {amount(computed, mean.unit)}; "
            f"the text says {amount(mean.value, mean.unit)} on average.",
            mean.value,
            computed,
        )

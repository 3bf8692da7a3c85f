"""A value stated as fact for a time that had not come when the article was published."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.rules.same_claim import PERIOD_METRICS
from news_assets.reconcile.words import has_cue


def fact_in_future(claims: Claims) -> Iterator[Finding]:
    """Compare the year or day of an actual level with the day of the article (`as_of`)."""
    for fact in claims.stated:
        day, period = fact.as_of, fact.period
        if (
            not day
            or not period
            or fact.modality != "actual"
            or not period[:4].isdigit()
            or fact.metric not in PERIOD_METRICS
        ):
            continue
        # Only a year that the sentence itself names counts: one worked out from "in June" may be a year off.
        if period[:4] not in fact.sentence or has_cue(fact.sentence, "expectation"):
            continue
        written = period if len(period) in (4, 7, 10) and period.replace("-", "").isdigit() else period[:4]
        if written > day[: len(written)]:
            yield Finding(
                (fact,), "inconsistent", f"The value is stated as fact for {period}, but the article is of {day}."
            )

"""The same subject and metric for the same named period, given with different values."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from news_assets.reconcile.claims import Claims, amount, guessed, is_money, same_object, same_subject, together
from news_assets.reconcile.finding import Finding, relative_error
from news_assets.reconcile.precision import tolerance
from news_assets.reconcile.words import has_cue
from news_assets.schemas.records import Fact
from news_assets.schemas.vocabulary import Metric, Verdict

# Values that hold for a period as a whole; prices, volumes and deals may differ within it.
PERIOD_METRICS: tuple[Metric, ...] = (
    "revenue",
    "gross_profit",
    "operating_profit",
    "net_profit",
    "ebitda",
    "eps",
    "gdp",
    "inflation",
    "unemployment",
    "headcount",
    "net_worth",
)


def same_claim(claims: Claims) -> Iterator[Finding]:
    """Compare the article's statements with each other."""
    return compare_statements(claims.facts)


def compare_statements(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Compare exact, actual levels of one subject, metric and named period; used within a page and across pages."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        named = fact.period and fact.period[:4].isdigit()
        if (
            fact.metric in PERIOD_METRICS
            and fact.measure == "level"
            and fact.modality == "actual"
            and named
            and fact.value
        ):
            if len(fact.period or "") == 4 and has_cue(fact.sentence, "part_of_year"):
                continue  # a quarter's value beside the year's name
            groups.setdefault((fact.metric, fact.unit, fact.period), []).append(fact)
    yield from _slips(facts)
    for group in groups.values():
        for one, other in combinations(group[:40], 2):
            if not same_subject(one, other) or not same_object(one, other) or one.value == other.value:
                continue
            if together((one, other)):  # one sentence does not contradict itself: two things are meant
                continue
            if "over" in (one.modifier, other.modifier) or "under" in (one.modifier, other.modifier):
                continue
            yield from _judge(one, other)


def _slips(facts: Sequence[Fact]) -> Iterator[Finding]:
    """The same digits a thousand or a million times larger: one of two scale words slipped."""
    groups: dict[tuple[Metric, str | None, str], list[Fact]] = {}
    for fact in facts:
        if fact.measure == "level" and is_money(fact) and fact.value and fact.modality != "denied":
            digits = f"{abs(fact.value):.6e}"[:8]
            groups.setdefault((fact.metric, fact.unit, digits), []).append(fact)
    for (*_, digits), group in groups.items():
        for one, other in combinations(group[:20], 2):
            ratio = max(one.value or 1.0, other.value or 1.0) / min(one.value or 1.0, other.value or 1.0)
            if round(ratio) not in (1000, 1000000) or not same_subject(one, other) or not same_object(one, other):
                continue
            if together((one, other)) or (len(digits.rstrip("0.")) == 1 and guessed(one, other)):
                continue  # one digit is soon the same
            yield _judged(one, other, "inconsistent")


def _judge(one: Fact, other: Fact) -> Iterator[Finding]:
    stated, found = one.value or 0.0, other.value or 0.0
    error = relative_error(found, stated)
    verdict: Verdict = "consistent" if error <= tolerance(one, other) else "approximate"
    if error > 0.12:
        verdict = "inconsistent"
    yield _judged(one, other, verdict)


def _judged(one: Fact, other: Fact, verdict: Verdict) -> Finding:
    stated, found = one.value or 0.0, other.value or 0.0
    when = f" for {one.period}" if one.period and one.period == other.period else ""
    return Finding(
        (one, other),
        verdict,
        f"{one.subject}, {one.metric}{when}: {amount(stated, one.unit)} in one place, "
        f"{amount(found, other.unit)} in another.",
        stated,
        found,
    )

"""A statement made twice in nearly the same words, with two numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from news_assets.reconcile.claims import Claims, amount, exact, guessed, same_object, same_subject, together
from news_assets.reconcile.finding import APPROXIMATE, Finding, relative_error
from news_assets.schemas.records import Fact

# What is quoted anew all the time, so that the same words hold for two moments.
_QUOTED = frozenset(("price", "index_level", "exchange_rate", "volume", "yield", "target_price", "other"))
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE, _NEARLY_SAME, _FEWEST, _MOST = 0.65, 0.85, 7, 20


def restated(claims: Claims) -> Iterator[Finding]:
    """Compare like facts of one subject whose sentences share most of their words."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in claims.facts:
        if fact.value and fact.metric not in _QUOTED and fact.form == "prose" and exact(fact):
            groups.setdefault((fact.metric, fact.measure, fact.unit, fact.modality), []).append(fact)
    for group in groups.values():
        for one, other in combinations(group[:_MOST], 2):
            error = relative_error(other.value or 0.0, one.value or 0.0)
            if error <= APPROXIMATE or not same_subject(one, other) or not same_object(one, other):
                continue
            timed = one.period and other.period and one.period != other.period
            least = _NEARLY_SAME if guessed(one, other, or_continued=True) else _ALIKE
            if timed or together((one, other)) or not _alike(one.sentence, other.sentence, least):
                continue
            if _beside(one, other, claims.stated) or _beside(other, one, claims.stated):
                continue
            yield Finding(
                (one, other),
                "inconsistent",
                f"{one.subject}: the same is said twice, once with {amount(one.value or 0, one.unit)} and once with "
                f"{amount(other.value or 0, other.unit)}.",
                one.value,
                other.value,
            )


def _beside(one: Fact, other: Fact, stated: Sequence[Fact]) -> bool:
    """Whether the sentence of `other` gives the value of `one` too: `raised it to 5 million from 4 million`."""
    near = (fact for fact in stated if fact.value == one.value and fact.metric == one.metric)
    return any(together((fact, other)) and same_subject(fact, one) for fact in near)


def _alike(one: str, other: str, least: float) -> bool:
    a, b = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    fewer = min(len(a), len(b))
    return fewer >= _FEWEST and len(a & b) >= least * fewer

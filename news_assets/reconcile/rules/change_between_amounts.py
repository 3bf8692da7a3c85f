"""A change in percent beside the two amounts it lies between, or beside the amount of the change."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, is_money, same_object, same_subject, together
from news_assets.reconcile.finding import APPROXIMATE, Finding
from news_assets.reconcile.precision import relative_precision
from news_assets.reconcile.words import stands_before
from news_assets.schemas.records import Fact
from news_assets.schemas.vocabulary import Verdict

# Amounts that imply a change so many times larger or smaller are amounts of something else; prices of another day.
_UNRELATED, _OTHER_DAY = 6, 4


def change_between_amounts(claims: Claims) -> Iterator[Finding]:
    """Compute the change from the amounts of the same sentence, subject and metric."""
    for change in claims.facts:
        if change.measure != "change" or change.unit not in ("percent", "times") or not change.value:
            continue
        if change.form != "prose" or change.modality == "denied" or stands_before(change, "measured_from"):
            continue
        beside = [
            fact
            for fact in claims.facts
            if fact.value
            and _family(fact) == _family(change)
            and fact.modality == change.modality
            and same_subject(fact, change)
            and same_object(fact, change)
            and together((fact, change))
        ]
        levels = [f for f in beside if f.measure == "level" and f.unit != "percent"]
        amounts = [f for f in beside if f.measure == "change" and (is_money(f) or f.unit == "points")]
        if len(levels) == 2 and levels[0].unit == levels[1].unit and len({f.value for f in levels}) == 2:
            yield from _between(change, levels)
        elif len(levels) == 1 and len(amounts) == 1 and levels[0].unit == amounts[0].unit:
            yield from _by(change, levels[0], amounts[0])


def _family(fact: Fact) -> str:
    """An index moves in percent (price) and in points (index level)."""
    return "price" if fact.metric == "index_level" else fact.metric


def _between(change: Fact, levels: list[Fact]) -> Iterator[Finding]:
    old, new = sorted(levels, key=lambda fact: fact.value or 0.0, reverse=(change.value or 0) < 0)
    return _findings(change, old, new, (new.value or 0.0) / (old.value or 1.0))


def _by(change: Fact, level: Fact, by: Fact) -> Iterator[Finding]:
    old = (level.value or 0.0) - (by.value or 0.0)
    return _findings(change, by, level, (level.value or 0.0) / old) if old > 0 else iter(())


def _findings(change: Fact, a: Fact, b: Fact, ratio: float) -> Iterator[Finding]:
    if change.unit == "times":
        yield from _multiple(change, a, b, ratio)
        return
    computed, stated = (ratio - 1) * 100, change.value or 0.0
    most = _OTHER_DAY if change.metric == "price" else _UNRELATED
    if abs(computed) > most * abs(stated) or abs(stated) > most * abs(computed):
        return
    spread = ratio * 100 * (relative_precision(a) + relative_precision(b)) + abs(stated) * relative_precision(change)
    miss = abs(computed - stated)
    verdict: Verdict = "consistent"
    if miss > spread:
        verdict = "approximate" if miss <= max(2 * spread, APPROXIMATE * abs(stated)) else "inconsistent"
    yield Finding(
        (a, b, change),
        verdict,
        f"From {amount(a.value or 0, a.unit)} and {amount(b.value or 0, b.unit)} follows a change of "
        f"{amount(computed, 'percent')}; the text says {amount(stated, 'percent')}.",
        stated,
        computed,
    )


def _multiple(change: Fact, a: Fact, b: Fact, ratio: float) -> Iterator[Finding]:
    stated = change.value or 0.0
    if stated <= 1 or ratio <= 1 or max(ratio, stated) > _UNRELATED * min(ratio, stated):
        return
    miss, spread = abs(ratio - stated), ratio * (relative_precision(a) + relative_precision(b)) + 0.25
    verdict: Verdict = "consistent" if miss <= spread else "approximate" if miss <= 2 * spread else "inconsistent"
    yield Finding(
        (a, b, change),
        verdict,
        f"{amount(b.value or 0, b.unit)} is {ratio:.3g} times {amount(a.value or 0, a.unit)}; "
        f"the text says {stated:g} times.",
        stated,
        ratio,
    )

"""The headline's number against the body's."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, exact, guessed, same_object, same_subject
from news_assets.reconcile.finding import Finding, relative_error
from news_assets.reconcile.precision import relative_precision, tolerance
from news_assets.schemas.records import Fact

# Happens once in an article's story, so that two amounts of it do not agree.
_ONCE = frozenset(("deal_value", "funding", "fine", "contract_value", "layoffs", "market_cap", "net_worth"))
_SLIPS = (10.0, 100.0, 1000.0)


def title_against_body(claims: Claims) -> Iterator[Finding]:
    """Find the body's statement of a headline claim: equal, rounded, or off by sign or scale.

    Other values of the same metric are no contradiction (other periods, other parties), so only a flipped sign or
    a slipped scale of the same digits counts against the headline.
    """
    body = [f for f in claims.stated if f.field == "text" and f.value]
    for head in claims.facts:
        if head.field not in ("title", "deck") or not head.value:
            continue
        like = [
            f
            for f in body
            if (f.metric, f.measure, f.unit, f.modality) == (head.metric, head.measure, head.unit, head.modality)
            and same_subject(f, head)
            and same_object(f, head)
            and (f.period == head.period or not f.period or not head.period)
        ]
        if not like:
            continue
        nearest = min(like, key=lambda fact: relative_error(fact.value or 0.0, head.value or 0.0))
        once = head.metric in _ONCE or (len(like) == 1 and _one_move(head, nearest))
        single = once and exact(head, nearest) and not _repeated(head, claims)
        yield from _judge(head, nearest, single=single)


def _one_move(head: Fact, body: Fact) -> bool:
    """Whether both tell one change of one time, and of a subject that is named."""
    alike = body.period in (None, "day", head.period)
    return head.measure == "change" and alike and not guessed(head, body)


def _repeated(head: Fact, claims: Claims) -> bool:
    """Whether the body names the headline's amount, of whatever it is."""
    near = relative_precision(head)
    amounts = (q.value for q in claims.quantities if q.field == "text" and q.unit == head.unit and q.value)
    return any(relative_error(value, head.value or 0.0) <= near for value in amounts)


def _judge(head: Fact, body: Fact, *, single: bool) -> Iterator[Finding]:
    stated, found = head.value or 0.0, body.value or 0.0
    error, near = relative_error(found, stated), tolerance(head, body)
    says = f"The headline says {amount(stated, head.unit)}, the body {amount(found, body.unit)}"
    if error <= near:
        yield Finding((head, body), "consistent", f"{says}.", stated, found)
    elif error <= 0.12:
        yield Finding((head, body), "approximate", f"{says}: rounded.", stated, found)
    elif relative_error(-found, stated) <= near:
        yield Finding((head, body), "inconsistent", f"{says}: the direction is reversed.", stated, found)
    else:
        for slip in _SLIPS:
            if any(relative_error(found * scale, stated) <= 0.001 for scale in (slip, 1 / slip)):
                yield Finding((head, body), "inconsistent", f"{says}: off by a factor of {slip:g}.", stated, found)
                return
        if single:
            yield Finding((head, body), "inconsistent", f"{says}, and never that amount.", stated, found)

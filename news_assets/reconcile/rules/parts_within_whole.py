"""Holdings are part of a fortune, so together they cannot exceed it."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, name_key, same_subject
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.precision import tolerance
from news_assets.schemas.records import Fact


def parts_within_whole(claims: Claims) -> Iterator[Finding]:
    """Add up the values of a person's holdings and compare them with the stated fortune."""
    for whole in claims.find("net_worth", money=True):
        if not whole.value or whole.modifier == "over":
            continue
        parts: dict[str, Fact] = {}
        for part in claims.find("stake", money=True):
            if part.value and part.object and part.unit == whole.unit and same_subject(part, whole):
                parts.setdefault(name_key(part.object), part)
        if len(parts) < 2:
            continue
        total = sum(part.value or 0.0 for part in parts.values())
        within = total <= whole.value * (1 + tolerance(whole, *parts.values()))
        yield Finding(
            (*parts.values(), whole),
            "consistent" if within else "inconsistent",
            f"The holdings named are worth {amount(total, whole.unit)} together, "
            f"{'within' if within else 'more than'} the stated {amount(whole.value, whole.unit)}.",
            whole.value,
            total,
        )

"""Shares of one whole add up to 100 % at most."""

from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, name_key
from news_assets.reconcile.finding import Finding
from news_assets.schemas.records import Fact


def shares_within_100(claims: Claims) -> Iterator[Finding]:
    """Add up the shares of wealth that different groups hold of the same whole."""
    wholes: dict[tuple[str, str | None], dict[str, Fact]] = {}
    for share in claims.find("wealth_share", money=False):
        if share.unit == "percent" and share.value is not None:
            wholes.setdefault((name_key(share.object or ""), share.period), {}).setdefault(
                name_key(share.subject), share
            )
    for shares in wholes.values():
        if len(shares) < 2:
            continue
        total = sum(share.value or 0.0 for share in shares.values())
        within = total <= 100
        yield Finding(
            tuple(shares.values()),
            "consistent" if within else "inconsistent",
            f"{' and '.join(amount(s.value or 0, 'percent') for s in shares.values())} make {amount(total, 'percent')} "
            f"of the same whole, {'within' if within else 'more than'} 100%.",
            100.0,
            total,
        )

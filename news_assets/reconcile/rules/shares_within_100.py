"""Shares of one whole add up to 100 % at most."""

import re
from collections.abc import Iterator

from news_assets.reconcile.claims import Claims, amount, name_key
from news_assets.reconcile.finding import Finding
from news_assets.reconcile.words import has_cue
from news_assets.schemas.records import Fact
from news_assets.schemas.vocabulary import Metric

# Parts of one whole: of a country's wealth, of a company's sales or assets.
_PARTS: tuple[Metric, ...] = ("wealth_share", "revenue", "operating_profit", "assets")


def shares_within_100(claims: Claims) -> Iterator[Finding]:
    """Add up the shares that different groups hold of the same whole; holdings of one company within one sentence."""
    wholes: dict[tuple[str, ...], dict[str, Fact]] = {}
    for share in claims.find(*_PARTS, "stake", money=False):
        if share.unit != "percent" or share.value is None:
            continue
        if share.metric != "wealth_share" and not share.object:
            continue
        sentence = share.sentence if share.metric != "wealth_share" else ""
        key = (share.metric, name_key(share.object or ""), share.period or "", sentence)
        wholes.setdefault(key, {}).setdefault(name_key(share.subject), share)
    for shares in wholes.values():
        if len(shares) < 2 or _nested(shares):
            continue
        total = sum(share.value or 0.0 for share in shares.values())
        within = total <= 100 + _ROUNDING * len(shares)
        yield Finding(
            tuple(shares.values()),
            "consistent" if within else "inconsistent",
            f"{' and '.join(amount(s.value or 0, 'percent') for s in shares.values())} make {amount(total, 'percent')} "
            f"of the same whole, {'within' if within else 'more than'} 100%.",
            100.0,
            total,
        )


_ROUNDING = 0.5
_RANK = re.compile(r"\d+(?:\.\d+)?\s?%")


def _nested(shares: dict[str, Fact]) -> bool:
    """`the top 1%` is part of `the top 10%`: their shares do not add up."""
    layers = [(_RANK.search(name), has_cue(name, "top")) for name in shares]
    ranked = [top for rank, top in layers if rank]
    return sum(ranked) > 1 or sum(not top for top in ranked) > 1

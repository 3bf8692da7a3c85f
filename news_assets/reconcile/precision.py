"""How exactly a number is printed: the tolerance every comparison starts from."""

import re

from news_assets.schemas.records import Fact, Quantity

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_CAP = 0.03
_HEDGE = 0.025


def relative_precision(claim: Fact | Quantity) -> float:
    """Return half of the last printed digit relative to the number, plus an allowance for "about".

    Capped at 3 % (round words such as "half a billion" get the cap) before the hedge is added.
    """
    number = _NUMBER.search(claim.quote)
    precision = _CAP
    if number:
        printed = float(number.group().replace(",", ""))
        last_digit = 10.0 ** -len(number.group(1) or "")
        precision = min(_CAP, 0.5 * last_digit / printed) if printed else _CAP
    return precision + (_HEDGE if claim.modifier == "about" else 0.0)


def tolerance(*claims: Fact | Quantity) -> float:
    """Return the relative tolerance of a product or quotient of the claims, at least 0.5 %."""
    return max(0.005, sum(relative_precision(claim) for claim in claims))

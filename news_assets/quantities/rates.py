"""Bare numbers that are exchange rates: `the rupee fell to 83.4 against the dollar`, `31 to the dollar`."""

import re
from functools import cache

from news_assets.language.pack import Pack, load_pack
from news_assets.quantities.amounts import Amount
from news_assets.quantities.builder import ONE
from news_assets.quantities.tokens import Page

_WINDOW = 160  # characters before the number in which its currency is named
_DEAR = frozenset({"EUR", "GBP", "AUD", "NZD", "CHF", "KWD"})  # told in the other currency, a few of it for one
_FEW = 3
_WORD = re.compile(r"[^\W\d_]+")


def read_rates(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Make money of numbers that say how much of one currency another one buys; drops the `a dollar` behind them."""
    bases = page.lex.pack.set("rate_bases")
    if not bases:
        return amounts
    dropped: set[int] = set()
    for index, amount in enumerate(amounts):
        if (
            amount.kind not in ("", "count")
            or amount.unit
            or amount.numeral.words
            or amount.ranged
            or amount.scale != ONE
        ):
            continue
        base = _base(page.lex.pack.code).match(page.low, amount.end)
        if base is None:
            continue
        unit = _currency(page, amount.start, page.lex.pack, base.group(1))
        if unit is None:
            continue
        other = page.lex.pack.units[base.group(1)].unit if base.group(1) in page.lex.pack.units else "USD"
        amount.kind = "money"
        amount.unit = other if unit in _DEAR and amount.value < _FEW else unit
        if index + 1 < len(amounts) and amounts[index + 1].start < base.end():
            dropped.add(index + 1)
    return [a for n, a in enumerate(amounts) if n not in dropped]


@cache
def _base(code: str) -> re.Pattern[str]:
    pack = load_pack(code)
    joins = "|".join(sorted(map(re.escape, pack.set("rate_joins")), key=len, reverse=True))
    bases = "|".join(sorted(map(re.escape, pack.set("rate_bases")), key=len, reverse=True))
    return re.compile(rf" ?(?:{joins}) ?(?:(?:u\.?s\.?|american|single|one) )?({bases})(?!\w)")


def _currency(page: Page, start: int, pack: Pack, base: str) -> str | None:
    """The currency named last before the number, else the first of the text; the dollar itself is none."""
    for text in (page.low[max(0, start - _WINDOW) : start], page.low):
        named = [
            w for w in _WORD.findall(text) if w in pack.units and w not in (base, "dollar", "dollars", "greenback")
        ]
        units = [pack.units[w].unit for w in named if pack.units[w].kind == "money" and pack.units[w].factor == ONE]
        if units:
            return units[-1] if text is not page.low else units[0]
    return None

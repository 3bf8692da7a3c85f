"""An amount: a number with its scale, sign and unit, and where they stand."""

import re
from dataclasses import dataclass
from decimal import Decimal

from news_assets.language.pack import Unit
from news_assets.quantities.lexicon import DIGITS, DUAL, FIXED, FRACTION, MULTIPLE, SCALE, Lexicon
from news_assets.quantities.numerals import ONE, Numeral

_PERCENT = re.compile(r" ?%")
_WORD = re.compile(r"[ -]?([^\W\d_]+(?:['\"-][^\W\d_]+)*)")


@dataclass(slots=True)
class Amount:
    """A candidate quantity; `start`/`end` are the quote, `number_*` the numeral inside it."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    scale: Decimal
    numeral: Numeral
    kind: str = ""
    unit: str | None = None
    factor: Decimal = ONE
    low: Decimal | None = None
    high: Decimal | None = None
    modifier: str = "exact"
    prefix_start: int = -1
    suffix_end: int = -1
    named_before: bool = False  # the unit stands before the number

    @property
    def bare(self) -> bool:
        """True when nothing but digits or words of the number was read."""
        return not self.kind


class Page:
    """The text as the rules see it: as normalised, and in lower case at the same offsets."""

    __slots__ = ("lex", "low", "text")

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = text
        low = text.lower()
        self.low = low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.lex = lex


def read_amount(page: Page, numeral: Numeral) -> Amount:
    """Attach scale letters, sign and unit to a number."""
    amount = Amount(numeral.start, numeral.end, numeral.start, numeral.end, numeral.value, numeral.scale, numeral)
    if numeral.unit is not None:
        amount.kind, amount.unit = numeral.unit.kind, numeral.unit.unit
        return amount
    if numeral.kind == MULTIPLE:
        amount.kind, amount.unit = "multiple", "times"
        return amount
    if not numeral.words and numeral.scale == ONE:
        _short_scale(page, amount)
    _article(page, amount)
    if not _percent(page, amount):
        _unit_before(page, amount)
        _unit_behind(page, amount)
    return amount


def _short_scale(page: Page, amount: Amount) -> None:
    match = page.lex.short_scales.match(page.text, amount.end)
    if not match:
        return
    blank, letters = match.groups()
    if blank and len(letters) == 1 and not _sign_before(page, amount.start):
        return
    if letters in "GT" and not blank and not _sign_before(page, amount.start) and match.end() < len(page.text):
        return
    amount.scale = page.lex.pack.short_scales[letters]
    amount.value *= amount.scale
    amount.end = amount.number_end = match.end()


def _sign_before(page: Page, start: int) -> bool:
    return start > 0 and (
        page.text[start - 1] in "$€£¥₪"
        or (page.text[start - 1] == " " and start > 1 and page.text[start - 2] in "$€£¥₪")
    )


def _article(page: Page, amount: Amount) -> None:
    """`a million`, `a third`: the article belongs to the number."""
    articles = page.lex.pack.set("articles")
    if not articles or not amount.numeral.words:
        return
    first = amount.numeral.tokens[0].kind
    if first in (DIGITS, FIXED) or (first < 3):
        return
    head = page.low[max(0, amount.start - 4) : amount.start]
    word = head.rstrip().rpartition(" ")[2]
    if head.endswith(" ") and word in articles:
        amount.start = amount.start - len(head) + head.rindex(word)


def _percent(page: Page, amount: Amount) -> bool:
    text = page.text
    match = _PERCENT.match(text, amount.end)
    if match:
        amount.end = match.end()
    elif amount.start and text[amount.start - 1] == "%" and (amount.start < 2 or not text[amount.start - 2].isdigit()):
        amount.start -= 1
    else:
        return False
    amount.kind, amount.unit = "percent", "percent"
    return True


def _unit_before(page: Page, amount: Amount) -> None:
    text, start = page.text, amount.start
    if not start:
        return
    stop = start - 1
    if text[stop] in "-+" and stop and not text[stop - 1].isspace():
        stop -= 1
    while stop > 0 and text[stop] in " .":
        if text[stop] == "." and not text[stop - 1].isalpha():
            return
        if text[stop] == "." and text[max(0, stop - 2) : stop] != "Rs":
            return
        stop -= 1
        if start - stop > 3:
            return
    last = text[stop]
    if last.isdigit() or last in ",;:()\"'/":
        return
    units, behind_only = page.lex.currencies.units, page.lex.currencies.behind_only
    for size in (6, 5, 4, 3, 2, 1):
        begin = stop + 1 - size
        if begin < 0:
            continue
        sign = text[begin : stop + 1]
        unit = units.get(sign)
        if unit is None or sign in behind_only:
            continue
        if begin and text[begin - 1].isalnum() and sign[0].isalpha():
            continue
        if begin and sign[0] in "$€£¥" and text[begin - 1].isdigit():
            continue
        _take(amount, unit, begin, amount.end, before=True)
        return
    if last.isalpha() and text[start - 1] == " ":
        begin = stop
        while begin and text[begin - 1].isalpha():
            begin -= 1
        word = page.low[begin : stop + 1]
        unit = page.lex.pack.units.get(word)
        if (
            unit is not None
            and unit.kind == "money"
            and unit.factor == 1
            and len(word) > 2
            and not page.lex.pack.prefixes
        ):
            if begin and page.text[begin - 1 : begin] in " " and page.text[begin - 2 : begin - 1].isdigit():
                return
            _take(amount, unit, begin, amount.end, before=True)


def _unit_behind(page: Page, amount: Amount) -> None:
    text, at = page.text, amount.end
    size = len(text)
    if at >= size:
        return
    gap = 0
    while gap < 2 and at < size and text[at] in " -":
        at += 1
        gap += 1
    if at >= size:
        return
    unit = None
    match = page.lex.signs.match(text, at)
    if match and match.group() not in ("c$",):
        sign = match.group()
        nxt = text[match.end() : match.end() + 1]
        if not (sign[0] in "$€£" and nxt.isdigit()) and not (gap > 1 and "-" in text[amount.end : at]):
            unit = page.lex.currencies.units.get(sign)
    if unit is None:
        match = page.lex.names.match(page.low, at)
        if match:
            unit = page.lex.pack.units.get(match.group()) or page.lex.pack.units.get(" ".join(match.group().split()))
            if unit is not None and amount.unit is not None and unit.kind != "money":
                unit = None
            if (
                unit is not None
                and len(match.group()) <= 2
                and match.group().isalpha()
                and gap
                and unit.kind == "money"
            ):
                unit = unit if match.end() == size else None
            if unit is not None and unit.kind == "percent" and "-" in text[amount.end : at] and gap > 1:
                unit = None
    if unit is None or match is None:
        return
    if amount.unit is not None:
        if unit.kind == "money" and unit.factor == 1 and amount.named_before and unit.unit in (amount.unit, "USD"):
            amount.end = match.end()
        return
    _take(amount, unit, amount.start, match.end())


def _take(amount: Amount, unit: Unit, start: int, end: int, *, before: bool = False) -> None:
    amount.kind, amount.unit, amount.factor = unit.kind, unit.unit, unit.factor
    amount.value *= unit.factor
    amount.start, amount.end, amount.named_before = start, end, before


def word_behind(page: Page, at: int) -> re.Match[str] | None:
    """The word right behind a position, if there is one."""
    return _WORD.match(page.low, at)


__all__ = ["DUAL", "FRACTION", "SCALE", "Amount", "Page", "read_amount", "word_behind"]

"""Amounts written in several pieces: dollars and cents, years and a half, `75 USD million`."""

import re
from decimal import Decimal

from news_assets.quantities.amounts import Amount, word_behind
from news_assets.quantities.builder import ONE
from news_assets.quantities.digits import is_multiple
from news_assets.quantities.lexicon import DUAL, FRACTION, SCALE
from news_assets.quantities.tokens import Page

_HALF_OF = re.compile(r"(?:^|(?<=\W))(?:an?|one) ([a-z]+) and an? \Z")
_ENDS = frozenset('.,;:!?)\n"')
_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "EUR", "CHF", "ZAR", "JMD", "BBD", "BSD"))


def join_pieces(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Merge each amount with the pieces that follow it."""
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        if last is not None and amount.start - last.end <= 8 and _merge(page, last, amount):
            continue
        if amount.numeral.kind == FRACTION and not amount.kind:
            _half_of_unit(page, amount)
        out.append(amount)
    return out


def _merge(page: Page, left: Amount, right: Amount) -> bool:
    gap = page.low[left.end : right.start]
    if left.kind == "money" and right.numeral.kind == SCALE and len(right.numeral.tokens) == 1:
        if gap != " " or left.scale != ONE or right.kind not in ("", "money"):
            return False
        left.value *= right.value
        left.scale, left.end = right.scale, right.end
        return True
    if _broken_decimals(page, left, right, gap):
        return True
    if _smaller_scale(page, left, right, gap):
        return True
    if not left.kind:
        return _bracketed_repeat(page, left, right, gap) or _spoken_hundreds(left, right, gap)
    if right.numeral.kind == FRACTION and not right.kind and left.kind != "points":
        words = gap.split()
        if len(words) < 3 and words[:1] and words[0] in page.lex.pack.set("piece_joints"):
            left.value += right.value * left.factor * left.scale
            left.end = right.end
            return True
        return False
    return _subunits(page, left, right, gap)


def _bracketed_repeat(page: Page, left: Amount, right: Amount, gap: str) -> bool:
    """`forty-five (45)`."""
    if gap == " (" and left.numeral.words and left.value == right.value and page.low[right.end : right.end + 1] == ")":
        left.end = right.end + 1
        return True
    return False


def _smaller_scale(page: Page, left: Amount, right: Amount, gap: str) -> bool:
    """`מיליארד ו-200 מיליון שקל`, `2 billion and 300 million dollars`."""
    if left.kind or right.kind != "money" or not ONE < right.scale < left.scale or right.value >= left.scale:
        return False
    if gap.rstrip("-").strip() not in page.lex.pack.set("piece_joints"):
        return False
    word = word_behind(page, right.end)
    if word is not None and word.group(1) in page.lex.pack.set("respectively"):
        return False
    left.value = left.value * right.factor + right.value
    left.kind, left.unit, left.factor, left.end = right.kind, right.unit, right.factor, right.end
    return True


def _spoken_hundreds(left: Amount, right: Amount, gap: str) -> bool:
    """`one fifty five dollars`."""
    whole = right.value / right.factor if right.factor else right.value
    if right.kind != "money" or gap != " " or not (left.numeral.words and right.numeral.words):
        return False
    if len(left.numeral.tokens) > 1 or not 0 < left.value < 10 or not 10 <= whole < 100:
        return False
    left.value = (left.value * 100 + whole) * right.factor
    left.kind, left.unit, left.factor, left.end = right.kind, right.unit, right.factor, right.end
    return True


def _broken_decimals(page: Page, left: Amount, right: Amount, gap: str) -> bool:
    """`$119. 95`, `118, 99 TL`: a price tag broken in two."""
    if gap not in (". ", ", ") or left.scale != ONE or right.scale != ONE or right.named_before or left.rejected:
        return False
    digits = page.text[right.number_start : right.number_end]
    if len(digits) != 2 or not digits.isdigit() or left.numeral.words or right.kind not in ("", "money"):
        return False
    if not (page.tag or (left.named_before and not right.kind) or (len(page.text) < 40 and right.kind)):
        return False
    whole = page.text[left.number_start : left.number_end].replace(".", "").replace(",", "")
    if not whole.isdigit() or (not right.kind and word_behind(page, right.end) is not None):
        return False
    left.value = Decimal(f"{whole}.{digits}")
    left.end = left.number_end = right.end
    if right.kind:
        left.kind, left.unit = right.kind, right.unit
    return True


def _subunits(page: Page, left: Amount, right: Amount, gap: str) -> bool:
    """`20 dollars and 43 cents`, `$20 43`."""
    if left.kind != "money" or left.factor != ONE or left.value != int(left.value):
        return False
    if left.scale != ONE and (not left.numeral.words or is_multiple(left.value, left.scale)):
        return False
    joint = gap.replace("-", " ").split()
    if len(joint) > 1 or not page.lex.pack.set("piece_joints").issuperset(joint) or "-" in gap[:1]:
        return False
    if right.kind == "money":
        small = right.factor == Decimal("0.01") and _same_money(left.unit, right.unit)
        if not small and not (right.numeral.kind == DUAL and right.value < 1):
            return False
        part = abs(right.value)
    elif not right.kind and 0 < right.value < 100 and right.value == int(right.value) and not right.numeral.prefix:
        behind = page.text[right.end : right.end + 1]
        if not gap or (behind and behind not in _ENDS and not page.low.startswith(" and ", right.end)):
            return False
        part = right.value / 100
    else:
        return False
    left.value += part if left.value >= 0 else -part
    left.end = right.end
    return True


def _same_money(left: str | None, right: str | None) -> bool:
    return left == right or (right == "USD" and left in _DOLLARS)


def _half_of_unit(page: Page, amount: Amount) -> None:
    """`שנה וחצי`, `a year and a half`: one unit and a part of it."""
    low, start = page.low, amount.number_start
    units = page.lex.pack.units
    joint = page.lex.pack.letter("and")
    if amount.numeral.prefix == joint and low[start - 2 : start] == f" {joint}":
        begin = start - 2
        while begin and (low[begin - 1].isalpha() or low[begin - 1] in "\"'"):
            begin -= 1
        word = low[begin : start - 2]
        unit = units.get(word)
        if unit is None and len(word) > 2 and word[0] in page.lex.attached:
            begin, unit = begin + 1, units.get(word[1:])
        if unit is None:
            return
    else:
        match = _HALF_OF.search(low, max(0, amount.start - 24), amount.start) or _HALF_OF.search(
            low, max(0, start - 24), start
        )
        if match is None or match.group(1) not in units:
            return
        begin, unit = match.start(), units[match.group(1)]
    amount.value = (amount.value + 1) * unit.factor
    amount.kind, amount.unit, amount.factor, amount.start = unit.kind, unit.unit, unit.factor, begin

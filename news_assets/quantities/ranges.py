"""Join two amounts to a range where the text does."""

from decimal import Decimal

from news_assets.quantities.amounts import Amount, Page
from news_assets.quantities.numerals import ONE


def join_ranges(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Replace neighbours such as `3%-5%` and `700 to 800 billion` by one amount with both ends."""
    out: list[Amount] = []
    for amount in amounts:
        if out and _joined(page, out[-1], amount):
            out[-1] = _join(page, out[-1], amount)
        else:
            out.append(amount)
    return out


def _joined(page: Page, left: Amount, right: Amount) -> bool:
    if left.low is not None or right.start - left.end > 14 or right.start < left.end:
        return False
    if left.numeral.unit is not None or right.numeral.unit is not None:
        return False
    if right.kind and left.kind and left.kind != right.kind:
        return False
    if left.kind and not right.kind and not left.named_before:
        return False
    if left.unit and right.unit and left.unit != right.unit:
        return False
    pack = page.lex.pack
    gap = page.low[left.end : right.start]
    words = " ".join(gap.split())
    before = page.low[max(0, left.start - 16) : left.start].rstrip(" -").split()
    key = words.rstrip("-").strip() if words != "-" else words
    opened = bool(before) and _opens(before, pack.set("range_open"))
    if opened and key in pack.set("range_between"):
        return True
    if key not in pack.set("range_joins"):
        return bool(before) and before[-1] in pack.set("range_from") and key in pack.set("range_from_joins")
    if key == "-":
        if " " in gap and len(gap) > 3:
            return False
        if gap == " -" or gap == "- ":
            return bool(right.kind) and gap == "- "
        return left.numeral.words == right.numeral.words or bool(left.kind or right.kind)
    falling = left.kind and right.kind and left.value > right.value
    return not (falling and key == "to" and before and before[-1] == "from")


def _opens(before: list[str], openers: frozenset[str]) -> bool:
    return before[-1] in openers or " ".join(before[-2:]) in openers


def _join(page: Page, left: Amount, right: Amount) -> Amount:
    low, high = left.value, right.value
    if right.kind and not left.kind and left.scale == ONE:
        low *= right.factor
    if left.scale == ONE and right.scale != ONE and not (left.kind and not left.named_before):
        low *= right.scale
    low, high = _ordered(low, high, left.scale, right.scale)
    start = left.start
    between = page.low[max(0, start - 8) : start]
    for opener in page.lex.pack.set("range_open"):
        if opener.isascii() and between.endswith(f"{opener} "):
            start -= len(opener) + 1
            break
    kind, unit = (right.kind, right.unit) if right.kind else (left.kind, left.unit)
    return Amount(
        start, right.end, left.number_start, right.number_end, low, right.scale, right.numeral,
        kind=kind, unit=unit, factor=right.factor, low=low, high=high, modifier="range",
    )  # fmt: skip


def _ordered(low: Decimal, high: Decimal, left: Decimal, right: Decimal) -> tuple[Decimal, Decimal]:
    """Right-to-left typing swaps the ends; only a true slip of scale is kept as written."""
    if low > high and left in (right, ONE):
        return high, low
    return low, high

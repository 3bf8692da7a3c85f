"""Numbers that leave their scale or currency to the reader: `from 300 to 400 million`, `הון עצמי 1.4 מיליארד`."""

from bisect import bisect
from decimal import Decimal
from itertools import pairwise

from news_assets.quantities.amounts import Amount, words_before
from news_assets.quantities.elided import told
from news_assets.quantities.tokens import Page

_MILLION = Decimal(1000000)


def fill_forward(page: Page, amounts: list[Amount]) -> None:
    """`from 2 to 3 billion dollars`: the first number takes scale and unit of the second."""
    pack = page.lex.pack
    for left, right in pairwise(amounts):
        if left.kind or left.ranged or right.ranged or left.scale != 1 or not right.kind or left.numeral.words:
            continue
        gap = page.low[left.end : right.start]
        if len(gap) > 6 or " ".join(gap.replace("-", " ").split()) not in pack.set("ellipsis_joins"):
            continue
        if right.kind in ("count", "age", "duration") or left.rejected not in ("", "year"):
            continue
        before = words_before(page, left.start)
        opened = bool(before) and before[-1].rstrip("-") in pack.set("range_from")
        if not opened or (left.rejected == "year" and right.scale == 1):
            continue
        if right.value and not Decimal("0.001") < left.value * right.scale * right.factor / abs(right.value) < 1000:
            continue
        left.rejected = ""
        left.value *= right.scale * right.factor
        left.kind, left.unit, left.scale, left.factor = right.kind, right.unit, right.scale, right.factor


def fill_back(page: Page, amounts: list[Amount]) -> None:
    """`35.7 per cent from 29.8`, `3,500 shillings, compared with 2,000`: the unit of the number before."""
    openers = page.lex.pack.set("compared")
    for left, right in pairwise(amounts) if openers else ():
        if left.kind not in ("percent", "money") or left.unit is None or left.ranged or right.ranged:
            continue
        if right.kind != "count" or right.unit is not None or right.numeral.words or not left.value or not right.value:
            continue
        gap = page.low[left.end : right.start]
        if len(gap) > _COMPARED or "\n" in gap or ". " in gap or right.numeral.value != right.value:
            continue
        before = [w for w in gap.split() if w not in page.lex.pack.hedges and w not in page.lex.pack.set("articles")]
        led = {" ".join(before[-1:]), " ".join(before[-2:])}
        back = "to" in led and words_before(page, left.start)[-1:] == ["from"]
        written = left.value / left.scale / left.factor
        ratio = abs(right.value / written)
        touched = (
            bool(led & page.lex.pack.set("touched"))
            and left.kind == "money"
            and Decimal("0.8") < ratio < Decimal("1.25")
        )
        if touched or ((led & openers or back) and Decimal("0.05") < ratio < 20):
            right.kind, right.unit, right.scale, right.factor = left.kind, left.unit, left.scale, left.factor
            right.value *= left.scale * left.factor


_COMPARED = 80  # characters between a number and the bare one that it is compared with


def fill_currency(page: Page, amounts: list[Amount]) -> None:
    """Millions without noun or currency are money where the text talks money; so are numbers that go on from them."""
    money = [a for a in amounts if a.kind == "money" and a.unit]
    starts = [m.start for m in money]
    values = {m.value for m in money}
    last: Amount | None = None
    counted: Amount | None = None
    for amount in amounts:
        if amount.kind == "count" and amount.unit is None:
            if amount.scale >= _MILLION:
                near = _nearest(money, starts, amount.start)
                if counted is not None and amount.start - counted.end < 60 and not told(page, amount, 24):
                    amount.unit = counted.unit  # "900 thousand Americans ... it comes to a million"
                elif unit := _currency(page, amount, near, amount.value in values, len({m.unit for m in money}) == 1):
                    amount.kind, amount.unit = "money", unit
            elif last is not None and not amount.ranged and _goes_on(page, last, amount):
                amount.kind, amount.unit = "money", last.unit
                amount.value *= last.scale
                amount.scale = last.scale
        last = amount if amount.kind == "money" and not amount.ranged else None
        if amount.kind in ("money", "count"):
            counted = amount if amount.kind == "count" and amount.unit and amount.scale > 1 else None


def _nearest(money: list[Amount], starts: list[int], at: int) -> Amount | None:
    index = bisect(starts, at)
    around = money[max(0, index - 1) : index + 1]
    return min(around, key=lambda m: abs(m.start - at), default=None)


def _currency(page: Page, amount: Amount, near: Amount | None, repeated: bool, single: bool) -> str | None:
    """The currency a number leaves out: that of its neighbour, else the home currency of the language."""
    pack = page.lex.pack
    if near is not None and (abs(near.start - amount.start) < 100 or repeated):
        return near.unit
    cued = any(_is_cue(page, word) for word in _context(page, amount))
    if pack.currency is not None:
        if near is None and not cued:
            return pack.currency if amount.numeral.scale == 1 else None  # an abbreviation such as מ'
        earlier = near is not None and near.start < amount.start and amount.numeral.scale != 1
        return pack.currency if near is None or (cued and not (single and earlier)) else near.unit
    return near.unit if cued and near is not None else None


def _is_cue(page: Page, word: str) -> bool:
    cues, word = page.lex.pack.set("money_cues"), word.strip(",.:\"'()-")
    return word in cues or (word[:1] in page.lex.attached and word[1:] in cues)


def _context(page: Page, amount: Amount) -> list[str]:
    behind = page.low[amount.end : amount.end + 24].partition("\n")[0]
    return words_before(page, amount.start, 48) + behind.split()[:3]


def _goes_on(page: Page, last: Amount, amount: Amount) -> bool:
    """`300 מיליון, זה עלה ל-400`: the same scale, a clause later."""
    gap = page.low[last.end : amount.start]
    if len(gap) > 24 or "\n" in gap or ". " in gap or last.scale < _MILLION or amount.numeral.words:
        return False
    base = abs(last.value / last.scale)
    letters = gap.rstrip("- ")[-1:] if page.lex.attached else gap.rstrip().rpartition(" ")[2]
    if letters not in page.lex.pack.set("ellipsis_letters"):
        return False
    return base / 10 <= amount.value <= base * 10 and amount.value >= 1

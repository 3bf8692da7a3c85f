"""`one in five`, `3 out of 10`, `1 over 20`: two numbers that make a fraction."""

from news_assets.quantities.amounts import Amount, word_behind, words_before
from news_assets.quantities.lexicon import FRACTION
from news_assets.quantities.tokens import Page


def join_proportions(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Merge a numerator with the denominator that follows it."""
    joints = page.lex.pack.set("proportion_joins")
    out: list[Amount] = []
    for right in amounts:
        left = out[-1] if out else None
        if left is not None and joints and right.start - left.end <= 8 and _is_proportion(page, left, right):
            left.value /= right.value
            left.end = left.number_end = right.end
            left.kind, left.unit = "other", "fraction"
            left.numeral.kind = FRACTION
            continue
        out.append(right)
    return out


def _is_proportion(page: Page, left: Amount, right: Amount) -> bool:
    if left.kind or right.kind or right.rejected or left.scale != 1 or left.numeral.kind == FRACTION:
        return False
    joint = page.low[left.end : right.start]
    if joint.strip() not in page.lex.pack.set("proportion_joins") or right.value < 2:
        return False
    if left.value != int(left.value) or right.value != int(right.value):
        return False
    behind = word_behind(page, right.end)
    if joint == " in ":
        before = words_before(page, left.start)
        named = bool(before) and before[-1] in page.lex.pack.set("idle_heads")
        return 0 < left.value < 10 and left.value < right.value <= 1000 and not named
    if joint == " over ":
        return behind is None
    return left.numeral.words and right.numeral.words and left.value < right.value

"""Join two amounts to a range where the text does."""

from decimal import Decimal

from news_assets.quantities.amounts import Amount, word_behind, words_before
from news_assets.quantities.builder import ONE
from news_assets.quantities.digits import is_multiple
from news_assets.quantities.lexicon import DIGITS, FRACTION, SLASH
from news_assets.quantities.tokens import Page

# Ends of a range that lie further apart than this are no range typed backwards.
_SLIP = 20
# Numbers with more digits are beyond exact division, and nobody shortens them.
_LONGEST = 10**15


def join_ranges(page: Page, amounts: list[Amount]) -> list[Amount]:
    """Replace neighbours such as `3%-5%` and `700 to 800 billion` by one amount with both ends."""
    out: list[Amount] = []
    for amount in amounts:
        if out and amount.start - out[-1].end <= 14 and _joined(page, out[-1], amount):
            out[-1] = _join(page, out[-1], amount)
        else:
            out.append(amount)
    return out


def join_bounds(page: Page, amounts: list[Amount]) -> list[Amount]:
    """`more than 100 and less than 300`: a lower and an upper bound of one thing."""
    out: list[Amount] = []
    for right in amounts:
        left = out[-1] if out else None
        if left is not None and {left.modifier, right.modifier} == {"over", "under"} and _same(left, right):
            gap = page.low[left.end : right.prefix_start].split() if right.prefix_start > left.end else []
            low, high = (left, right) if left.modifier == "over" else (right, left)
            if gap and gap[0] in page.lex.pack.set("bound_joins") and len(gap) == 1 and low.value <= high.value:
                left.low, left.high, left.end, left.modifier = low.value, high.value, right.end, "range"
                if not left.kind:
                    left.kind, left.unit = right.kind, right.unit
                continue
        out.append(right)
    return out


def _same(left: Amount, right: Amount) -> bool:
    return not left.ranged and not right.ranged and (left.unit == right.unit or left.kind in ("", "count"))


def _joined(page: Page, left: Amount, right: Amount) -> bool:
    if _is_score(page, left, right):
        return False
    if left.ranged or right.start < left.end or right.rejected or left.numeral.unit or right.numeral.unit:
        return False
    if left.rejected and not (left.rejected == "year" and right.kind and page.low[left.end : right.start] == "-"):
        return False
    if left.kind and (left.kind != right.kind and not (left.named_before and not right.kind)):
        return False
    if left.unit and right.unit and (left.unit != right.unit or left.factor != right.factor):
        return False
    if FRACTION in (left.numeral.kind, right.numeral.kind) and left.numeral.kind != right.numeral.kind:
        return False
    pack = page.lex.pack
    gap = page.low[left.end : right.start]
    if "\n" in gap:
        return False
    words = "-" if gap.strip() == "-" else " ".join(gap.replace("-", " ").split())
    before = words_before(page, left.start)
    if before:
        before[-1] = before[-1].rstrip("-").lstrip('"(')
    opened = bool(before) and (before[-1] in pack.set("range_open") or " ".join(before[-2:]) in pack.set("range_open"))
    if words in pack.set("rank_joints"):
        return opened and _ranks(page, left, right)
    if opened and words in pack.set("range_between"):
        return True
    if words not in pack.set("range_joins"):
        return bool(before) and before[-1] in pack.set("range_from") and words in pack.set("range_from_joins")
    if words in pack.set("choice_joins") and _either(page, left):
        return False
    if not page.lex.attached and left.kind == "money" and _beyond(left, right):
        return False
    if words == "-":
        return _dashed(page, left, right, gap, bool(before) and before[-1] in pack.set("age_heads"))
    if before and before[-1] in pack.set("range_from"):
        return not _moves(page, left, right)
    # "rose $1.20 to $61.50": how far and where to, both with their unit; "rise 3% to 5%" stays a range.
    moved = bool({*before[-2:], " ".join(before[-2:])} & pack.set("change_verbs")) or before[-1:] == ["by"]
    return not (moved and left.kind == right.kind == "money" and not page.lex.attached)


def _either(page: Page, left: Amount) -> bool:
    """`either 60 or 75`, `offered, depending on whom you ask, either 60 or 75`: two numbers."""
    return bool(set(words_before(page, left.start)[-1:]) & page.lex.pack.set("choosing"))


def _beyond(left: Amount, right: Amount) -> bool:
    """`$462 million to six states`: a bare number that the left one's scale leaves far below it."""
    bare = not right.kind or right.kind == "count"
    return bare and left.scale > ONE and right.scale == ONE and right.value * left.scale < left.value


def _ranks(page: Page, left: Amount, right: Amount) -> bool:
    """`between the tenth and the fifteenth`: parts of one in form, ranks in meaning."""
    word = word_behind(page, right.end)
    counted = word is not None and word.group(1) not in page.lex.pack.set("stopwords")
    if counted or not left.numeral.kind == right.numeral.kind == FRACTION or not left.value or not right.value:
        return False
    for amount in (left, right):
        amount.value, amount.kind, amount.unit = (1 / amount.value).to_integral_value(), "count", "rank"
    return True


def _moves(page: Page, left: Amount, right: Amount) -> bool:
    """`rose from 3% to 5%`, `from $47 billion to $8 billion`: two values, not a range."""
    before = {word.strip(",.") for word in words_before(page, left.start, 48)}
    if before & page.lex.pack.set("range_words"):
        return False
    if page.lex.attached:
        return False
    return bool(before & page.lex.pack.set("change_verbs")) or bool(left.kind and right.kind)


def _dashed(page: Page, left: Amount, right: Amount, gap: str, aged: bool) -> bool:
    if _spelled(left) != _spelled(right) and not right.kind:
        return False
    if {left.numeral.kind, right.numeral.kind} & {SLASH, FRACTION}:
        return bool(right.kind)
    if gap == " -":
        return False
    if " " in gap and right.named_before and not left.kind:
        return False
    if " " in gap and aged:
        return True
    if " " in gap and not (right.kind and (not left.kind or left.kind == right.kind)):
        return False
    return not (page.low[right.end : right.end + 1] == "-" and page.low[right.end + 1 : right.end + 2].isdigit())


def _spelled(amount: Amount) -> bool:
    return amount.numeral.tokens[0].kind not in (DIGITS, SLASH)


def _is_score(page: Page, left: Amount, right: Amount) -> bool:
    """`won 3-1`, `6-4`, `Boeing 737-800`: two bare numbers and a hyphen that are no range."""
    if left.kind or right.kind or left.numeral.words or page.low[left.end : right.start] != "-":
        return False
    if "date" in (left.rejected, right.rejected):  # "June 5-7"
        left.rejected = right.rejected = "date"
        return True
    named = left.rejected == "name"
    cues = page.lex.pack.set("score_cues")
    small = left.value < 200 and right.value < 200
    falls = not page.lex.attached and left.value >= right.value and left.scale == right.scale == ONE
    cued = small and any(word.strip(",.") in cues for word in words_before(page, left.start, 40))
    if named or cued or falls:
        left.rejected = right.rejected = "score"
        return True
    return False


def _join(page: Page, left: Amount, right: Amount) -> Amount:
    low, high = left.value, right.value
    if not left.kind:
        low *= right.factor
    if left.scale == ONE and right.scale != ONE and not (left.kind and not left.named_before):
        low *= right.scale
    short = right.scale == ONE and 0 < low < high / 1000 <= 10 * low and high < _LONGEST
    if short and low == int(low) and is_multiple(high, 1000):
        low *= 1000  # "8-9,000 jobs"
    low, high = _ordered(low, high, left.scale != ONE or right.scale != ONE)
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


def _ordered(low: Decimal, high: Decimal, scaled: bool) -> tuple[Decimal, Decimal]:
    """Right-to-left typing swaps the ends; scaled ends that lie far apart are a slip of scale, kept as written."""
    if high < low and not (scaled and low > _SLIP * high):
        return high, low
    return low, high

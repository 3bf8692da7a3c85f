"""Money whose currency the sentence before has named: `מ-3,200 שקל ל-4,450`, `נמכר תמורת 280 אלף`."""

from decimal import Decimal
from itertools import pairwise

from news_assets.quantities.amounts import Amount, word_behind, words_before
from news_assets.quantities.digits import is_multiple
from news_assets.quantities.tokens import Page

_THOUSAND, _MILLION = Decimal(1000), Decimal(1000000)
_NEAR, _FAR = 120, 160  # characters back to the amount that names the currency
_LED = 16  # characters before a bare number in which a verb of paying stands


def fill_elided(page: Page, amounts: list[Amount]) -> None:
    """Give thousands and bare numbers the currency of the money before them; only languages with `paying` words."""
    paying = page.lex.pack.set("paying")
    if not paying:
        return
    money = next((a for a in amounts if a.kind == "money" and a.unit), None)
    if money is None:
        return
    counted: Amount | None = None
    last: Amount | None = None
    _from_behind(page, amounts)
    for amount in amounts:
        bare = amount.unit is None or (last is not None and _in_cents(page, amount) and not amount.unit.isascii())
        if amount.kind == "count" and bare and not amount.ranged and (amount.unit or _alone(page, amount)):
            scale = _scale(page, amount, last, counted)
            if scale:
                amount.kind, amount.unit = "money", (last or money).unit
                amount.value *= scale
                amount.scale = max(amount.scale, scale)
        if amount.kind == "money" and amount.unit and not amount.ranged:
            last, counted = amount, None
        elif amount.kind == "count" and amount.unit:
            counted = amount


def _from_behind(page: Page, amounts: list[Amount]) -> None:
    """`עולים 104.90 במקום 119.90 ש"ח`: the currency of the price it is compared with."""
    for left, right in pairwise(amounts):
        if left.kind != "count" or left.unit is not None or left.ranged or left.scale != 1 or left.numeral.words:
            continue
        if right.kind != "money" or right.ranged or right.scale != 1 or right.start - left.end > _LED:
            continue
        between = page.low[left.end : right.start].split()
        if len(between) == 1 and between[0] in page.lex.pack.set("elided_words") and _alike(left.value, right.value, 8):
            left.kind, left.unit = "money", right.unit


def _scale(page: Page, amount: Amount, last: Amount | None, counted: Amount | None) -> Decimal | None:
    """What the number is to be multiplied with to be money, None when it counts something."""
    gap = amount.start - last.end if last is not None else 1 << 30
    near = last is not None and gap < _FAR and "\n" not in page.low[last.end : amount.start]
    if amount.scale == _THOUSAND:
        paid = told(page, amount, 48)
        like = near and last is not None and _alike(amount.value, last.value, 50)
        return Decimal(1) if paid or (like and counted is None) else None
    if last is None or amount.scale != 1 or amount.numeral.words:
        return None
    written, paid = last.value / last.scale, told(page, amount, _LED)
    led = counted is None and _led(page, amount, last)
    if amount.rejected or not near or gap > _NEAR:
        return None
    if _priced(page, amount, last) or (last.scale == 1 and counted is None and _resembles(amount.value, last.value)):
        return Decimal(1)
    if not (paid or led):
        return None
    if amount.value < _SMALL and is_multiple(amount.value):
        return last.scale if paid and last.scale >= _MILLION and _alike(amount.value, written, 10) else None
    return last.scale if _alike(amount.value, written, 20 if paid and last.scale == 1 else 10) else None


def _resembles(one: Decimal, two: Decimal) -> bool:
    """Written like the price before it: of its size, and no small whole number, which would count things."""
    if not is_multiple(one):
        return _alike(one, two, 2)
    return one >= _SMALL and _alike(one, two, 4)


def _priced(page: Page, amount: Amount, last: Amount) -> bool:
    """`640 שקל לתלמיד, בתיכונים כ-1,700`, `75.90 ש"ח, לעומת 79.90`: written like the price before, led by a letter."""
    if last.scale != 1 or not _alike(amount.value, last.value, 8):
        return False
    before, pack = page.low[last.end : amount.start].split(), page.lex.pack
    word = before[-1].rstrip("-") if before else ""
    if word in pack.set("elided_words") or word[1:] in pack.set("elided_words"):
        return True
    if amount.value < _SMALL and is_multiple(amount.value):  # `מ-42 שקל לקילו ל-71`
        return word == "ל" and page.low[: last.start].endswith(" מ-")
    behind = word_behind(page, amount.end)
    return word in pack.set("elided_letters") or (behind is not None and behind.group(1) in pack.set("elided_alone"))


def _in_cents(page: Page, amount: Amount) -> bool:
    """`79.90`: only prices are written like that."""
    return amount.scale == 1 and page.text[amount.start : amount.number_end].rpartition(".")[2] in (
        "90",
        "99",
        "50",
        "95",
    )


_SMALL = 100  # whole numbers up to it count things


def _alone(page: Page, amount: Amount) -> bool:
    """Whether no noun that it could count stands behind the number."""
    word = word_behind(page, amount.end)
    if word is None or page.text[amount.end : amount.end + 1] == "-":
        return True
    name, pack = word.group(1), page.lex.pack
    return name in pack.set("stopwords") or not name.endswith(pack.endings["plural"])


def told(page: Page, amount: Amount, size: int) -> bool:
    """Whether a word of paying stands before the number, prefix letters aside."""
    paying = page.lex.pack.set("paying")
    for word in words_before(page, amount.start, size):
        bare = word.strip(",.:;\"'()-")
        if bare in paying or (bare[:1] in page.lex.attached and bare[1:] in paying):
            return True
    return False


def _led(page: Page, amount: Amount, last: Amount) -> bool:
    """`... שקל ל-4,450`: a letter that leads on from the money, in its own sentence."""
    between = page.low[last.end : amount.start]
    letter = between.rstrip("- ")[-2:]
    return len(letter) == 2 and letter[0] == " " and letter[1] in page.lex.pack.set("ellipsis_letters")


def _alike(one: Decimal, two: Decimal, times: int) -> bool:
    return bool(two) and abs(two) / times <= abs(one) <= abs(two) * times

"""Money whose currency the sentence before has named: `מ-3,200 שקל ל-4,450`, `נמכר תמורת 280 אלף`."""

from decimal import Decimal

from news_assets.quantities.amounts import Amount, word_behind, words_before
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
    for amount in amounts:
        if amount.kind == "count" and amount.unit is None and not amount.ranged and _alone(page, amount):
            scale = _scale(page, amount, last, counted)
            if scale:
                amount.kind, amount.unit = "money", (last or money).unit
                amount.value *= scale
                amount.scale = max(amount.scale, scale)
        if amount.kind == "money" and amount.unit and not amount.ranged:
            last, counted = amount, None
        elif amount.kind == "count" and amount.unit:
            counted = amount


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
    if amount.rejected or not near or gap > _NEAR or not (paid or (counted is None and _led(page, amount, last))):
        return None
    if amount.value < 100 and amount.value % 1 == 0:
        return last.scale if paid and last.scale >= _MILLION and _alike(amount.value, written, 10) else None
    return last.scale if _alike(amount.value, written, 10) else None


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

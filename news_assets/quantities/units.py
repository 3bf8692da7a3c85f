"""Attach scale letters, currency signs and unit words to a number."""

from news_assets.language.pack import Unit
from news_assets.quantities.amounts import Amount, take_unit, word_behind
from news_assets.quantities.before import read_bracketed, read_sign_before, read_word_before
from news_assets.quantities.builder import ONE
from news_assets.quantities.lexicon import DIGITS, FIXED, FRACTION, HUNDRED, MULTIPLE, PACK, SCALE
from news_assets.quantities.tags import read_tag, regroup
from news_assets.quantities.tokens import Page

_SIGNS = "$€£¥₪₹"
_SIGNED_ONLY = frozenset(("G", "T", "t", "mm", "mil"))
_ARTICLE_STARTS = frozenset((HUNDRED, SCALE, PACK, FRACTION))


def read_unit(page: Page, amount: Amount) -> None:
    """Set kind, unit and value in base units from what stands at the number."""
    numeral = amount.numeral
    if numeral.unit is not None or numeral.kind == MULTIPLE:
        return
    if not numeral.words and numeral.scale == ONE:
        _short_scale(page, amount)
    if numeral.words:
        _article(page, amount)
    if _percent(page, amount):
        return
    if amount.start and not read_bracketed(page, amount):
        read_sign_before(page, amount)
    if not _pence(page, amount):
        _unit_behind(page, amount)
    if not amount.kind and amount.start > 2:
        read_word_before(page, amount)
    if not amount.kind or amount.kind == "count":
        _tag(page, amount)
    if amount.kind == "money":
        regroup(page, amount)


def _tag(page: Page, amount: Amount) -> None:
    unit = read_tag(page, amount)
    if unit is not None:
        amount.kind, amount.unit = "money", unit.unit or None


def _signed(page: Page, start: int) -> bool:
    """A currency sign stands right before."""
    return page.text[max(0, start - 2) : start].strip(" -")[-1:] in tuple(_SIGNS)


def _short_scale(page: Page, amount: Amount) -> None:
    match = page.lex.short_scales.match(page.text, amount.end)
    if not match:
        return
    blank, letters = match.groups()
    signed = _signed(page, amount.start)
    if not signed:
        whole = match.end() == len(page.text) and amount.start < 3
        if (blank and len(letters) == 1) or (letters in _SIGNED_ONLY and not whole):
            return
        follows = page.text[match.end() : match.end() + 1] in tuple(_SIGNS)
        if (
            page.lex.attached and not follows and letters.isascii() and letters.isalpha()
        ):  # Latin letters in Hebrew are names
            return
        named = page.text[max(0, amount.start - 20) : amount.start].rstrip(" ").rpartition(" ")[2][:1].isupper()
        if letters.isupper() and named and amount.value == int(amount.value) and not whole:  # "Block 1B"
            return
        if letters == "K" and amount.value in (4, 8):  # a screen's resolution
            return
    amount.scale = page.lex.pack.short_scales[letters]
    amount.value *= amount.scale
    amount.end = amount.number_end = match.end()


def _article(page: Page, amount: Amount) -> None:
    """`a million`, `a third`: the article belongs to the number."""
    articles = page.lex.pack.set("articles")
    first = amount.numeral.tokens[0].kind
    if not articles or first not in _ARTICLE_STARTS or first in (DIGITS, FIXED):
        return
    head = page.low[max(0, amount.start - 4) : amount.start]
    word = head.rstrip().rpartition(" ")[2].rpartition("\n")[2]
    if head.endswith(" ") and word in articles:
        amount.start -= len(head) - head.rindex(word)


def _percent(page: Page, amount: Amount) -> bool:
    text, start, end = page.text, amount.start, amount.end
    behind = text[end : end + 2]
    if behind[:1] == "%":
        amount.end = end + 1
    elif behind == " %":
        amount.end = end + 2
    elif start and text[start - 1] == "%" and (start < 2 or not text[start - 2].isdigit()):
        amount.start = start - 1
    else:
        return False
    amount.kind = amount.unit = "percent"
    return True


def _pence(page: Page, amount: Amount) -> bool:
    """`185p`, no picture of 1080p."""
    letters, at = page.lex.pack.set("glued_pence"), amount.end
    if (
        page.low[at : at + 1] not in letters
        or amount.kind
        or amount.numeral.words
        or page.low[at + 1 : at + 2].isalnum()
    ):
        return False
    if page.text[amount.start : at] in page.lex.pack.set("picture_lines") or amount.scale != ONE:
        return False
    take_unit(amount, page.lex.unit("pence"), amount.start, at + 1)
    return True


def _unit_behind(page: Page, amount: Amount) -> None:
    text, low, lex = page.text, page.low, page.lex
    at = amount.end
    gap = text[at : at + 2]
    if gap[:1] in (" ", "-"):
        at += 2 if gap in ("  ",) else 1
    elif gap == ",-":
        at += 3 if text[at + 2 : at + 3] == " " else 2
    if amount.numeral.kind == FRACTION or amount.value < 1:
        at = _past_article(page, at)
    if at >= len(text):
        return
    match = lex.signs.match(text, at)
    unit: Unit | None = None
    if match is not None:
        sign = match.group()
        following = text[match.end() : match.end() + 1]
        if not (sign[0] in _SIGNS and following.isdigit()):
            unit = lex.currencies.units[sign]
    if unit is None:
        match = lex.names.match(low, at)
        if match is None and low[at] == lex.pack.letter("the"):  # a definite unit: "שלושת הימים"
            match = lex.names.match(low, at + 1)
            if (
                match is not None
                and amount.numeral.kind != FRACTION
                and not match.group().endswith(lex.pack.endings.get("plural", ()))
            ):
                match = None
        if match is None:
            return
        unit = lex.unit(match.group())
        form = match.group()
        final = form in lex.pack.set("final_forms")
        if final and (text[match.start() : match.end()] != form or (gap[:1] == " " and match.end() < len(text))):
            return  # letters such as "c" stand for money only at the end
    if match is None:
        return
    if amount.kind:
        if unit.kind == "money" and unit.factor == 1 and amount.named_before:
            amount.end = match.end()  # "$5 US dollars"
            if unit.unit != "USD":
                amount.unit = unit.unit
        return
    if unit.unit == "times" and not _multiplies(page, match.end(), match.group(), amount):
        unit = Unit("count", "time")
    take_unit(amount, unit, amount.start, match.end())


def _past_article(page: Page, at: int) -> int:
    """`half a point`, `0.3 of a percentage point`."""
    articles = page.lex.pack.set("articles")
    word = word_behind(page, at) if articles else None
    if word is not None and word.group(1) == "of":
        word = word_behind(page, word.end())
    return word.end() + 1 if word is not None and word.group(1) in articles else at


def _multiplies(page: Page, end: int, form: str, amount: Amount) -> bool:
    """`five times as much` multiplies, `five times a week` counts."""
    if form != "times" or amount.value != int(amount.value):
        return True
    word = word_behind(page, end)
    return word is not None and word.group(1) in page.lex.pack.set("multiplied")

"""Attach scale letters, currency signs and unit words to a number."""

from news_assets.language.pack import Unit
from news_assets.quantities.amounts import Amount, word_behind
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
    if amount.start and not _bracketed(page, amount):
        _sign_before(page, amount)
    _unit_behind(page, amount)
    if not amount.kind and amount.start > 2:
        _word_before(page, amount)
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


def _bracketed(page: Page, amount: Amount) -> bool:
    """`$(3.4) million` as accounts print a loss."""
    text, start = page.text, amount.start
    if text[start - 1] != "(" or text[amount.end : amount.end + 1] != ")" or start < 2:
        return False
    unit = page.lex.currencies.units.get(text[start - 2])
    if unit is None or text[start - 2].isalpha():
        return False
    _take(amount, unit, start - 2, amount.end + 1)
    amount.value = -amount.value
    amount.named_before = True
    return True


def _sign_before(page: Page, amount: Amount) -> None:
    """`$5`, `US$ 5`, `EUR 20`, `€-5`."""
    text, start = page.text, amount.start
    stop = start - 1
    if text[stop] == "-" and stop and not text[stop - 1].isspace():
        stop -= 1
    elif text[stop] == " ":
        stop -= 1
        if stop >= 0 and text[stop] == " ":
            stop -= 1
    currencies = page.lex.currencies
    if stop < 0 or text[stop] not in currencies.sign_ends:
        return
    for size in range(min(7, stop + 1), 0, -1):
        begin = stop + 1 - size
        sign = text[begin : stop + 1]
        unit = currencies.units.get(sign)
        if unit is None or (sign in currencies.behind_only and amount.value == int(amount.value)):
            continue
        before = text[begin - 1 : begin]
        if before.isalnum() and (sign[0].isalpha() or before.isdigit()):
            continue
        if (
            before == " "
            and text[begin - 2 : begin - 1].isdigit()
            and text[begin - 3 : begin - 2] != " "
            and stop + 1 < start
        ):
            continue  # "10 $ 30": the sign belongs to the number before
        _take(amount, unit, begin, amount.end)
        amount.named_before = True
        return


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
        if match is None and low[at] == "ה" and lex.attached:  # a definite unit: "שלושת הימים"
            match = lex.names.match(low, at + 1)
            if match is not None and amount.numeral.kind != FRACTION and not match.group().endswith(("ים", "ות")):
                match = None
        if match is None:
            return
        unit = lex.unit(match.group())
        if gap[:1] == " " and match.end() < len(text) and match.group() in lex.pack.set("final_forms"):
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
    _take(amount, unit, amount.start, match.end())


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


def _word_before(page: Page, amount: Amount) -> None:
    """`dollar 22.5 million`, `שקל אחד`, `percent of 10`."""
    low, start = page.low, amount.start
    if low[start - 1] != " " or not low[start - 2].isalpha():
        return
    begin = start - 1
    while begin and low[begin - 1].isalpha() and start - begin < 16:
        begin -= 1
    word = low[begin : start - 1]
    pack = page.lex.pack
    if page.lex.attached:
        if amount.value != 1 or not amount.numeral.words:
            return
    elif word == "of":
        _percent_of(page, amount, begin)
        return
    unit = pack.units.get(word)
    two = low[max(0, begin - 20) : begin].rstrip().rpartition(" ")[2]
    if not page.lex.attached and low[begin - 1 : begin] == " " and f"{two} {word}" in pack.units:
        _take(amount, pack.units[f"{two} {word}"], begin - 1 - len(two), amount.end)
        return
    prefix = 0
    if unit is None and word[:1] in pack.prefixes:
        unit, prefix = pack.units.get(word[1:]), 1
    if unit is None or (unit.kind != "money" and not page.lex.attached) or word in pack.set("behind_units"):
        return
    if not page.lex.attached and (unit.factor != ONE or low[max(0, begin - 2) : begin - 1].isalnum()):
        before = low[max(0, begin - 20) : begin].rstrip().rpartition(" ")[2]
        if before not in pack.set("unit_openers"):
            return
    _take(amount, unit, begin + prefix, amount.end)
    amount.named_before = True


def _percent_of(page: Page, amount: Amount, at: int) -> None:
    head = page.low[:at].rstrip() if at < 12 else ""
    if head in ("percent", "per cent"):
        amount.kind = amount.unit = "percent"
        amount.start = 0


def _take(amount: Amount, unit: Unit, start: int, end: int) -> None:
    amount.kind, amount.unit, amount.factor = unit.kind, unit.unit, unit.factor
    amount.value *= unit.factor
    amount.start, amount.end = start, end

"""Units that stand before the number: signs, codes and words."""

from news_assets.quantities.amounts import Amount, take_unit
from news_assets.quantities.builder import ONE
from news_assets.quantities.tokens import Page
from news_assets.quantities.years import looks_like_year


def read_bracketed(page: Page, amount: Amount) -> bool:
    """`$(3.4) million` as accounts print a loss."""
    text, start = page.text, amount.start
    if text[start - 1] != "(" or text[amount.end : amount.end + 1] != ")" or start < 2:
        return False
    unit = page.lex.currencies.units.get(text[start - 2])
    if unit is None or text[start - 2].isalpha():
        return False
    take_unit(amount, unit, start - 2, amount.end + 1)
    amount.value = -amount.value
    amount.named_before = True
    return True


def read_sign_before(page: Page, amount: Amount) -> None:
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
        take_unit(amount, unit, begin, amount.end)
        amount.named_before = True
        return


def read_word_before(page: Page, amount: Amount) -> None:
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
    if not page.lex.attached and looks_like_year(page, amount):  # "Euro 2020"
        return
    unit = pack.units.get(word)
    two = low[max(0, begin - 20) : begin].rstrip().rpartition(" ")[2]
    if not page.lex.attached and low[begin - 1 : begin] == " " and f"{two} {word}" in pack.units:
        take_unit(amount, pack.units[f"{two} {word}"], begin - 1 - len(two), amount.end)
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
    take_unit(amount, unit, begin + prefix, amount.end)
    amount.named_before = True


def _percent_of(page: Page, amount: Amount, at: int) -> None:
    head = page.low[:at].rstrip() if at < 12 else ""
    if head in ("percent", "per cent"):
        amount.kind = amount.unit = "percent"
        amount.start = 0

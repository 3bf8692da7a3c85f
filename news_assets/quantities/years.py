"""Years, dates and periods: numbers that tell when, not how much."""

import re

from news_assets.quantities.amounts import Amount, word_behind, words_before
from news_assets.quantities.lexicon import SLASH
from news_assets.quantities.tokens import Page

_DAY_MONTH = re.compile(r"(?:[12]?\d|3[01])\.(?:\d|1[0-2])\Z")


def looks_like_year(page: Page, amount: Amount) -> bool:
    """Four digits that a year may have."""
    text = page.text[amount.number_start : amount.number_end]
    return len(text) == 4 and text.isdecimal() and _is_year_number(int(text))


def is_adjective(page: Page, amount: Amount) -> bool:
    """`דוחות שנתיים 2025`, `משתמשים יומיים`, `הנתונים היומיים של`: yearly and daily, not two years or days."""
    if amount.numeral.end != amount.numeral.tokens[0].end:  # "שנתיים וחצי"
        return False
    word = word_behind(page, amount.end)
    definite = page.lex.pack.letter("the")
    if amount.numeral.prefix.endswith(definite):
        return word is None or not word.group(1).startswith(definite)
    if _is_year_behind(page, amount.end):
        return True
    before = words_before(page, amount.start)
    return bool(before) and not amount.numeral.prefix and before[-1].endswith(page.lex.pack.endings["plural"])


def _is_year_behind(page: Page, at: int) -> bool:
    text = page.text[at : at + 6].strip()
    return text[:4].isdecimal() and len(text) >= 4 and 1900 <= int(text[:4]) <= 2100


def is_period(page: Page, amount: Amount) -> bool:
    """`the first nine months`, `תשעת החודשים הראשונים`: a reporting period."""
    firsts = page.lex.pack.set("period_words")
    before = words_before(page, amount.start)
    word = word_behind(page, amount.end)
    return (bool(before) and before[-1] in firsts) or (word is not None and word.group(1) in firsts)


def _is_year_number(value: int) -> bool:
    """Before 1900 a round number is more often a count."""
    return 1900 <= value <= 2150 or (1500 < value < 1900 and value % 100 != 0)


def is_year(page: Page, amount: Amount) -> bool:
    """`2019`, the 27 of `2024-27`, `שנת 73`; not when something known is counted."""
    text = page.text[amount.number_start : amount.number_end]
    head = words_before(page, amount.start, 14)
    if head and head[-1] in page.lex.pack.set("year_heads") and text.isdecimal():
        return True
    if len(text) == 2 and text.isdecimal():
        before = page.text[max(0, amount.start - 5) : amount.start]
        return len(before) == 5 and before[4] in "-/" and before[:4].isdecimal() and 1900 <= int(before[:4]) <= 2100
    if not looks_like_year(page, amount):
        return False
    word = word_behind(page, amount.end)
    if word is None or (int(text) >= 1900 and page.text[amount.end : amount.end + 1] == "-"):
        return True
    return word.group(1) not in page.lex.pack.nouns


def is_date(page: Page, amount: Amount) -> bool:
    """The day of a date with a month in words, and days such as `נכון ל-30.6`."""
    months = page.lex.pack.set("months")
    value = amount.value
    if amount.numeral.kind == SLASH:
        return not page.tag and (bool(page.lex.attached) or (value >= 1 and len(amount.numeral.tokens) == 1))
    if value != int(value) or not 0 < value <= 31:
        heads = page.lex.pack.set("date_heads")
        before = [w.rstrip("-") for w in words_before(page, amount.start, 20)[-2:]] if heads else []
        return any(w in heads for w in before) and bool(
            _DAY_MONTH.match(page.text[amount.number_start : amount.number_end])
        )
    word = word_behind(page, amount.end)
    if word is not None:
        name = word.group(1)
        if name in months or (name[:1] in page.lex.attached and name[1:] in months):
            return True
        if name == "of":
            following = word_behind(page, word.end())
            if following is not None and following.group(1) in months:
                return True
    head = words_before(page, amount.start, 14)
    return bool(head) and not page.lex.attached and head[-1] in months

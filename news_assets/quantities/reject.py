"""What looks like a number and is no quantity: years, dates, names, list numbers, ordinals."""

import re

from news_assets.quantities.amounts import Amount, Page, word_behind
from news_assets.quantities.lexicon import FIXED, FRACTION

_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LIST_NUMBER = re.compile(r"[.)] ?[^\W\d_]")
_HEAD = re.compile(r"([^\W\d_]+(?:[&.'\"/][^\W\d_]+)*[-'#.]?) ?-?\Z")


def is_rejected(page: Page, amount: Amount) -> bool:
    """True when a number without unit is not a quantity."""
    if _whole(page, amount):
        return False
    if _glued(page, amount):
        return True
    if amount.kind or amount.low is not None:
        return False
    numeral = amount.numeral
    if not numeral.words:
        return (
            _is_year(page, amount)
            or _is_date(page, amount)
            or _in_name(page, amount)
            or _is_ordinal(page, amount)
            or _is_list_number(page, amount)
        )
    return _idle_words(page, amount)


def _whole(page: Page, amount: Amount) -> bool:
    """The text is nothing but this number."""
    return len(page.text) < 200 and not any(c.isalnum() for c in page.text[: amount.start] + page.text[amount.end :])


def _glued(page: Page, amount: Amount) -> bool:
    """Digits that are a piece of a longer word: 5G, A350, COVID-19."""
    text, start, end = page.text, amount.start, amount.end
    if not amount.numeral.words and end < len(text) and end == amount.number_end:
        after = text[end]
        if after.isalpha() and not _ORDINAL.match(text, end):
            return True
    if start and text[start - 1].isalpha() and start == amount.number_start:
        begin = start
        while begin and text[begin - 1].isalpha():
            begin -= 1
        return page.low[begin:start] not in page.lex.attached
    return False


def _is_year(page: Page, amount: Amount) -> bool:
    text = page.text[amount.number_start : amount.number_end]
    if len(text) != 4 or not text.isdigit() or not 1500 <= int(text) <= 2150:
        return False
    word = word_behind(page, amount.end)
    return word is None or word.group(1) not in page.lex.pack.nouns


def _is_date(page: Page, amount: Amount) -> bool:
    months = page.lex.pack.set("months")
    value = amount.value
    if value != int(value) or not 0 < value <= 31:
        return False
    word = word_behind(page, amount.end)
    if word is not None:
        name = word.group(1)
        if name in months or (name[:1] in "בלמ" and name[1:] in months):
            return True
        if name == "of":
            following = word_behind(page, word.end())
            if following is not None and following.group(1) in months:
                return True
    head = _HEAD.search(page.low, max(0, amount.start - 14), amount.start)
    return head is not None and not page.lex.attached and head.group(1) in months


def _in_name(page: Page, amount: Amount) -> bool:
    begin = max(0, amount.start - 24)
    window = page.low[begin : amount.start]
    if not window or window[-1] in "\n(,;:":
        return False
    heads = page.lex.pack.set("name_heads")
    words = window.replace("-", "- ").split()
    if not words:
        return False
    last = words[-1]
    if last.rstrip("-") in heads or last in heads or " ".join(words[-2:]).rstrip("-") in heads:
        return True
    head = _HEAD.search(page.text, begin, amount.start)
    if head is None or page.text[head.start() - 1 : head.start()].isalnum():
        return False
    word = head.group(1)
    if page.lex.attached:  # Latin letters before a bare number inside Hebrew
        return word[0].isascii() and word[0].isupper()
    if not word[0].isupper() or head.start() == 0 or word.lower() in page.lex.pack.set("stopwords"):
        return False
    before = page.text[max(0, head.start() - 2) : head.start()]
    if before[:1] in ".!?\n" or before[-1:] in '"\n' or word.lower() in page.lex.pack.hedges:
        return False
    following = word_behind(page, amount.end)
    return following is None or following.group(1) in page.lex.pack.set("stopwords")


def _is_ordinal(page: Page, amount: Amount) -> bool:
    if _ORDINAL.match(page.low, amount.end):
        return True
    if page.lex.attached and page.text[max(0, amount.start - 2) : amount.start] == "ה-":
        word = word_behind(page, amount.end)
        return word is None or word.group(1) not in page.lex.pack.nouns
    return False


def _is_list_number(page: Page, amount: Amount) -> bool:
    line = page.text.rfind("\n", 0, amount.start) + 1
    if page.text[line : amount.start].strip(" (#-*"):
        return False
    return bool(_LIST_NUMBER.match(page.text, amount.end)) and amount.value < 100


def _idle_words(page: Page, amount: Amount) -> bool:
    """Number words count when they are two or more and something is counted."""
    numeral = amount.numeral
    if numeral.kind == FRACTION:
        return _idle_fraction(page, amount)
    word = word_behind(page, amount.end)
    stop = word is None or word.group(1) in page.lex.pack.set("stopwords")
    if numeral.kind == FIXED:
        return True
    if amount.value == 1:
        return True
    if numeral.scale > 1 or amount.value > 20:
        return False
    return stop


def _idle_fraction(page: Page, amount: Amount) -> bool:
    if len(amount.numeral.tokens) > 1 or amount.start < amount.number_start:
        return False
    if page.lex.attached:
        return False
    word = page.low[amount.number_start : amount.number_end]
    return word != "half" and word.isalpha()

"""What looks like a number and is no quantity; each rule has an id, which `Amount.rejected` keeps."""

import re

from news_assets.quantities.amounts import Amount, word_behind, words_before
from news_assets.quantities.lexicon import DUAL, FIXED, FRACTION, HUNDRED, MULTIPLE, SCALE
from news_assets.quantities.names import is_glued, is_in_name, is_list_number, is_name_number, is_named, is_ordinal
from news_assets.quantities.tokens import Page
from news_assets.quantities.years import is_adjective, is_date, is_period, is_year, looks_like_year

_HYPHENED_NUMBER = re.compile(r" ?[^\W\d_]?-?\d")


def reject(page: Page, amount: Amount) -> str:
    """Id of the rule by which the amount is no quantity, else an empty string."""
    if _whole(page, amount):
        return ""
    if is_glued(page, amount) and amount.kind != "money":
        return "glued"
    if is_name_number(page, amount):
        return "name"
    if amount.kind:
        return _reject_duration(page, amount) if amount.kind == "duration" else ""
    if amount.numeral.words or amount.value < 0:
        return ""
    for rule, name in _RULES:
        if rule(page, amount):
            return name
    return ""


_RULES = ((is_year, "year"), (is_date, "date"), (is_ordinal, "ordinal"), (is_in_name, "name"), (is_list_number, "list"))


def _reject_duration(page: Page, amount: Amount) -> str:
    if amount.numeral.kind == DUAL:
        return "adjective" if is_adjective(page, amount) else ""
    if looks_like_year(page, amount):
        return "year"
    return "period" if amount.unit != "years" and is_period(page, amount) else ""


def reject_words(page: Page, amount: Amount) -> str:
    """The same for numbers in words, which must count something; asked when ranges are joined."""
    numeral = amount.numeral
    if amount.ranged or _whole(page, amount) or not numeral.words:
        return ""
    word = word_behind(page, amount.end)
    if numeral.kind == MULTIPLE or (numeral.kind == DUAL and amount.kind == "money"):
        if numeral.kind == DUAL:
            return "" if word is None or word.group(1) in page.lex.pack.set("stopwords") else "idiom"
        return "" if word is not None and word.group(1) in page.lex.pack.set("multiplied") else "idiom"
    before = words_before(page, amount.start)
    vague = bool(before) and before[-1] in page.lex.pack.set("vague")
    if numeral.kind == FIXED or (vague and (not amount.kind or numeral.tokens[0].kind in (HUNDRED, SCALE))):
        return "vague"
    if amount.kind:
        return "one" if amount.value == 1 and amount.kind in ("duration", "count", "multiple", "points") else ""
    if numeral.kind == FRACTION:
        return "" if _is_part(page, amount) else "ordinal"
    if amount.value < 0:
        return ""
    if amount.value == 100 and page.lex.attached and _HYPHENED_NUMBER.match(page.low, amount.end):  # במאה ה-21
        return "name"
    if page.text[amount.number_start].isupper() and is_named(page, amount):
        return "name"
    if amount.value in (0, 1):
        return "one" if amount.value == 1 or word is None else ""
    if numeral.scale > 1 or abs(amount.value) > 20 or amount.value != int(amount.value):
        definite = numeral.prefix.endswith(page.lex.pack.letter("the"))
        return "name" if definite and numeral.scale == 1 and len(numeral.tokens) == 1 else ""
    return _idle(page, amount, word, before)


def _idle(page: Page, amount: Amount, word: re.Match[str] | None, before: list[str]) -> str:
    """Small number words count only what stands behind them."""
    pack = page.lex.pack
    if before and (before[-1] in pack.set("idle_heads") or before[-1][1:] in pack.set("idle_heads")):
        return "idiom"
    if not page.lex.attached:
        return "idle" if word is None or word.group(1) in pack.set("stopwords") else ""
    text = page.low[amount.number_start : amount.number_end]
    if text in pack.set("ordinal_forms") and pack.letter("the") in amount.numeral.prefix:
        return "ordinal"
    if word is None:
        return "" if amount.numeral.prefix in (pack.letter("to"), pack.letter("from")) else "idle"
    name = word.group(1)
    if name in pack.set("stopwords"):
        return "" if amount.numeral.prefix == pack.letter("to") else "idle"
    if name in pack.nouns or name.removeprefix(pack.letter("the")) in pack.nouns:
        return ""
    return "" if name.endswith(pack.endings["loose"]) else "idle"


def _whole(page: Page, amount: Amount) -> bool:
    """The text is nothing but this number."""
    if amount.start > 12 or len(page.text) > 200 or len(page.text) - amount.end > 12:
        return False
    return not any(c.isalnum() for c in page.text[: amount.start] + page.text[amount.end :])


def _is_part(page: Page, amount: Amount) -> bool:
    """A fraction counts with a number or article before it, or a whole behind it; else it is an ordinal."""
    word = word_behind(page, amount.end)
    name = word.group(1) if word is not None else ""
    if page.lex.attached:
        if amount.numeral.prefix.endswith(page.lex.pack.letter("the")):
            return False
        return (name[:1] == page.lex.pack.letter("from") and len(name) > 2) or name in page.lex.pack.set("wholes")
    before = words_before(page, amount.start)
    if before and before[-1] in page.lex.pack.set("ordinals"):
        return False
    open_end = not name or name in page.lex.pack.set("stopwords") or name in page.lex.pack.set("wholes")
    if len(amount.numeral.tokens) > 1:
        return open_end or page.low[amount.number_end - 1] == "s"
    if page.low[amount.number_start : amount.number_end] == "half":
        return page.low[amount.end : amount.end + 1] != "-" and (open_end or name.endswith("s"))
    return open_end and amount.start < amount.number_start

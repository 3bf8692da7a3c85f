"""Currencies that several countries share: crowns in a text on Norway, pounds in one on Egypt."""

import re
from collections import Counter
from functools import cache

from news_assets.language.pack import read_yaml
from news_assets.quantities.amounts import Amount
from news_assets.quantities.tokens import Page

_OFTEN = {"pound": 2, "$": 3}  # how often the country must be named before its currency is meant
_AMERICA = re.compile(  # and wares that all the world counts in its dollars
    r"\bU\.?S\b|America|United States|Wall Street|Nasdaq|NYSE|[A-Z]\$\d"
    r"|\b(?:Washington|Fed|Trump|Biden)\b|barrel|ounce|itcoin"
)


def localise(page: Page, amounts: list[Amount]) -> None:
    """Give amounts in a shared currency word the currency of the country that the text speaks of most."""
    table = _table(page.lex.pack.code)
    seen: dict[str, str | None] = {}
    for amount in amounts:
        if amount.kind != "money" or not table:
            continue
        words = page.low[amount.start : amount.end].split()
        word = words[-1].rstrip(".,").removesuffix("s") if words else ""
        word = "$" if page.text[amount.start] == "$" else word
        if word not in table or (len(words) > 1 and words[-2] in table[word]):
            continue
        if word not in seen:
            seen[word] = _country(page, table[word], word)
        amount.unit = seen[word] or amount.unit


def _country(page: Page, homes: dict[str, str], word: str) -> str | None:
    """The currency of the country named most often, None when none is named enough."""
    if word == "cent":
        return "EUR" if page.text.count("€") > page.text.count("$") else None
    if (word == "pound" and "£" in page.text) or (word == "$" and _AMERICA.search(page.text)):
        return None
    counts = Counter(homes[name] for name in _named(page.lex.pack.code, word).findall(page.low))
    if not counts:
        return None
    unit, often = counts.most_common(1)[0]
    return unit if often >= _OFTEN.get(word, 1) else None


@cache
def _named(code: str, word: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _table(code)[word]))})\b")


@cache
def _table(code: str) -> dict[str, dict[str, str]]:
    return read_yaml(code, "local_currencies")

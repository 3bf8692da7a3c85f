"""Names that no list has, by their letters: Latin names in Hebrew text, capitalised names in English text."""

import re

from news_assets.facts.items import Item
from news_assets.facts.pack import lexicon, words

_MIXED = re.compile("[a-z][A-Z]|^[A-Z]{3,5}$")


def unlisted_names(norm: str, items: list[Item], sentence_of: list[int], language: str) -> list[tuple[int, int]]:
    """Item spans of names that no entity covers."""
    closed = words(language, "not_names") | words(language, "outlets")
    phrases = lexicon(language).phrases
    capital = [_capital(norm, item) and item.key not in closed and item.key not in phrases for item in items]
    if language == "en":
        known = {
            items[i].key
            for i, yes in enumerate(capital)
            if yes and (_MIXED.search(norm[items[i].start : items[i].end]) or _inside(items, sentence_of, i))
        }
        titles = _shouting(capital, sentence_of)
        capital = [
            yes and item.key in known and sentence_of[i] not in titles
            for i, (yes, item) in enumerate(zip(capital, items, strict=True))
        ]
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(items):
        if not capital[index]:
            index += 1
            continue
        last = index
        while last + 1 < len(items) and capital[last + 1] and items[last + 1].start - items[last].end <= 1:
            last += 1
        found.append((index, last))
        index = last + 1
    return found


def _inside(items: list[Item], sentence_of: list[int], index: int) -> bool:
    """Not the first word of a sentence, a quotation or a line."""
    before = items[index - 1]
    return (index > 0 and sentence_of[index - 1] == sentence_of[index] and before.kind in "wn") or before.key in (
        "(",
        ",",
    )


def _shouting(capital: list[bool], sentence_of: list[int]) -> set[int]:
    """Sentences in title case, where a capital says nothing."""
    total: dict[int, list[int]] = {}
    for yes, sentence in zip(capital, sentence_of, strict=True):
        count = total.setdefault(sentence, [0, 0])
        count[0] += yes
        count[1] += 1
    return {sentence for sentence, (high, size) in total.items() if high * 2 > size}


def _capital(norm: str, item: Item) -> bool:
    if item.kind != "w" or item.mention >= 0:
        return False
    word = norm[item.start : item.end]
    return word.isascii() and word[0].isupper() and len(word) > 1 and not (word.isupper() and len(word) <= 2)

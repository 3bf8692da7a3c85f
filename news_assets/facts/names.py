"""Names that no list has: Latin names in Hebrew text, and the name a title opens with."""

from news_assets.facts.items import Item
from news_assets.facts.pack import lexicon, words


def latin_names(norm: str, items: list[Item]) -> list[tuple[int, int]]:
    """Item spans of capitalised Latin names in Hebrew text that no entity covers."""
    phrases, closed = lexicon("he").phrases, words("he", "not_names")
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(items):
        if not _names(norm, items[index]) or items[index].key in closed or items[index].key in phrases:
            index += 1
            continue
        last = index
        while last + 1 < len(items) and _names(norm, items[last + 1]) and items[last + 1].start - items[last].end <= 1:
            last += 1
        found.append((index, last))
        index = last + 1
    return found


def _names(norm: str, item: Item) -> bool:
    if item.kind != "w" or item.mention >= 0:
        return False
    word = norm[item.start : item.end]
    return word.isascii() and word[0].isupper() and not (word.isupper() and len(word) <= 3)

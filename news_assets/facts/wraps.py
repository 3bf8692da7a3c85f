"""Lines that a page breaks in the middle of a sentence."""

from news_assets.facts.items import Item
from news_assets.facts.pack import words


def unwrapped(items: list[Item], language: str) -> tuple[list[Item], set[int]]:
    """Items without the breaks inside sentences, and the places of the items that stood behind one."""
    if language != "he":
        return items, set()
    kept: list[Item] = []
    wrapped: set[int] = set()
    for index, item in enumerate(items):
        if item.key == "\n" and item.end - item.start == 1 and _goes_on(items, index):
            wrapped.add(len(kept))
        else:
            kept.append(item)
    return kept, wrapped


def _goes_on(items: list[Item], index: int) -> bool:
    """Whether the line that ends at item `index` goes on behind it: an open end, or a word that opens no sentence."""
    if not 0 < index < len(items) - 1:
        return False
    before, after = items[index - 1], items[index + 1]
    if before.key == "," or before.key in words("he", "wrap_ends"):
        return True
    if before.kind == "p" or after.kind != "w":
        return False
    key = after.key
    that = key[0] == "ש" and key[1:] in words("he", "verbs")
    return that or key in words("he", "wrap_starts") or key in words("he", "verbs")

"""Hebrew names told by their letters: words that the language does not have."""

from news_assets.facts.items import Item
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Mention, Reading, unlisted
from news_assets.language.known import frequent, inflected, known

_INFLECTED = ("ים", "ות", "יה", "יו", "הם", "הן", "כם", "ית", "תי", "נו", "תה", "תו", "תם", "תן", "יי", "יא")
_DEFINITE = "היתי"  # last letters of an adjective behind an article
_STEMS = frozenset({"הת", "ית", "תת", "נת", "מת", "הש", "יש", "תש", "מש", "יי"})  # how derived verbs begin
_VERBAL = "הנית"  # first letters of what they do, which ends in a vav
_FUTURE = "תי"
_OBJECTS = frozenset({"את", "אותו", "אותה", "אותם", "אותן", "לו", "לה", "להם"})
_PREFIXES = frozenset({"ב", "ל", "מ", "ש", "ו", "כ", "וב", "ול", "שב", "של", "וש"})
_LEAST = 3


def add_foreign(reading: Reading) -> None:
    """Add a mention for each run of words that no list holds and Hebrew has not, nor forms by its rules."""
    if reading.language != "he":
        return
    items, index, found = reading.items, 0, []
    while index < len(items):
        if not _foreign(items[index]) or _predicate(items, index):
            index += 1
            continue
        last = index
        while True:
            ahead = last + 2 if _joined(items, last) else last + 1
            if ahead >= len(items) or not _foreign(items[ahead]):
                break
            last = ahead
        found.append((index, last))
        index = last + 1
    written = {item.key for item in items}
    for first, last in found:
        if last + 1 < len(items) and items[last + 1].key in _OBJECTS:
            continue  # a verb
        for place in range(first, last + 1):
            items[place].mention = len(reading.mentions)
        key = items[first].key
        start = items[first].start + next((n for n in (1, 2) if key[:n] in _PREFIXES and key[n:] in written), 0)
        reading.mentions.append(Mention(first, last, start, unlisted(reading.document, start, items[last].end)))


def _predicate(items: list[Item], index: int) -> bool:
    """`החברה תונפק`: behind a definite `the company` a word that begins like the future tense tells what it will do."""
    if not index or items[index].key[0] not in _FUTURE:
        return False
    firms = words("he", "company_words")
    return any(stem in firms and stem[0] == "ה" for _, stem in keys(items[index - 1].key, "he"))


def _joined(items: list[Item], last: int) -> bool:
    """Whether a hyphen glues the next word on."""
    if last + 2 >= len(items) or items[last + 1].key != "-":
        return False
    return items[last].end == items[last + 1].start and items[last + 1].end == items[last + 2].start


def _foreign(item: Item) -> bool:
    key = item.key
    if item.kind != "w" or item.mention >= 0 or not "א" <= key[0] <= "ת" or '"' in key:
        return False
    if len(key.rstrip("'")) < _LEAST or known(key, "he") or key.endswith(_INFLECTED):
        return False
    if key[:2] in _STEMS and "'" not in key:
        return False
    if (key[0] == "ה" and key[-1] in _DEFINITE) or (key[0] in _VERBAL and key[-1] == "ו"):
        return False
    return not (inflected(key) and "'" not in key) and not _run_together(key)


def _run_together(key: str) -> bool:
    """Two common words without a blank between: a slip of the page."""
    return any(frequent(key[:cut], "he") and frequent(key[cut:], "he") for cut in range(_LEAST, len(key) - _LEAST + 1))

"""`The company`, `the council`, `המנכ"ל`: which names of an article a definite noun of kind may stand for."""

from collections.abc import Callable, Sequence
from functools import cache

from news_assets.facts.items import Item
from news_assets.facts.pack import data, words
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.traits import closed
from news_assets.schemas.records import Entity

_GLUED = "ובלמכש"
_SHORT = 4
_QUALIFIED = 5  # items between `the` and its noun: `the San Francisco-based clothing retailer`
_APPOSITION = 6  # items behind a comma within which a name's kind may stand


def noun(word: str, language: str) -> str:
    """A noun in one form for all: no article, no construct ending, no owner."""
    if language != "he":
        return word.removesuffix("'s")
    word = word[1:] if word[:1] == "ה" and len(word) > _SHORT - 1 else word
    if word.endswith("יי") or word.endswith("ית"):
        return word
    return word[:-1] + "ה" if word[-1:] == "ת" and len(word) > 2 else word


class Kinds:
    """The nouns that an article says of its names."""

    def __init__(self, language: str, readings: Sequence[Reading], key: Callable[[Entity], str]) -> None:
        """Gather them; `key` tells whom an entity names."""
        self.language = language
        self.by_noun: dict[str, list[str]] = {}
        for reading in readings:
            for mention in reading.mentions:
                name = key(mention.entity)
                for word in self._said(reading, mention):
                    known = self.by_noun.setdefault(word, [])
                    if name not in known:
                        known.append(name)

    def _said(self, reading: Reading, mention: Mention) -> set[str]:
        items, language = reading.items, self.language
        found: set[str] = set()
        if language == "he":
            quote = [i.key for i in items[mention.first : mention.last + 1] if i.kind == "w"]
            if len(quote) > 1:
                head = reading.document.norm[mention.start : items[mention.first].end].casefold()
                found.add(noun(head, "he"))
            last = mention.first - 1
            if last >= 0 and items[last].kind == "w" and items[last].mention < 0 and not reading.prefix(mention):
                key = items[last].key
                found.update(noun(form, "he") for form in _unglued(key) if _kind(form, "he"))
        else:
            quote = [i.key for i in items[mention.first : mention.last + 1] if i.kind == "w"]
            if len(quote) > 1:
                found.add(noun(quote[-1], "en"))
            before = items[mention.first - 1] if mention.first else None
            if before is not None and before.kind == "w" and before.mention < 0 and _kind(before.key, "en"):
                found.add(before.key)
        found |= self._apposed(reading, mention)
        return found

    def _apposed(self, reading: Reading, mention: Mention) -> set[str]:
        """`X, the retailer`, `X, רשת ...`."""
        items, index = reading.items, mention.last + 1
        if index >= len(items) or items[index].key != ",":
            return set()
        found: set[str] = set()
        for place in range(index + 1, min(index + _APPOSITION, len(items))):
            item: Item = items[place]
            if item.kind != "w" or item.mention >= 0 or item.key in closed(self.language).verbs:
                break
            if _kind(item.key, self.language):
                found.add(noun(item.key, self.language))
            if self.language == "he":
                break
        return found

    def anaphors(self, reading: Reading, first: int, end: int) -> list[tuple[int, str, list[str]]]:
        """(item, noun, keys of the names it may stand for) of the definite nouns of kind in items first..end-1."""
        found = []
        for index in range(first, end):
            item = reading.items[index]
            if item.kind != "w" or item.mention >= 0:
                continue
            behind = reading.items[index + 1] if index + 1 < len(reading.items) else None
            if behind is not None and behind.mention >= 0 and not reading.prefix(reading.mentions[behind.mention]):
                continue
            for form in self._definite(reading, index):
                word = noun(form, self.language)
                keys = self.by_noun.get(word, [])
                if keys or word in standing(self.language):
                    found.append((index, word, keys))
                    break
        return found

    def _definite(self, reading: Reading, index: int) -> Sequence[str]:
        key = reading.items[index].key
        if self.language != "he":
            if reading.key(index - 1) in ("its", "their"):
                return (key,)
            for place in range(index - 1, max(-1, index - 1 - _QUALIFIED), -1):
                word = reading.items[place]
                if word.key == "the":
                    return (key,)
                if word.kind not in "wq" and word.key != "-":
                    break
                if word.key in closed("en").verbs or word.key in closed("en").oblique:
                    break
            return ()
        if key[0] == "ה" and len(key) >= _SHORT:
            return (key,)
        return [form for form in _unglued(key)[1:] if form[0] == "ה" or key[0] in "בלכ"]


def _unglued(key: str) -> list[str]:
    """A Hebrew word, and without one or two prefix letters."""
    found = [key]
    while len(found) < 3 and found[-1][:1] in _GLUED and len(found[-1]) >= _SHORT:
        found.append(found[-1][1:])
    return found


def _kind(word: str, language: str) -> bool:
    if len(word) < 3 or word in _closed(language):
        return False
    return language == "he" or word.isalpha()


@cache
def _closed(language: str) -> frozenset[str]:
    lists = ("verbs", "copulas", "saying", "oblique", "hedges", "pronouns", "months", "breaks", "generic")
    found = frozenset().union(*(words(language, name) for name in lists))
    return found | (words("he", "prepositions") | {"של", "את"} if language == "he" else frozenset({"of", "and", "the"}))


@cache
def standing(language: str) -> dict[str, frozenset[str]]:
    """Nouns that stand for names of some types by themselves, in the form of `noun`."""
    if language != "he":
        bodies = words("en", "bodies") | words("en", "company_words") | words("en", "kind_names")
        return {noun(word, "en"): frozenset({"company", "organisation", "fund"}) for word in bodies if " " not in word}
    nouns: dict[str, list[str]] = data("he", "subjects")["generic_nouns"]
    found = {
        noun(form, "he"): frozenset(kinds.split())
        for kinds, forms in nouns.items()
        if kinds != "group"
        for form in forms
    }
    for title in words("he", "titles") | words("he", "offices"):
        if " " not in title:
            found.setdefault(noun(title, "he"), frozenset({"person"}))
    return found

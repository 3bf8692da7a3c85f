"""Short noun phrases of a document without a parser."""

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from news_assets.facts.items import Item
from news_assets.facts.pack import words
from news_assets.facts.reading import Reading

_WIDEST = 5  # words of a phrase
_LEADS = "ובלמכש"
_STOPS = (
    "breaks", "phrase_stops", "hedges", "copulas", "verbs", "pronouns", "months", "phrase_trim", "not_heads", "oblique",
    "saying", "questions", "personal",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """Items first..last; `lead` is the preposition before them, `cut` how many letters of it the first word holds."""

    first: int
    last: int
    lead: str
    cut: int


@cache
def stops(language: str) -> frozenset[str]:
    """Words that no phrase holds."""
    found = frozenset().union(*(words(language, name) for name in _STOPS))
    return found | (words("he", "prepositions") | {"את", "של"} if language == "he" else _ENGLISH)


_ENGLISH = frozenset({
    "a", "across", "along", "among", "an", "and", "any", "around", "be", "been", "being", "between", "do", "does",
    "down", "during", "each", "every", "for", "had", "has", "have", "her", "here", "his", "into", "its", "my", "no",
    "nor", "not", "of", "off", "onto", "or", "our", "out", "per", "so", "some", "than", "that", "the", "their", "then",
    "there", "these", "this", "those", "through", "too", "up", "upon", "very", "via", "when", "where", "which", "while",
    "who", "whom", "whose", "with", "within", "without", "your", "did", "to",
})  # fmt: skip


@cache
def plain(language: str) -> frozenset[str]:
    """Words that alone name nobody: measures of time and money, figures of speech."""
    found = words(language, "generic")
    return found | (words("he", "common") if language == "he" else frozenset())


class Chunks:
    """The phrases of one document by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._known: dict[int, list[Chunk]] = {}

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often the document has each word."""
        return Counter(item.key for item in self.reading.items if item.kind == "w")

    @cached_property
    def _verbs(self) -> set[int]:
        return {m.first for m in self.reading.matches if not m.cue.noun}

    def of(self, sentence: int) -> list[Chunk]:
        """The phrases of a sentence by its number."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._cut(*self.reading.sentences[sentence], self._verbs)
        return known

    def _cut(self, first: int, end: int, verbs: set[int]) -> list[Chunk]:
        items, language = self.reading.items, self.reading.language
        closed, hebrew = stops(language), language == "he"
        found: list[Chunk] = []
        start, lead, cut, before = -1, "", 0, ""

        def close(last: int) -> None:
            nonlocal start
            while last > start >= 0 and items[last].kind == "p":
                last -= 1
            if start >= 0:
                found.append(Chunk(start, last, lead, cut))
            start = -1

        for index in range(first, end):
            item = items[index]
            kind, key = item.kind, item.key
            if kind == "p" and key in "-\"'&." and start >= 0 and self._glued(items, index):
                continue
            alone = hebrew and len(key) < 2 and kind == "w"  # a prefix letter before a number
            if kind not in "wn" or alone or key in closed or (index in verbs and item.mention < 0):
                close(index - 1)
                before = key if kind == "w" else ""
                continue
            length = self._led(key, item) if hebrew and kind == "w" else 0
            if length or (start >= 0 and index - start >= _WIDEST):
                close(index - 1)
            if start < 0 and kind == "w":
                start, lead, cut = index, key[:length] or before, length
            before = ""
        close(end - 1)
        return found

    @staticmethod
    def _glued(items: list[Item], index: int) -> bool:
        return index + 1 < len(items) and (
            items[index].start == items[index - 1].end or items[index + 1].start == items[index].end
        )

    def _led(self, key: str, item: Item) -> int:
        """How many letters of a Hebrew word are prefixes that open a new phrase."""
        if item.mention >= 0:
            mention = self.reading.mentions[item.mention]
            return mention.start - item.start if item is self.reading.items[mention.first] else 0
        length = 0
        while length < 2 and len(key) - length > 3 and key[length] in _LEADS:
            rest, known = key[length + 1 :], self.vocabulary
            sure = rest in known or "ה" + rest in known or (rest[0] == "ה" and key[length] in "ושכמ")
            likely = (
                key[length] in "בל" and "ה" + key[length:] not in known and key[length:] not in words("he", "heads")
            )
            if not sure and not likely:
                break
            length += 1
        return length

    def text(self, chunk: Chunk) -> str:
        """Its words without the prefix letters."""
        return self.reading.text(chunk.first, chunk.last)[chunk.cut :]

    def forms(self, chunk: Chunk) -> list[str]:
        """Its words in a form that all its places share: no article, no owner's ending, no prefix letters."""
        keys = [item.key for item in self.reading.items[chunk.first : chunk.last + 1] if item.kind != "p"]
        if self.reading.language != "he":
            return [key.removesuffix("'s") for key in keys]
        keys[0] = keys[0][chunk.cut :]
        return [key[1:] if key[:1] == "ה" and len(key) > 3 else key for key in keys]

"""One document as the binder reads it: items (words, marks, quantities), sentences, cues."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from news_assets.facts.associations import Associations
from news_assets.facts.families import SECURITIES
from news_assets.facts.items import Item, brackets, cut, to_norm
from news_assets.facts.links import Link, link
from news_assets.facts.names import unlisted_names
from news_assets.facts.pack import Cue, cues_of, words
from news_assets.facts.wraps import unwrapped
from news_assets.schemas.records import Entity, Quantity
from news_assets.text.document import Document

_STRONG = frozenset(";:•●|\n")


_LONGEST = 250  # items; what runs on longer is no sentence, and the rules look at whole sentences


@dataclass(slots=True)
class Match:
    """A cue at items first..last; `prefix` holds Hebrew prefix letters taken off its first word."""

    first: int
    last: int
    cue: Cue
    prefix: str


@dataclass(slots=True)
class Mention:
    """An entity at items first..last."""

    first: int
    last: int
    start: int
    entity: Entity

    @property
    def unlisted(self) -> bool:
        """A name known by its letters only."""
        return not self.entity.mention_id


@dataclass(slots=True)
class Reading:
    """All that the rules look at in one document."""

    document: Document
    language: str
    items: list[Item]
    quantities: list[Quantity]
    at: list[int]
    sentence_of: list[int]
    sentences: list[tuple[int, int]]
    matches: list[Match]
    mentions: list[Mention]
    commas: list[int]
    breaks: list[int]
    numbers: list[int]
    topics: dict[str, float]
    listed: bool
    lines: list[int]
    brackets: list[int]  # number of the brackets an item stands in, 0 outside
    holdings: bool  # whether stakes are spoken of
    associations: Associations
    links: dict[int, Link] = field(default_factory=dict)
    by_sentence: dict[int, list[Match]] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)  # how often words of a theme stand in the text, once asked
    _repeated: dict[str, bool] = field(default_factory=dict)

    def sentence(self, item: int) -> tuple[int, int]:
        """Item range of the sentence around an item."""
        return self.sentences[self.sentence_of[item]]

    def cues(self, item: int) -> list[Match]:
        """The cues of the sentence around an item, in order."""
        return self.by_sentence.get(self.sentence_of[item], [])

    def line(self, item: int) -> int:
        """Number of the line an item stands in."""
        return self.lines[item]

    def repeats(self, name: str) -> bool:
        """Whether the letters of a name stand in the document more than once."""
        if name not in self._repeated:
            text = self.document.norm
            self._repeated[name] = text.find(name, text.find(name) + 1) >= 0
        return self._repeated[name]

    def opening(self, item: int) -> int:
        """Number of the first sentence that begins on the line an item stands in."""
        first = bisect_left(self.lines, self.lines[item])
        sentence = self.sentence_of[first]
        return sentence if self.lines[self.sentences[sentence][0]] == self.lines[item] else sentence + 1

    def sentence_mentions(self, item: int) -> list[Mention]:
        """The mentions of the sentence around an item, in order."""
        first, end = self.sentence(item)
        seen = dict.fromkeys(i.mention for i in self.items[first:end] if i.mention >= 0)
        return [self.mentions[m] for m in seen]

    def prefix(self, mention: Mention) -> str:
        """Prefix letters glued to a mention."""
        return self.document.norm[self.items[mention.first].start : mention.start]

    def key(self, index: int) -> str:
        """The word or mark of an item, empty beyond the text."""
        return self.items[index].key if 0 <= index < len(self.items) else ""

    def crossed(self, counts: list[int], a: int, b: int) -> int:
        """How many marks of a kind stand strictly between two items."""
        low, high = (a, b) if a < b else (b, a)
        return counts[high] - counts[low + 1] if high > low else 0

    def text(self, first: int, last: int) -> str:
        """Normalised text of items first..last."""
        return self.document.norm[self.items[first].start : self.items[last].end]


def read(document: Document, quantities: Sequence[Quantity], entities: Sequence[Entity]) -> Reading:
    """Cut one document into items and find its cues; linear in its length."""
    language = "he" if document.language.startswith("he") else "en"
    spans = to_norm(document, [(q.start, q.end) for q in quantities])
    items, wrapped = unwrapped(cut(document.norm, spans), language)
    at = [0] * len(quantities)
    for index, item in enumerate(items):
        if item.kind == "q":
            at[item.quantity] = index
    raw = _raw_sentences(items, [start for start, _ in document.sentences])
    sentence_of, sentences = _sentences(items, raw, wrapped)
    matches = _matches(items, sentence_of, language)
    stops, stocks = words(language, "breaks"), words(language, "listed")
    lines = _lines(items)
    reading = Reading(
        document, language, items, list(quantities), at, sentence_of, sentences, matches,
        _mentions(document, items, entities, sentence_of, matches),
        _counts([i.key == "," for i in items]),
        _counts([i.key in _STRONG or (i.key in stops and not _as_much(items, n)) for n, i in enumerate(items)]),
        _counts([i.kind == "q" and quantities[i.quantity].kind not in ("duration", "age") for i in items]),
        _topics(matches),
        any(item.key in stocks for item in items),
        lines,
        brackets(items),
        any(match.cue.name == "stake" for match in matches),
        Associations(items, lines, language),
    )  # fmt: skip
    for position in at:
        reading.links[position] = link(items, sentences[sentence_of[position]][0], position, language)
    for match in matches:
        if language == "en" and match.cue.role == "future" and _month(document.norm, items, match.first):
            continue
        named = items[match.first].mention
        if match.cue.role != "metric" and 0 <= named < len(entities) and reading.mentions[named].entity.type != "group":
            continue  # `Target` and `Advance Auto Parts` are names
        reading.by_sentence.setdefault(sentence_of[match.first], []).append(match)
    return reading


def _month(norm: str, items: list[Item], index: int) -> bool:
    """`for May delivery`, `in May`: no modal verb."""
    item = items[index]
    return item.key == "may" and norm[item.start] == "M" and index > 0 and items[index - 1].kind == "w"


def _raw_sentences(items: list[Item], starts: list[int]) -> list[int]:
    """Number of the document's sentence for each item."""
    found, number, last = [], 0, len(starts) - 1
    for item in items:
        while number < last and starts[number + 1] <= item.start:
            number += 1
        found.append(number)
    return found


def _as_much(items: list[Item], at: int) -> bool:
    """`as much as`, `as of` break nothing."""
    if items[at].key != "as":
        return False
    beside = {item.key for item in items[max(0, at - 1) : at + 2]}
    return bool(beside & _MUCH)


_MUCH = frozenset({"much", "many", "high", "low", "little", "well", "long", "of", "such"})


def _lines(items: list[Item]) -> list[int]:
    """Line number of each item; a break within a sentence starts none."""
    breaks = (item.end - item.start if item.key == "\n" else 0 for item in items)
    return list(accumulate(breaks))


def _topics(matches: list[Match]) -> dict[str, float]:
    """Share of each metric among the metric nouns of the text."""
    counts = Counter(m.cue.name for m in matches if m.cue.role == "metric")
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()}


def _counts(marked: list[bool]) -> list[int]:
    return list(accumulate(marked, initial=0))


_BULLETS = frozenset("•●")


def _sentences(items: list[Item], raw: list[int], wrapped: set[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """Sentence numbers, cut further at bullets, not cut at wrapped lines."""
    numbers: list[int] = []
    spans: list[tuple[int, int]] = []
    first = 0
    before = raw[0] if raw else 0
    for index, (item, sentence) in enumerate(zip(items, raw, strict=True)):
        begins = sentence != before and index not in wrapped
        if begins or index - first >= _LONGEST or (index and item.key in _BULLETS):
            spans.append((first, index))
            first = index
        numbers.append(len(spans))
        before = sentence
    spans.append((first, len(items)))
    return numbers, spans


def _matches(items: list[Item], sentence_of: list[int], language: str) -> list[Match]:
    found: list[Match] = []
    # A longer phrase takes its words from the shorter ones: a metric's from all but growth, others from their group.
    taken = {"metric": -1, "verb": -1, "modality": -1, "move": -1}
    growth = words(language, "growth")
    for index, item in enumerate(items):
        if item.kind != "w":
            continue
        begun = cues_of(item.key, language)
        if not begun:
            continue
        following = items[index + 1].key if index + 1 < len(items) else ""
        for start in begun:
            longest: dict[str, int] = {}
            for rest, cue in start.options(following):
                group = _group(cue)
                inside = index <= taken[group] or (group != "metric" and longest.get("metric", 0) > 0)
                inside = inside and not (start.stem in growth and index > taken["move"])
                if len(rest) < longest.get(group, 0) or inside:
                    continue
                if _follows(items, sentence_of, index, rest, language):
                    longest[group] = len(rest)
                    if _allowed(start.prefix, cue):
                        found.append(Match(index, index + len(rest), cue, start.prefix))
            for group, length in longest.items():
                for other in (("metric", "verb", "modality") if group == "metric" else (group,)) if length else ():
                    taken[other] = max(taken[other], index + length)
                if length and group == "verb":
                    taken["move"] = index + length
            if longest:
                break
    return found


def _group(cue: Cue) -> str:
    if cue.role in ("metric", "none"):
        return "metric"
    return "verb" if cue.role in ("event", "up", "down", "unchanged") else "modality"


def _allowed(prefix: str, cue: Cue) -> bool:
    """Verbs and conjunctions take no preposition."""
    if cue.role in ("hypothetical", "event", "up", "down", "unchanged") and not cue.noun:
        return not set(prefix) & set("במל")
    return True


def _follows(items: list[Item], sentence_of: list[int], index: int, rest: tuple[str, ...], language: str) -> bool:
    if index + len(rest) >= len(items) or sentence_of[index + len(rest)] != sentence_of[index]:
        return not rest
    for offset, word in enumerate(rest, 1):
        key = items[index + offset].key
        if key != word and not (language == "he" and key == "ה" + word):
            return False
    return True


def _mentions(
    document: Document, items: list[Item], entities: Sequence[Entity], sentence_of: list[int], matches: list[Match]
) -> list[Mention]:
    found: list[Mention] = []
    figures = {m.first for m in matches if m.cue.role == "metric" and m.cue.name not in SECURITIES}
    ends = [item.end for item in items]
    outlets = words("he" if document.language.startswith("he") else "en", "outlets")
    spans = to_norm(document, [(e.start, e.end) for e in entities])
    for (start, end), entity in zip(spans, entities, strict=True):
        first = bisect_right(ends, start)
        last = first
        while last + 1 < len(items) and items[last + 1].start < end:
            last += 1
        if entity.type == "group" and first in figures and document.language.startswith("he"):
            continue  # `the heavy debts` are a figure, nobody
        if first < len(items) and items[first].kind != "q" and entity.quote.casefold() not in outlets:
            for index in range(first, last + 1):
                items[index].mention = len(found)
            found.append(Mention(first, last, start, entity))
    language = "he" if document.language.startswith("he") else "en"
    for first, last in unlisted_names(document.norm, items, sentence_of, language):
        for index in range(first, last + 1):
            items[index].mention = len(found)
        found.append(Mention(first, last, items[first].start, unlisted(document, items[first].start, items[last].end)))
    return found


def unlisted(document: Document, start: int, end: int) -> Entity:
    """A name known by its letters only, as an entity without a mention of its own."""
    quote = document.norm[start:end].removesuffix("'s")
    return Entity(
        mention_id="", article_id=document.article_id, field=document.field, start=start, end=end, quote=quote,
        type="organisation", method="model", score=0.3,
    )  # fmt: skip

"""One document while its names are being found: lower case, sentences and taken spans."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from news_assets.entities.entry import Entry
from news_assets.entities.match import lower
from news_assets.schemas.vocabulary import EntityMethod
from news_assets.text.document import Document

_HEBREW = re.compile(r"[א-ת]+")
_HEBREW_MARKED = re.compile(r"[א-ת]+(?:[\"'-][א-ת]+)+'?")
_MARKS = ".,:;!?()\"'"
WORD = re.compile(r"[^\W_]+(?:[\"'.&-]+[^\W_]+)*%?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A named span of a reading's normalised text."""

    start: int
    end: int
    entry: Entry
    method: EntityMethod
    score: float


class Reading:
    """A document with what the finders share; spans count characters of `text`."""

    def __init__(self, document: Document) -> None:
        """Take a document; nothing is computed before it is asked for."""
        self.document = document
        self.text = document.norm
        self.lowered = lower(self.text)
        self.language = "he" if document.language.startswith("he") else "en"
        self._mentions: dict[int, Mention] = {}
        self.financial = False
        self._taken = bytearray(len(self.text))
        self._words: dict[int, frozenset[str]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.document.sentences]

    @cached_property
    def hebrew_words(self) -> frozenset[str]:
        """The words of Hebrew letters, with marks inside them and without."""
        return frozenset(_HEBREW.findall(self.text)) | frozenset(_HEBREW_MARKED.findall(self.text))

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Words of Hebrew letters, with marks inside them, that stand more than once."""
        counts = Counter(_HEBREW_MARKED.findall(self.text))
        counts.update(_HEBREW.findall(self.text))
        return frozenset(word for word, count in counts.items() if count > 1)

    @cached_property
    def repeated_pairs(self) -> frozenset[tuple[str, str]]:
        """Pairs of such words that stand side by side more than once."""
        words = [word.strip(_MARKS) for word in self.text.split()]
        return frozenset(pair for pair, count in Counter(pairwise(words)).items() if count > 1)

    def sentence(self, at: int) -> tuple[int, int]:
        """Span of the sentence around a position."""
        spans = self.document.sentences
        if not spans:
            return 0, len(self.text)
        return spans[max(0, bisect_right(self._starts, at) - 1)]

    def sentence_words(self, at: int) -> frozenset[str]:
        """Lower-case words of the sentence around a position, with and without a prefix letter."""
        start, end = self.sentence(at)
        words = self._words.get(start)
        if words is None:
            found = WORD.findall(self.lowered, start, min(end, start + 2000))
            words = frozenset(found) | {w[1:] for w in found if w[0] in "והבלמשכ" and len(w) > 3}
            self._words[start] = words
        return words

    def word_before(self, at: int) -> str:
        """Lower-case word right before a position, empty at the sentence's start."""
        found = WORD.findall(self.lowered, max(0, at - 30), at)
        return found[-1] if found and self.lowered[max(0, at - 30) : at].rstrip("- \"'(").endswith(found[-1]) else ""

    def word_behind(self, at: int) -> str:
        """Lower-case word right behind a position and the owner's ending there."""
        at += 2 if self.text[at : at + 3] == "'s " else 0
        found = WORD.match(self.lowered, at + len(self.text[at : at + 4]) - len(self.text[at : at + 4].lstrip(" ,'\"")))
        return found.group() if found else ""

    @property
    def mentions(self) -> list[Mention]:
        """The mentions so far, in order."""
        return [self._mentions[start] for start in sorted(self._mentions)]

    def free(self, start: int, end: int) -> bool:
        """True when no mention covers a character of the span."""
        return self._taken.find(1, start, end) < 0

    def add(self, mention: Mention) -> bool:
        """Keep a mention and take its span; False when the span is taken already."""
        if not self.free(mention.start, mention.end):
            return False
        self._taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        self._mentions[mention.start] = mention
        return True

    def at(self, start: int) -> Mention | None:
        """The mention that begins at a position."""
        return self._mentions.get(start)

    def replace(self, old: Mention, new: Mention) -> None:
        """Put a mention in the place of one with the same span."""
        self._mentions[old.start] = new

    def cover(self, mention: Mention) -> bool:
        """Keep a mention in the place of those that lie wholly and strictly inside it; False when one crosses it."""
        if self.free(mention.start, mention.end):
            return self.add(mention)
        inside = [self._mentions[at] for at in range(mention.start, mention.end) if at in self._mentions]
        width = sum(m.end - m.start for m in inside)
        if not inside or inside[-1].end > mention.end or width != sum(self._taken[mention.start : mention.end]):
            return False
        if (inside[0].start, inside[0].end) == (mention.start, mention.end) or self._complete(inside[0], mention):
            return False
        for old in inside:
            del self._mentions[old.start]
        self._taken[mention.start : mention.end] = bytes(mention.end - mention.start)
        return self.add(mention)

    def _complete(self, known: Mention, longer: Mention) -> bool:
        """A listed person's full name, which no word behind it makes longer."""
        full = known.entry.entity_id and known.entry.type == longer.entry.type == "person"
        return bool(full) and known.start == longer.start and " " in self.text[known.start : known.end]

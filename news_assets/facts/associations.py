"""Which metrics the words around a number make one think of, wherever they stand."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import exp

from news_assets.facts.items import Item
from news_assets.facts.pack import data, keys

Scores = dict[str, float]
_BEFORE, _BEHIND = 25, 20  # items looked at on either side of a number
_FADING = {-1: 9.0, 1: 5.0}  # words after which a word counts for a third, before and behind the number
_NUMBER = {-1: 0.45, 1: 0.3}  # what another number between leaves of a word
_MARKS = {-1: {";": 0.6, ":": 0.6, ",": 0.85}, 1: {";": 0.5, ":": 0.5, ",": 0.5}}
_LEAST = 3  # letters an ending must leave


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(data(language, "associations")["endings"])


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    ending = next((e for e in _endings(language) if word.endswith(e) and len(word) - len(e) >= _LEAST), "")
    return word[: len(word) - len(ending)]


@cache
def _table(language: str) -> dict[str, tuple[str, ...]]:
    """Metrics by the stems of their words."""
    found: dict[str, dict[str, None]] = {}
    for metric, words in data(language, "associations")["metrics"].items():
        for word in words:
            found.setdefault(_stem(str(word), language), {})[metric] = None
    return {stem: tuple(metrics) for stem, metrics in found.items()}


@lru_cache(maxsize=1 << 16)
def of_word(word: str, language: str) -> tuple[tuple[str, ...], float]:
    """The metrics a casefolded word speaks for, and how much for each: the less the more there are."""
    for _, stem in keys(word, language):
        metrics = _table(language).get(_stem(stem, language))
        if metrics and (len(stem) > 2 or stem == word):
            return metrics, len(metrics) ** -0.5
    return (), 0.0


def of_words(words: Iterable[str], language: str) -> Scores:
    """Scores of different words together, wherever they stand."""
    found: Scores = {}
    for word in words:
        metrics, worth = of_word(word, language)
        for metric in metrics:
            found[metric] = found.get(metric, 0.0) + worth
    return found


class Associations:
    """The scores of one text, each worked out when first asked for."""

    __slots__ = ("_items", "_language", "_lines", "_scores", "lead")

    def __init__(self, items: Sequence[Item], lines: Sequence[int], language: str) -> None:
        self._items, self._lines, self._language = items, lines, language
        self._scores: dict[int, Scores] = {}
        self.lead = self  # the text whose first line is the article's title

    def title(self) -> Scores:
        """Scores of the article's first line."""
        return self.lead.line(0)

    def line(self, at: int) -> Scores:
        """Scores of the line item `at` stands in."""
        items, lines = self._items, self._lines
        if not items:
            return {}
        number = lines[at]
        known = self._scores.get(number)
        if known is None:
            first, end = at, at
            while first and lines[first - 1] == number:
                first -= 1
            while end < len(lines) and lines[end] == number:
                end += 1
            known = self._scores[number] = of_words({i.key for i in items[first:end] if i.kind == "w"}, self._language)
        return known

    def near(self, at: int, first: int, end: int) -> Scores:
        """Scores of the words around item `at` within first..end, fading with their distance."""
        found: Scores = {}
        self._side(found, range(at - 1, max(first, at - _BEFORE) - 1, -1), -1)
        self._side(found, range(at + 1, min(end, at + _BEHIND)), 1)
        return found

    def _side(self, found: Scores, places: range, side: int) -> None:
        left, apart, marks = 1.0, 0, _MARKS[side]
        for place in places:
            item = self._items[place]
            if item.kind == "w":
                apart += 1
                metrics, worth = of_word(item.key, self._language)
                for metric in metrics:
                    found[metric] = found.get(metric, 0.0) + worth * left * exp(-apart / _FADING[side])
            elif item.kind in "qp":
                left *= _NUMBER[side] if item.kind == "q" else marks.get(item.key, 1.0)

"""Near-duplicates: the same text under another address, or a later version of it; marked, never dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol
from zlib import crc32

import numpy as np

from news_assets.schemas.records import Article

_WORD = re.compile(r"\w+")
_SHINGLE = 5
# Bands of a signature that must agree wholly for two texts to be compared: 16 bands of 4 find 0.8 alike at 99.9%.
_BANDS = 16
_ROWS = 4
_MAX_WORDS = 20_000
_MULTIPLIERS = np.random.default_rng(20240601).integers(1, 1 << 63, _BANDS * _ROWS, np.uint64) | np.uint64(1)
ALIKE = 0.8
# A later version under the same address may have gained a few paragraphs.
SAME_ADDRESS = 0.6

Shingles = np.ndarray[Any, np.dtype[np.uint32]]
Bands = np.ndarray[Any, np.dtype[np.uint64]]


def shingles(text: str) -> frozenset[int]:
    """Hashes of the text's runs of five words, case folded; of the whole text when it is shorter."""
    words = _WORD.findall(text.casefold())[:_MAX_WORDS]
    runs = (" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
    return frozenset(crc32(run.encode()) for run in runs if run)


def signature(found: frozenset[int]) -> tuple[int, ...]:
    """Minhash signature of shingles: the share of equal entries estimates the share of common shingles."""
    return tuple(_signature(found).tolist()) if found else ()


def _signature(found: frozenset[int]) -> Bands:
    spread: Bands = np.fromiter(found, np.uint64, len(found))[:, None] * _MULTIPLIERS
    least: Bands = (spread >> np.uint64(20)).min(axis=0)
    return least


@dataclass(frozen=True, slots=True)
class Marks:
    """What texts are compared by: sorted shingles, and the bands that nearly equal texts have one of in common."""

    shingles: Shingles
    bands: Bands

    @classmethod
    def of(cls, text: str) -> "Marks":
        """Return the marks of a text; an empty one has none and is like no other."""
        found = shingles(text)
        if not found:
            return cls(np.empty(0, np.uint32), np.empty(0, np.uint64))
        rows = _signature(found).reshape(_BANDS, _ROWS)
        bands = (rows * _MULTIPLIERS[:_ROWS]).sum(axis=1, dtype=np.uint64) * _MULTIPLIERS[_ROWS : _ROWS + _BANDS]
        return cls(np.fromiter(sorted(found), np.uint32, len(found)), bands)


def alike(one: Shingles, other: Shingles, same_address: bool) -> bool:
    """Tell whether two texts are nearly the same, or one a later version of the other."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    least = SAME_ADDRESS if same_address else ALIKE
    return bool(len(one) and len(other)) and common >= least * (len(one) + len(other) - common)


class Earlier(Protocol):
    """Texts of earlier days."""

    def first_of(self, marks: Marks, address: str | None) -> str | None:
        """Return the article_id of one that is nearly the same."""


class NearTexts:
    """Texts seen so far, a few kilobytes each; the cost grows with their number, not with its square."""

    def __init__(self, earlier: Earlier | None = None) -> None:
        self._earlier = earlier
        self._keys: list[str] = []
        self._known: list[Shingles] = []
        self._buckets: dict[int, int | list[int]] = {}
        self._addresses: dict[str, list[int]] = {}

    def first_of(self, key: str, text: str, address: str | None = None) -> str | None:
        """Return the key of the first text that is nearly the same; None when there was none, the text is kept then."""
        marks = Marks.of(text)
        if self._earlier and (first := self._earlier.first_of(marks, address)):
            return first
        own = self._addresses.get(address, []) if address else []
        bands = marks.bands.tolist()
        near = dict.fromkeys([*own, *(place for band in bands for place in self._places(band))])
        for place in near:
            if alike(marks.shingles, self._known[place], place in own):
                return self._keys[place]
        self._keys.append(key)
        self._known.append(marks.shingles)
        for band in bands:
            self._put(band, len(self._keys) - 1)
        if address:
            self._addresses.setdefault(address, []).append(len(self._keys) - 1)
        return None

    def marked(self, article: Article, address: str | None = None) -> Article:
        """Fill `duplicate_of` of an article; articles come from early to late, `address` is their page's."""
        first = self.first_of(article.article_id, article.text, address)
        return replace(article, duplicate_of=first) if first else article

    def _places(self, band: int) -> Sequence[int]:
        found = self._buckets.get(band, ())
        return (found,) if isinstance(found, int) else found

    def _put(self, band: int, place: int) -> None:
        found = self._buckets.get(band)
        if found is None:
            self._buckets[band] = place
        elif isinstance(found, int):
            self._buckets[band] = [found, place]
        else:
            found.append(place)

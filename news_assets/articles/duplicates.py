"""Near-duplicates: the same text under another address, or a later version of it; marked, never dropped."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
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

Shingles = np.ndarray[Any, np.dtype[np.uint32]]


def shingles(text: str) -> frozenset[int]:
    """Hashes of the text's runs of five words, case folded; of the whole text when it is shorter."""
    words = _WORD.findall(text.casefold())[:_MAX_WORDS]
    runs = (" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
    return frozenset(crc32(run.encode()) for run in runs if run)


def signature(found: frozenset[int]) -> tuple[int, ...]:
    """Minhash signature of shingles: the share of equal entries estimates the share of common shingles."""
    if not found:
        return ()
    spread: np.ndarray[Any, np.dtype[np.uint64]] = np.fromiter(found, np.uint64, len(found))[:, None] * _MULTIPLIERS
    return tuple((spread >> np.uint64(20)).min(axis=0).tolist())


class NearTexts:
    """Texts seen so far, a few kilobytes each; the cost grows with their number, not with its square."""

    def __init__(self, alike: float = ALIKE) -> None:
        self._alike = alike
        self._keys: list[str] = []
        self._known: list[Shingles] = []
        self._buckets: dict[int, int | list[int]] = {}

    def first_of(self, key: str, text: str) -> str | None:
        """Return the key of the first text that is nearly the same; None when there was none, the text is kept then."""
        found = shingles(text)
        marks = signature(found)
        bands = [hash((i, marks[i * _ROWS : (i + 1) * _ROWS])) for i in range(_BANDS)] if marks else []
        mine = np.fromiter(sorted(found), np.uint32, len(found))
        near = dict.fromkeys(place for band in bands for place in self._places(band))
        for place in near:
            if _likeness(mine, self._known[place]) >= self._alike:
                return self._keys[place]
        self._keys.append(key)
        self._known.append(mine)
        for band in bands:
            self._put(band, len(self._keys) - 1)
        return None

    def marked(self, article: Article) -> Article:
        """Fill `duplicate_of` of an article; articles come from early to late."""
        first = self.first_of(article.article_id, article.text)
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


def _likeness(one: Shingles, other: Shingles) -> float:
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common / (len(one) + len(other) - common) if len(one) and len(other) else 0.0

"""Near-duplicates: the same text under another address, or a later version of it; marked, never dropped."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of shingles in common, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def duplicates(texts: Iterable[tuple[str, str]], alike: float = ALIKE) -> Mapping[str, str]:
    """Return for every key whose text is nearly that of an earlier one the key of the first such text.

    `texts` are (key, text) from early to late; the cost grows with their number, not with its square.
    """
    buckets: dict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    known: dict[str, frozenset[int]] = {}
    result: dict[str, str] = {}
    for key, text in texts:
        found = shingles(text)
        marks = signature(found)
        bands = [(i, marks[i * _ROWS : (i + 1) * _ROWS]) for i in range(_BANDS)] if marks else []
        near = dict.fromkeys(k for band in bands for k in buckets.get(band, ()))
        first = next((k for k in near if likeness(found, known[k]) >= alike), None)
        if first is not None:
            result[key] = first
            continue
        known[key] = found
        for band in bands:
            buckets[band].append(key)
    return result


def mark_duplicates(articles: Sequence[Article]) -> list[Article]:
    """Fill `duplicate_of` of articles, given from early to late."""
    firsts = duplicates((a.article_id, a.text) for a in articles)
    return [replace(a, duplicate_of=firsts[a.article_id]) if a.article_id in firsts else a for a in articles]

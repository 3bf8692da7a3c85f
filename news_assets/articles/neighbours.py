"""What the first pass says of a block and of those around it; the second pass sees it beside the block's features."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from news_assets.articles.blocks import Block

_Flags = np.ndarray[Any, np.dtype[np.int8]]
_Codes = np.ndarray[Any, np.dtype[np.int32]]
_Column = np.ndarray[Any, np.dtype[np.float64]]

_FINE = (0.03, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.97)
_COARSE = (0.1, 0.3, 0.5, 0.7, 0.9)
_OFFSETS = (-3, -2, -1, 1, 2, 3)
_REACH = 5
# Blocks from which on the nearest long block of the body counts as far.
_FAR = (1, 2, 4, 8)
_LONG = 80


def names() -> list[str]:
    """Names of the columns of `around`, in order."""
    wide = ("before", "behind", "kind", "parent")
    return [
        *(f"self>{t}" for t in _FINE),
        *(f"{offset}>{t}" for offset in _OFFSETS for t in _COARSE),
        *(f"{side}>{t}" for side in wide for t in _COARSE),
        *(f"alone:{side}" for side in wide),
        *(f"{side}>{steps}" for side in ("last", "next") for steps in _FAR),
        "left>0.02", "left>0.1", "left>0.3",
    ]  # fmt: skip


def around(blocks: Sequence[Block], scores: Sequence[float]) -> _Flags:
    """Return one row of 0 and 1 a block; shape (blocks, len(names()))."""
    count = len(blocks)
    p = np.array(scores, np.float64)
    size = np.array([min(len(b.text), 400) for b in blocks], np.float64)
    columns = [p > t for t in _FINE]
    padded = np.concatenate((np.full(3, -1.0), p, np.full(3, -1.0)))
    for offset in _OFFSETS:
        other = padded[3 + offset : 3 + offset + count]
        columns.extend(other > t for t in _COARSE)
    alone = []
    for mean, rest in (*_sides(p, size), _kin(p, size, _codes(blocks, False)), _kin(p, size, _codes(blocks, True))):
        columns.extend(mean > t for t in _COARSE)
        alone.append(rest <= 0)
    columns.extend(alone)
    solid = np.where((p > 0.5) & (size >= _LONG))[0]
    index = np.arange(count)
    last = np.full(count, 99)
    following = np.full(count, 99)
    if len(solid):
        position = np.searchsorted(solid, index)
        has = position > 0
        last[has] = index[has] - solid[position[has] - 1]
        position = np.searchsorted(solid, index, "right")
        has = position < len(solid)
        following[has] = solid[position[has]] - index[has]
    columns.extend(last > steps for steps in _FAR)
    columns.extend(following > steps for steps in _FAR)
    mass = np.where(p > 0.5, size, 0.0)
    left = 1 - np.cumsum(mass) / max(mass.sum(), 1.0)
    columns.extend(left > share for share in (0.02, 0.1, 0.3))
    return np.stack(columns, axis=1).astype(np.int8)


def _sides(p: _Column, size: _Column) -> list[tuple[_Column, _Column]]:
    """Mean of the blocks before and behind, weighed by their length, and that weight."""
    weight = np.concatenate(((0.0,), np.cumsum(size)))
    sums = np.concatenate(((0.0,), np.cumsum(size * p)))
    index = np.arange(len(p))
    low, high = np.maximum(index - _REACH, 0), np.minimum(index + 1 + _REACH, len(p))
    result = []
    for start, end in ((low, index), (index + 1, high)):
        rest = weight[end] - weight[start]
        result.append(((sums[end] - sums[start]) / np.maximum(rest, 1.0), rest))
    return result


def _kin(p: _Column, size: _Column, codes: _Codes) -> tuple[_Column, _Column]:
    """Mean of all other blocks with the same code, weighed by their length, and that weight."""
    weight = np.bincount(codes, size)[codes] - size
    sums = np.bincount(codes, size * p)[codes] - size * p
    return sums / np.maximum(weight, 1.0), weight


def _codes(blocks: Sequence[Block], parent: bool) -> _Codes:
    known: dict[object, int] = {}
    keys = (id(b.place.parent) if parent else b.place.signature for b in blocks)
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int32)

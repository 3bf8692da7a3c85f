"""Trees that say how likely a block belongs to the body; grown by benchmarks/train_body.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import orjson

from news_assets.articles.blocks import Block
from news_assets.articles.neighbours import around, names

_Numbers = np.ndarray[Any, np.dtype[np.int32]]
_Flags = np.ndarray[Any, np.dtype[np.int8]]
_Sums = np.ndarray[Any, np.dtype[np.float64]]


# Log-odds from which on the first pass is not asked again.
_SURE = 4.5


@dataclass(frozen=True, slots=True)
class Forest:
    """All trees in one row of nodes; node i asks for `feature[i]` and goes on at `child[2 * i + (1 if it is there)]`.

    A leaf asks for a feature no block has and goes on at itself, so that every tree can be walked `depth` steps.
    """

    feature: _Numbers
    child: _Numbers
    value: _Sums
    roots: _Numbers
    depth: int


@dataclass(frozen=True, slots=True)
class Model:
    """Two passes over the same columns; the second also sees what the first said of the blocks around."""

    columns: dict[str, int]
    first: Forest
    second: Forest


@cache
def model() -> Model:
    """The trees the package brings, read once."""
    return grown(orjson.loads(files("news_assets.articles").joinpath("body_model.json").read_bytes()))


def grown(data: dict[str, Any]) -> Model:
    """Lay out a model given as the features' names and two lists of trees."""
    columns = {name: number for number, name in enumerate(data["features"])}
    width = len(columns) + len(names())
    return Model(columns, _forest(data["first"], width), _forest(data["second"], width))


def _forest(trees: list[Any], absent: int) -> Forest:
    """Lay out trees given as nested lists [feature, subtree without it, subtree with it]; no block has `absent`."""
    feature: list[int] = []
    child: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    depth = 0
    for tree in trees:
        roots.append(len(feature))
        level = [tree]
        steps = 0
        while level:
            below: list[Any] = []
            first = len(feature) + len(level)
            for node in level:
                here = len(feature)
                if isinstance(node, list):
                    feature.append(node[0])
                    child.extend((first + len(below), first + len(below) + 1))
                    value.append(0.0)
                    below.extend(node[1:])
                else:
                    feature.append(absent)
                    child.extend((here, here))
                    value.append(node)
            level = below
            steps += bool(below)
        depth = max(depth, steps)
    return Forest(
        np.array(feature, np.int32),
        np.array(child, np.int32),
        np.array(value),
        np.array(roots, np.int32),
        depth,
    )


def probabilities(blocks: Sequence[Block], features: Sequence[set[str]]) -> list[float]:
    """Probability from 0 to 1, for each block with its features, that it is part of the body."""
    if not blocks:
        return []
    trees = model()
    columns = trees.columns
    base = len(columns)
    width = base + len(names()) + 1
    has = np.zeros(len(blocks) * width, np.int8)
    has[
        [
            at + columns[f]
            for at, own in zip(range(0, len(has), width), features, strict=True)
            for f in own
            if f in columns
        ]
    ] = 1
    first = _walk(trees.first, has, width)
    unsure = np.abs(first) < _SURE
    if unsure.any():
        table = has.reshape(len(blocks), width)
        table[:, base:-1] = around(blocks, _chance(first))
        first[unsure] = (first[unsure] + _walk(trees.second, table[unsure].ravel(), width)) / 2
    return _chance(first)


def _walk(trees: Forest, has: _Flags, width: int) -> _Sums:
    """Sum of the leaves each block ends in."""
    rows = len(has) // width
    offsets = (np.arange(rows, dtype=np.int32) * width)[:, None]
    at = np.broadcast_to(trees.roots, (rows, len(trees.roots)))
    for _ in range(trees.depth):
        at = trees.child.take(2 * at + has.take(trees.feature.take(at) + offsets))
    sums: _Sums = trees.value[at].sum(axis=1)
    return sums


def _chance(sums: _Sums) -> list[float]:
    chances: list[float] = (1.0 / (1.0 + np.exp(-sums))).tolist()
    return chances

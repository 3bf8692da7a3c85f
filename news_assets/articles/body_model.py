"""Trees that say how likely a block belongs to the body; grown by benchmarks/train_body.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import orjson

_Numbers = np.ndarray[Any, np.dtype[np.int32]]


@dataclass(frozen=True, slots=True)
class Forest:
    """All trees in one row of nodes; node i asks for `feature[i]` and goes on at `child[2 * i + (1 if it is there)]`.

    A leaf asks for a feature no block has and goes on at itself, so that every tree can be walked `depth` steps.
    """

    columns: dict[str, int]
    feature: _Numbers
    child: _Numbers
    value: np.ndarray[Any, np.dtype[np.float64]]
    roots: _Numbers
    depth: int


@cache
def forest() -> Forest:
    """The trees the package brings, read once."""
    return grown(orjson.loads(files("news_assets.articles").joinpath("body_model.json").read_bytes()))


def grown(data: dict[str, Any]) -> Forest:
    """Lay out trees given as nested lists [feature, subtree without it, subtree with it] with the features' names."""
    absent = len(data["features"])
    feature: list[int] = []
    child: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    depth = 0
    for tree in data["trees"]:
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
    columns = {name: number for number, name in enumerate(data["features"])}
    return Forest(
        columns,
        np.array(feature, np.int32),
        np.array(child, np.int32),
        np.array(value),
        np.array(roots, np.int32),
        depth,
    )


def probabilities(blocks: Sequence[set[str]]) -> list[float]:
    """Probability from 0 to 1, for the features of each block, that it is part of the body."""
    if not blocks:
        return []
    trees = forest()
    columns = trees.columns
    width = len(columns) + 1
    has = np.zeros(len(blocks) * width, np.int32)
    has[
        [
            at + columns[f]
            for at, features in zip(range(0, len(has), width), blocks, strict=True)
            for f in features
            if f in columns
        ]
    ] = 1
    offsets = (np.arange(len(blocks), dtype=np.int32) * width)[:, None]
    at = np.broadcast_to(trees.roots, (len(blocks), len(trees.roots)))
    for _ in range(trees.depth):
        at = trees.child.take(2 * at + has.take(trees.feature.take(at) + offsets))
    scores: list[float] = (1.0 / (1.0 + np.exp(-trees.value[at].sum(axis=1)))).tolist()
    return scores

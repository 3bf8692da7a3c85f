"""Trees that say how likely a block belongs to the body; grown by benchmarks/train_body.py."""

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

import orjson

# A leaf is a number; a branch is [feature, subtree without it, subtree with it].
Tree = Any


@cache
def _model() -> tuple[dict[str, int], list[Tree]]:
    data = orjson.loads(files("news_assets.articles").joinpath("body_model.json").read_bytes())
    return {name: number for number, name in enumerate(data["features"])}, data["trees"]


def probability(features: Collection[str]) -> float:
    """Probability from 0 to 1 that the block with these features is part of the body."""
    numbers, trees = _model()
    has = {numbers[f] for f in features if f in numbers}
    total = 0.0
    for tree in trees:
        node = tree
        while type(node) is list:
            node = node[2] if node[0] in has else node[1]
        total += node
    return 1.0 / (1.0 + exp(-total))

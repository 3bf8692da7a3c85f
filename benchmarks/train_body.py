"""Grow the trees of the body model.

python -m benchmarks.train_body ../shared/articles [--check]

Every block of a dev page is an example; its label comes from aligning the page with the gold text. --check grows five
models, each without a fifth of the publishers, and prints the quality on the publishers left out; without it all pages
are used and news_assets/articles/body_model.json is written.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from benchmarks.body_labels import label
from benchmarks.scoring import Score, print_scores
from news_assets.articles.blocks import Block, read_blocks
from news_assets.articles.body import CONVENTIONS, convention_features, statement_of
from news_assets.articles.cues import is_leftover
from news_assets.articles.features import describe
from news_assets.articles.units import split_units
from news_assets.pages import read_page

_TARGET = Path(__file__).parents[1] / "news_assets/articles/body_model.json"
_LEAST_COUNT = 20
_ROUNDS = 200
_PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 15,
    "min_data_in_leaf": 5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.6,
    "lambda_l2": 5,
    "num_threads": 1,
    "verbosity": -1,
    "seed": 7,
}


@dataclass
class Example:
    """A page made ready: the features, labels and texts of its blocks."""

    page: str
    collection: str
    publisher: str
    body: str
    blocks: list[Block]
    features: list[set[str]]
    labels: list[int]


def main() -> None:
    """Check by publishers left out, or grow the model from all pages and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    examples = load(options.folder)
    if options.check:
        check(examples)
        return
    names, booster = grow(examples)
    _TARGET.write_text(json.dumps(export(names, booster), separators=(",", ":")), encoding="utf-8")
    print(f"{len(names)} features, {_TARGET.stat().st_size} bytes")


def load(folder: Path) -> list[Example]:
    """Read the dev pages."""
    examples = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        page = read_page(gzip.decompress((folder / row["file"]).read_bytes()), url=row["url"])
        statement = statement_of(page)
        blocks = split_units(read_blocks(page.tree), statement.title)[0]
        labels = label(blocks, row["body"], row["title"] or statement.title)
        described = describe(blocks, statement)
        used = blocks[described.start : described.start + len(described.features)]
        convention = CONVENTIONS[row["set"] == "news"]
        features = [
            f | convention_features(convention, kinds)
            for f, kinds in zip(described.features, described.kinds, strict=True)
        ]
        publisher = re.sub(r"_\d.*", "", row["id"]) if row["set"] == "news" else row["url"].split("/")[2]
        examples.append(
            Example(
                row["id"], row["set"], publisher, row["body"], used, features,
                labels[described.start : described.start + len(used)],
            )
        )  # fmt: skip
    return examples


def grow(examples: list[Example]) -> tuple[list[str], Any]:
    """Return the feature names in order and the trees."""
    counts = Counter(f for e in examples for features in e.features for f in features)
    names = sorted(name for name, count in counts.items() if count >= _LEAST_COUNT)
    weights: list[float] = []
    for example in examples:
        roots = [len(b.text) ** 0.5 for b in example.blocks]
        weights.extend(100 * root / (sum(roots) + 300) for root in roots)
    labels = [x for e in examples for x in e.labels]
    data = lightgbm.Dataset(matrix(examples, names), labels, weight=weights)
    return names, lightgbm.train(_PARAMETERS, data, _ROUNDS)


def matrix(examples: list[Example], names: list[str]) -> Any:
    """One row a block, one column a feature."""
    numbers = {name: i for i, name in enumerate(names)}
    rows = [features for e in examples for features in e.features]
    table = np.zeros((len(rows), len(names)), np.float32)
    for row, features in zip(table, rows, strict=True):
        row[[numbers[f] for f in features if f in numbers]] = 1
    return table


def check(examples: list[Example]) -> None:
    """Print the quality on publishers that the model has not seen."""
    publishers = sorted({e.publisher for e in examples})
    random.Random(1).shuffle(publishers)
    fold = {p: i % 5 for i, p in enumerate(publishers)}
    scores: dict[str, Score] = {}
    for k in range(5):
        names, model = grow([e for e in examples if fold[e.publisher] != k])
        for example in (e for e in examples if fold[e.publisher] == k):
            p = model.predict(matrix([example], names)) if example.blocks else []
            chosen = zip(example.blocks, p, strict=True)
            text = "\n\n".join(b.text for b, x in chosen if x > 0.5 and not is_leftover(b.text))
            scores.setdefault(example.collection, Score()).add(example.body, text, example.page)
    print_scores(scores)


def export(names: list[str], model: Any) -> dict[str, Any]:
    """The trees as nested lists; only features that a tree asks for are kept."""
    dump = model.dump_model()
    used: dict[int, int] = {}

    def nested(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        number = used.setdefault(node["split_feature"], len(used))
        return [number, nested(node["left_child"]), nested(node["right_child"])]

    trees = [nested(t["tree_structure"]) for t in dump["tree_info"]]
    return {"features": [names[i] for i in used], "trees": trees}


if __name__ == "__main__":
    main()

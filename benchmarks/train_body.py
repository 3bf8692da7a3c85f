"""Grow the trees of the body model.

python -m benchmarks.train_body ../shared/articles [--check]

Every block of a dev page is an example; its label comes from aligning the page with the gold text. --check grows five
models, each without a fifth of the publishers, and prints what the whole article stage, without site profiles, reaches
with them on the publishers left out; without it all pages are used and news_assets/articles/body_model.json is written.
"""

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import lightgbm
import numpy as np

from benchmarks.articles import ours_without_profiles
from benchmarks.body_labels import label
from benchmarks.scoring import Score, print_scores
from news_assets.articles import body_model
from news_assets.articles.authors import read_authors, stated_authors
from news_assets.articles.blocks import Block, read_blocks
from news_assets.articles.body import CONVENTIONS, convention_features, statement_of
from news_assets.articles.body_model import grown
from news_assets.articles.features import describe
from news_assets.articles.neighbours import around
from news_assets.articles.title import read_title, site_names
from news_assets.articles.units import split_units
from news_assets.pages import read_page

_TARGET = Path(__file__).parents[1] / "news_assets/articles/body_model.json"
_LEAST_COUNT = 12
_LEAST_PUBLISHERS = 5
_FIRST_ROUNDS = 200
_SECOND_ROUNDS = 300
_FOLDS = 5
_INNER = 5
_SECOND_LEVEL = ("co", "com", "org", "net", "gov", "ac")
_PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 20,
    "max_depth": 5,
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
    publisher: str
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
        check(options.folder, examples)
        return
    data = grow(examples)
    _TARGET.write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")
    print(f"{len(data['features'])} features, {_TARGET.stat().st_size} bytes")


def load(folder: Path) -> list[Example]:
    """Read the dev pages."""
    examples = []
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        page = read_page(gzip.decompress((folder / row["file"]).read_bytes()), url=row["url"])
        title = read_title(page, site_names(page))
        blocks = split_units(read_blocks(page.tree), title)[0]
        authors = read_authors(page, stated_authors(page), blocks, title, site_names(page))
        statement = statement_of(page, title, authors)
        labels = label(blocks, row["body"], row["title"] or statement.title)
        described = describe(blocks, statement)
        used = blocks[described.start : described.start + len(described.features)]
        convention = CONVENTIONS[row["set"] == "news"]
        features = [
            f | convention_features(convention, kinds)
            for f, kinds in zip(described.features, described.kinds, strict=True)
        ]
        examples.append(
            Example(
                row["id"], publisher_of(row["url"]), used, features,
                labels[described.start : described.start + len(used)],
            )
        )  # fmt: skip
    return examples


def publisher_of(address: str) -> str:
    """The registered domain, so that sister sites under one domain count as one publisher."""
    labels = address.split("/")[2].split(".")
    return ".".join(labels[-3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else -2 :])


def grow(examples: list[Example]) -> dict[str, Any]:
    """Return the model as it is stored: feature names, the trees of the first pass, those of the second.

    The second pass learns from scores that a first pass gives for publishers it has not seen.
    """
    names = chosen(examples)
    table = matrix(examples, names)
    labels = np.array([x for e in examples for x in e.labels])
    weights: list[float] = []
    for example in examples:
        roots = [len(b.text) ** 0.5 for b in example.blocks]
        weights.extend(100 * root / (sum(roots) + 300) for root in roots)
    weight = np.array(weights)
    fold = folds(examples, _INNER)
    rows = np.array([fold[e.publisher] for e in examples for _ in e.labels])
    unseen = np.zeros(len(labels))
    for k in range(_INNER):
        train, rest = rows != k, rows == k
        unseen[rest] = fit(table[train], labels[train], weight[train], _FIRST_ROUNDS).predict(table[rest])
    borders = np.cumsum([0, *(len(e.labels) for e in examples)])
    spans = zip(examples, borders, borders[1:], strict=False)
    context = np.concatenate([around(e.blocks, unseen[a:b].tolist()) for e, a, b in spans])
    first = fit(table, labels, weight, _FIRST_ROUNDS)
    second = fit(np.hstack((table, context.astype(np.float32))), labels, weight, _SECOND_ROUNDS)
    return export(names, first, second)


def fit(table: Any, labels: Any, weight: Any, rounds: int) -> Any:
    """Grow trees."""
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(table, labels, weight=weight), rounds)


def chosen(examples: list[Example]) -> list[str]:
    """Features seen often enough and with enough publishers to be learned from."""
    counts = Counter(f for e in examples for features in e.features for f in features)
    seen: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        seen[example.publisher].update(*example.features)
    spread = Counter(f for features in seen.values() for f in features)
    return sorted(f for f, count in counts.items() if count >= _LEAST_COUNT and spread[f] >= _LEAST_PUBLISHERS)


def folds(examples: list[Example], count: int, seed: int = 0) -> dict[str, int]:
    """Divide the publishers."""
    publishers = sorted({e.publisher for e in examples})
    random.Random(seed).shuffle(publishers)
    return {p: i % count for i, p in enumerate(publishers)}


def matrix(examples: list[Example], names: list[str]) -> Any:
    """One row a block, one column a feature."""
    numbers = {name: i for i, name in enumerate(names)}
    rows = [features for e in examples for features in e.features]
    table = np.zeros((len(rows), len(names)), np.float32)
    for row, features in zip(table, rows, strict=True):
        row[[numbers[f] for f in features if f in numbers]] = 1
    return table


def check(folder: Path, examples: list[Example], seeds: int = 2) -> None:
    """Print the quality of the article stage on publishers its trees have not seen, for several ways to divide them."""
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    scores: dict[str, Score] = {}
    for seed in range(1, seeds + 1):
        fold = folds(examples, _FOLDS, seed)
        for k in range(_FOLDS):
            trees = grown(grow([e for e in examples if fold[e.publisher] != k]))
            with patch.object(body_model, "model", lambda trees=trees: trees):
                for row in rows:
                    if fold[publisher_of(row["url"])] == k:
                        html = gzip.decompress((folder / row["file"]).read_bytes())
                        text = ours_without_profiles(html, row["url"])
                        scores.setdefault(row["set"], Score()).add(row["body"], text, row["id"])
    print_scores(scores)


def export(names: list[str], first: Any, second: Any) -> dict[str, Any]:
    """The trees as nested lists; only features a tree asks for are kept, the columns of neighbours come behind them."""
    dumps = [[t["tree_structure"] for t in m.dump_model()["tree_info"]] for m in (first, second)]
    used = sorted({f for trees in dumps for t in trees for f in _asked(t) if f < len(names)})
    numbers = {f: i for i, f in enumerate(used)}
    shift = len(used) - len(names)

    def nested(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        feature = node["split_feature"]
        number = numbers[feature] if feature < len(names) else feature + shift
        return [number, nested(node["left_child"]), nested(node["right_child"])]

    one, two = ([nested(t) for t in trees] for trees in dumps)
    return {"features": [names[i] for i in used], "first": one, "second": two}


def _asked(node: dict[str, Any]) -> list[int]:
    if "leaf_value" in node:
        return []
    return [node["split_feature"], *_asked(node["left_child"]), *_asked(node["right_child"])]


if __name__ == "__main__":
    main()

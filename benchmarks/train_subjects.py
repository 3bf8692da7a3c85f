"""Learn the weights of the subject ranker (news_assets/facts/ranker.json) from our own documents and sentences.

python -m benchmarks.train_subjects [--check] [--unseen GOLD.jsonl ...] [--language en]

A number with a fact is an example under its annotated metric, whatever the rules take it for: its candidates, of
which those that the scorer takes for the annotated subject are right. The weights are those of a softmax over the
candidates with an L2 penalty, one table per language, in which the other language's examples count less. What the
numbers before were bound to is part of what a candidate shows, so the examples are gathered twice: as the rules chain
them, then as weights learned from those do, each document by weights learned without it. --check learns without a
fifth of the documents and scores these, five times; --unseen scores further files. Neither writes weights. --language
writes the table of one language only, where nothing changed for the other.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import news_assets.facts.bind as bind
import news_assets.facts.subjects as hook
from benchmarks import documents
from benchmarks.facts import scorer
from news_assets.entities import find_entities
from news_assets.facts import find_facts, ranker
from news_assets.facts.choice import Choice
from news_assets.facts.ranker_candidates import Candidate, candidates
from news_assets.facts.ranker_features import features
from news_assets.facts.ranker_scale import Scale
from news_assets.facts.refer import named_rate
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Entity, Quantity
from news_assets.text.document import Document
from news_assets_tests.facts.lines import sentences

_TARGET = Path(__file__).parents[1] / "news_assets/facts/ranker.json"
_SHARED = Path(__file__).parents[2] / "shared/gold/facts_dev.jsonl"  # beside it lies the scorer
_CORPORA = Path(__file__).parents[1] / "news_assets_tests/corpora"
_FOLDS = 5
OTHER = 0.3  # what an example of the other language counts
_LEAST = 3  # examples a feature must stand in
PENALTY = 10.0
SENTENCES = 2.0  # what an example from a sentence that stands alone counts

Table = dict[str, float]
Weights = dict[str, Table]
Chooser = Callable[[Slot, Sequence[Scored]], Scored]
Pair = tuple[dict[str, Any], dict[str, Any]]


@dataclass
class Text:
    """An annotated document with what was read of it."""

    gold: dict[str, Any]
    document: Document
    quantities: list[Quantity]
    entities: list[Entity]


@dataclass
class Example:
    """The candidates of a number: their features, and which are right."""

    language: str
    names: list[list[str]]
    right: list[bool]
    weight: float


def load(path: Path) -> list[Text]:
    """Read the annotated documents of a file."""
    return [text_of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(gold: dict[str, Any]) -> Text:
    """An annotated document with its numbers and names."""
    document = Document(gold["text"], gold["lang"])
    return Text(gold, document, find_quantities(document), find_entities([document]))


def load_sentences() -> list[Text]:
    """Our own sentences of the corpora as documents of one sentence."""
    texts = []
    for language in ("he", "en"):
        rows = yaml.safe_load((_CORPORA / language / "facts.yaml").read_text(encoding="utf-8"))
        found = [(row["text"], [(f["quote"], f.get("subject", ""), f["metric"]) for f in row["facts"]]) for row in rows]
        for sentence in sentences(language):
            parts = [[part.strip() for part in line.lstrip("~ ").split(" | ")] for line in sentence.lines]
            found.append((sentence.text, [(p[0].split("/")[0], p[1].replace("/", "|"), p[2]) for p in parts]))
        for number, (text, facts) in enumerate(found):
            gold: dict[str, Any] = {"doc_id": f"{language}-{number}", "lang": language, "text": text}
            gold |= {"published_at": None, "quantities": [], "facts": []}
            for quote, subject, metric in facts:
                start = text.find(str(quote))
                if start < 0 or not subject:
                    continue
                gold["quantities"].append({"start": start, "end": start + len(str(quote))})
                row = {
                    "q": len(gold["quantities"]) - 1,
                    "metric": metric.replace("/", "|").split("|")[0],
                    "measure": "level",
                }
                gold["facts"] += [{**row, "subject": name} for name in subject.split("|")]
            texts.append(text_of(gold))
    return texts


def run(text: Text, choose: Chooser) -> dict[str, Any]:
    """The document's facts when `choose` decides on the subjects."""
    before = hook.choose
    hook.choose = choose
    try:
        facts = find_facts([text.document], text.quantities, text.entities, published_at=text.gold["published_at"])
    finally:
        hook.choose = before
    plain = [{n: getattr(f, n) for n in f.__dataclass_fields__} for f in facts]
    return {"quantities": [{n: getattr(q, n) for n in q.__dataclass_fields__} for q in text.quantities], "facts": plain}


def examples(text: Text, rules: Any, chooser: Chooser) -> list[Example]:
    """The examples of a document: every number with a fact, under the annotated metric, chained as `chooser` binds."""
    quantities = text.gold["quantities"]
    facts = [{**f, **{k: quantities[f["q"]][k] for k in ("start", "end")}} for f in text.gold["facts"]]
    facts = [f for f in facts if f["metric"] != "other"]
    found: list[Example] = []
    chosen = bind.choose

    def annotated(quantity: Quantity) -> list[dict[str, Any]]:
        return [f for f in facts if rules.overlap(f, {"start": quantity.start, "end": quantity.end}) >= 0.5]

    def measured(reading: Any, at: int, quantity: Quantity, *others: Any) -> Choice | None:
        choice, own = chosen(reading, at, quantity, *others), annotated(quantity)
        if not own or (choice is not None and any(f["metric"] == choice.metric for f in own)):
            return choice
        if choice is None:
            return Choice(own[0]["metric"], own[0]["measure"], 1, 0.5, "gold")
        return replace(choice, metric=own[0]["metric"])

    def choose(slot: Slot, options: Sequence[Scored]) -> Scored:
        top = max(options, key=lambda option: option.score)
        own = annotated(slot.reading.quantities[slot.reading.items[slot.at].quantity])
        typed = [f for f in own if f["metric"] == slot.choice.metric]
        known = candidates(slot, options)
        scale = Scale(slot, top.score, ranker.lead(top, options))
        right = [any(rules.same_subject(f["subject"], _row(slot, c)) for f in typed) for c in known]
        if any(right) and not all(right):
            names = [features(candidate, scale) for candidate in known]
            found.append(Example(slot.reading.language, names, right, 1.0))
        return chooser(slot, options)

    bind.choose = measured
    try:
        run(text, choose)
    finally:
        bind.choose = chosen
    return found


def _row(slot: Slot, candidate: Candidate) -> dict[str, Any]:
    subject = named_rate(slot.reading, slot.choice, candidate.subject)
    return {"subject": subject.name, "subject_aliases": subject.aliases}


def learn(data: list[Example]) -> Weights:
    """Weights by language and feature name."""
    tables = {}
    for language in ("en", "he"):
        shares = [replace(e, weight=e.weight * (1.0 if e.language == language else OTHER)) for e in data]
        tables[language] = fitted(shares, PENALTY)
    return tables


def fitted(data: list[Example], penalty: float = PENALTY) -> Table:
    """Weights by feature names."""
    counts = Counter(name for e in data for name in {n for names in e.names for n in names})
    columns = {name: k for k, name in enumerate(sorted(n for n, c in counts.items() if c >= _LEAST))}
    rows = [[columns[n] for n in names if n in columns] for e in data for names in e.names]
    ends = np.cumsum([0] + [len(row) for row in rows])
    ones = np.ones(ends[-1])
    matrix = csr_matrix((ones, np.concatenate([np.array(row, int) for row in rows]), ends), (len(rows), len(columns)))
    right = np.array([yes for e in data for yes in e.right])
    weight = np.array([e.weight for e in data])
    sizes = np.array([len(e.names) for e in data])
    first = np.cumsum(sizes) - sizes

    def loss(w: Any) -> tuple[float, Any]:
        z = matrix @ w
        p = np.exp(z - np.repeat(np.maximum.reduceat(z, first), sizes))
        total = np.add.reduceat(p, first)
        good = np.add.reduceat(np.where(right, p, 0.0), first) + 1e-12
        slope = p / np.repeat(total, sizes) - np.where(right, p, 0.0) / np.repeat(good, sizes)
        value = float(np.sum(weight * (np.log(total) - np.log(good))) + 0.5 * penalty * w @ w)
        return value, matrix.T @ (slope * np.repeat(weight, sizes)) + penalty * w

    best = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    found = {name: round(float(best.x[k]), 3) for name, k in columns.items()}
    return {name: value for name, value in found.items() if value}


def decide(weights: Weights) -> Chooser:
    """A chooser by given weights."""
    return lambda slot, options: ranker.weigh(slot, options, lambda: weights)


def by_rules(slot: Slot, options: Sequence[Scored]) -> Scored:
    """The chooser that leaves it to the rules."""
    return max(options, key=lambda option: option.score)


def folds(texts: list[Text]) -> list[set[str]]:
    """Ids of the documents of each fold."""
    order = sorted(text.gold["doc_id"] for text in texts)
    random.Random(7).shuffle(order)
    return [set(order[fold::_FOLDS]) for fold in range(_FOLDS)]


def without(data: dict[str, list[Example]], held: set[str]) -> list[Example]:
    """The examples of all documents but those held."""
    return [e for name, examples in data.items() if name not in held for e in examples]


def chained(texts: list[Text], alone: list[Text], rules: Any) -> dict[str, list[Example]]:
    """Examples by document, the numbers before bound by weights learned without it; sentences have none before."""
    singles = {t.gold["doc_id"]: [replace(e, weight=SENTENCES) for e in examples(t, rules, by_rules)] for t in alone}
    first = singles | {t.gold["doc_id"]: examples(t, rules, by_rules) for t in texts}
    second = dict(singles)
    for held in folds(texts):
        chooser = decide(learn(without(first, held)))
        second |= {t.gold["doc_id"]: examples(t, rules, chooser) for t in texts if t.gold["doc_id"] in held}
    return second


def folded(texts: list[Text], data: dict[str, list[Example]]) -> list[Pair]:
    """(gold, prediction) of every document by weights learned without it."""
    pairs = []
    for held in folds(texts):
        chooser = decide(learn(without(data, held)))
        pairs += [(t.gold, run(t, chooser)) for t in texts if t.gold["doc_id"] in held]
    return pairs


def show(title: str, rules: Any, pairs: list[Pair]) -> None:
    """One line per language: typed, bound, and their ratio."""
    for language in ("he", "en"):
        own = [p for p in pairs if p[0]["lang"] == language]
        if own:
            s = rules.score(own)
            typed, bound = s["typed"]["f1"], s["bound"]["f1"]
            ratio = bound / typed if typed else 0.0
            print(f"{title:28} {language}  typed {typed:.3f}  bound {bound:.3f}  ratio {ratio:.3f}")


def main() -> None:
    """Learn, check, or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--unseen", type=Path, nargs="*", default=[])
    parser.add_argument("--language", choices=("en", "he"))
    options = parser.parse_args()
    rules = scorer(_SHARED)
    texts = [text_of(gold) for language in ("en", "he") for gold in documents.gold(language)]
    data = chained(texts, load_sentences(), rules)
    weights = learn(without(data, set()))
    if options.check:
        show("own, rules", rules, [(t.gold, run(t, by_rules)) for t in texts])
        show("own, left out", rules, folded(texts, data))
    for path in options.unseen:
        own = load(path)
        show(f"{path.stem}, rules", rules, [(t.gold, run(t, by_rules)) for t in own])
        show(f"{path.stem}, ranker", rules, [(t.gold, run(t, decide(weights))) for t in own])
    if not options.check and not options.unseen:
        if options.language:
            weights = json.loads(_TARGET.read_bytes()) | {options.language: weights[options.language]}
        _TARGET.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{sum(map(len, weights.values()))} weights, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Learn the weights of the subject ranker (news_assets/facts/ranker.json) from annotated documents.

python -m benchmarks.train_subjects ../shared/gold/facts_dev.jsonl ../shared/gold/market_dev.jsonl [--check]

A number with a fact is an example: its candidates, of which those that the scorer takes for the annotated subject are
right. The weights are those of a softmax over the candidates with an L2 penalty. Documents of our own
(benchmarks/documents) are learned from as well. Rules and lists were made with the dev documents at hand: so each
example also stands without what the rules say, and each document also as if many of its names were unknown.
--check learns without a sixth of the documents and scores these, six times; --unseen scores further files.
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

import news_assets.facts.subjects as hook
from benchmarks import documents
from benchmarks.facts import scorer
from news_assets.entities import find_entities
from news_assets.facts import find_facts, ranker
from news_assets.facts.ranker_candidates import Candidate, candidates
from news_assets.facts.ranker_features import Scale, features
from news_assets.facts.refer import named_rate
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Entity, Quantity
from news_assets.schemas.vocabulary import EntityType
from news_assets.text.document import Document
from news_assets_tests.facts.lines import sentences

_TARGET = Path(__file__).parents[1] / "news_assets/facts/ranker.json"
_FOLDS = 6
_LEAST = 3  # examples a feature must stand in
PENALTY = 20.0
RULES = 0.75  # share of the examples' weight that goes to copies with the rules' features
MISTYPED = 0.5
SENTENCES = 2  # copies of an example from a sentence that stands alone
_CORPORA = Path(__file__).parents[1] / "news_assets_tests/corpora"


Weights = dict[str, float]
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
                row = {"q": len(gold["quantities"]) - 1, "metric": metric.replace("/", "|").split("|")[0]}
                gold["facts"] += [{**row, "subject": name} for name in subject.split("|")]
            document = Document(text, language)
            texts.append(Text(gold, document, find_quantities(document), find_entities([document])))
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


def degraded(text: Text, seed: int) -> Text:
    """The document as it would be read if its names were less known: some names missed, some taken for another kind.

    The lists hold nearly every name of the annotated documents, and far fewer of those of a new one.
    """
    chance = random.Random(f"{text.gold['doc_id']}-{seed}")
    fates: dict[str, float] = {}
    found = []
    for entity in text.entities:
        fate = fates.setdefault(entity.entity_id or entity.quote, chance.random())
        if fate < _MISSED:
            continue
        kind = chance.choice(_KINDS) if fate < _MISSED + _MISTAKEN else entity.type
        found.append(replace(entity, type=kind))
    return Text(text.gold, text.document, text.quantities, found)


_MISSED, _MISTAKEN = 0.3, 0.15
_KINDS: tuple[EntityType, ...] = ("person", "organisation", "group", "city", "product")


def examples(text: Text, rules: Any, chain: Weights | str) -> list[Example]:
    """The examples of a document; `chain`: what decides on the numbers before: `right`, `rules` or weights."""
    quantities = text.gold["quantities"]
    facts = [{**f, **{k: quantities[f["q"]][k] for k in ("start", "end")}} for f in text.gold["facts"]]
    facts = [f for f in facts if f["metric"] != "other"]
    found: list[Example] = []

    def choose(slot: Slot, options: Sequence[Scored]) -> Scored:
        quantity = slot.reading.quantities[slot.reading.items[slot.at].quantity]
        span = {"start": quantity.start, "end": quantity.end}
        own = [f for f in facts if rules.overlap(f, span) >= 0.5]
        typed = [f for f in own if f["metric"] == slot.choice.metric] or own
        top = max(options, key=lambda option: option.score)
        known = candidates(slot, options)
        scale = Scale(slot, top.score, ranker.lead(top, options))
        names = [features(candidate, scale) for candidate in known]
        right = [any(rules.same_subject(f["subject"], _row(slot, c)) for f in typed) for c in known]
        if any(right) and not all(right):
            sure = any(f["metric"] == slot.choice.metric for f in typed)
            found.append(Example(names, right, 1.0 if sure else MISTYPED))
        if chain == "rules":
            return top
        if isinstance(chain, dict):
            worth = [ranker.worth(n, chain) for n in names]
        else:
            worth = [
                (1e3 if yes else 0.0) + (c.best.score if c.best else -9.0) for c, yes in zip(known, right, strict=True)
            ]
        return ranker.scored(slot, known[int(np.argmax(worth))])

    run(text, choose)
    return found


def _row(slot: Slot, candidate: Candidate) -> dict[str, Any]:
    subject = named_rate(slot.reading, slot.choice, candidate.subject)
    return {"subject": subject.name, "subject_aliases": subject.aliases}


def learn(data: list[Example], penalty: float = PENALTY, rules: float = RULES) -> Weights:
    """Weights by feature names."""
    data = _doubled(data, rules)
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


def _doubled(data: list[Example], rules: float) -> list[Example]:
    """Each example with and without what the rules say."""
    found = []
    for e in data:
        if rules > 0:
            found.append(Example(e.names, e.right, e.weight * rules))
        if rules < 1:
            bare = [[n for n in names if not n.startswith("rule")] for names in e.names]
            found.append(Example(bare, e.right, e.weight * (1 - rules)))
    return found


def gather(text: Text, rules: Any) -> list[Example]:
    """The examples of a document, read well and read badly, after right and after wrong subjects."""
    data = examples(text, rules, "right") + examples(text, rules, "rules")
    for seed in range(_COPIES):
        copy = degraded(text, seed)
        data += examples(copy, rules, "right") + examples(copy, rules, "rules")
    return data


_COPIES = 2


def decide(weights: Weights) -> Chooser:
    """A chooser by given weights."""
    return lambda slot, options: ranker.rank(slot, options, weights)


def by_rules(slot: Slot, options: Sequence[Scored]) -> Scored:
    """The chooser that leaves it to the rules."""
    return max(options, key=lambda option: option.score)


def folded(texts: list[Text], data: dict[str, list[Example]]) -> list[Pair]:
    """(gold, prediction) of every document by weights learned without it."""
    order = sorted(texts, key=lambda t: t.gold["doc_id"])
    random.Random(7).shuffle(order)
    pairs = []
    for fold in range(_FOLDS):
        held = {t.gold["doc_id"] for t in order[fold::_FOLDS]}
        weights = learn([e for name, examples in data.items() if name not in held for e in examples])
        pairs += [(t.gold, run(t, decide(weights))) for t in order[fold::_FOLDS]]
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
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--unseen", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    rules = scorer(options.gold[0])
    files = {path: load(path) for path in options.gold}
    files |= {Path(f"own_{language}"): list(map(text_of, documents.gold(language))) for language in ("en", "he")}
    texts = [t for ts in files.values() for t in ts]
    data = {t.gold["doc_id"]: gather(t, rules) for t in texts}
    data |= {t.gold["doc_id"]: examples(t, rules, "right") * SENTENCES for t in load_sentences()}
    weights = learn([e for examples in data.values() for e in examples])
    pairs = folded(texts, data) if options.check else []
    for path, own in files.items() if options.check else ():
        ids = {t.gold["doc_id"] for t in own}
        show(f"{path.stem} rules", rules, [(t.gold, run(t, by_rules)) for t in own])
        show(f"{path.stem} left out", rules, [p for p in pairs if p[0]["doc_id"] in ids])
        show(f"{path.stem} learned", rules, [(t.gold, run(t, decide(weights))) for t in own])
    for path in options.unseen:
        own = load(path)
        show(f"{path.stem} rules", rules, [(t.gold, run(t, by_rules)) for t in own])
        show(f"{path.stem} ranker", rules, [(t.gold, run(t, decide(weights))) for t in own])
    if not options.check and not options.unseen:
        _TARGET.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Learn the weights of the metric model (news_assets/facts/metric_model.json) from documents of our own.

python -m benchmarks.train_metrics ../shared/gold/facts_dev.jsonl [--unseen]

A number is an example: every metric and measure it could be is a candidate, and that it carries no fact is one more.
The weights are those of a softmax over the candidates with an L2 penalty. The sentences of the corpora, which the
rules were made with, are learned from without what the rules say. The files named are only scored, with and without
the weights; --unseen writes no weights.
"""

import argparse
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks import documents
from benchmarks.facts import scorer
from benchmarks.train_subjects import Example, Text, fitted, load, load_sentences, run, show, text_of
from news_assets.facts import metric, metric_model
from news_assets.facts.choice import Choice
from news_assets.facts.metric_features import NOTHING, Case, Evidence, Kind, Number, number_of, prior
from news_assets.facts.ranker import choose

_TARGET = Path(__file__).parents[1] / "news_assets/facts/metric_model.json"
_PENALTY = 4.0
_SENTENCE = 0.3  # weight of an example from a sentence that stands alone
_RULES = ("ruled", "option", "unruled", "nothing&unruled")


def examples(text: Text, rules: Any, *, alone: bool = False) -> list[Example]:
    """The examples of a document, the rules deciding on the numbers before; `alone`: a sentence of the corpora."""
    quantities = text.gold["quantities"]
    found: list[Example] = []

    def note(case: Case) -> Choice | None:
        span = {"start": case.quantity.start, "end": case.quantity.end}
        own = [f for f in text.gold["facts"] if rules.overlap(quantities[f["q"]], span) >= 0.5]
        facts = [f for f in own if f["metric"] != "other"]
        if (own and not facts) or (alone and not facts):
            return case.chosen
        evidence, number = Evidence(case), number_of(case)
        kinds = [NOTHING, *evidence.kinds()]
        names = [_names(kind, number, evidence) for kind in kinds]
        if alone:
            names = [[n for n in own if not n.startswith(_RULES)] for own in names]
        right = [any(_is(kind, fact) for fact in facts) if facts else kind == NOTHING for kind in kinds]
        if any(right):
            found.append(Example(text.gold["lang"], names, right, _SENTENCE if alone else 1.0))
        return case.chosen

    with patch.object(metric, "learned", note):
        run(text, choose)
    return found


def _names(kind: Kind, number: Number, evidence: Evidence) -> list[str]:
    told = evidence.none() if kind == NOTHING else [*evidence.of(kind[0]), *evidence.measured(kind)]
    return [*prior(kind, number), *told]


def _is(kind: Kind, fact: dict[str, Any]) -> bool:
    return kind == (fact["metric"], fact.get("measure", kind[1]))


def learned(rules: Any) -> dict[str, float]:
    """Weights from all our documents and sentences."""
    texts = [text_of(gold) for language in ("en", "he") for gold in documents.gold(language)]
    data = [e for text in texts for e in examples(text, rules)]
    data += [e for text in load_sentences() for e in examples(text, rules, alone=True)]
    return fitted(data, _PENALTY)


def main() -> None:
    """Learn, score, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--unseen", action="store_true")
    options = parser.parse_args()
    rules = scorer(options.gold[0])
    weights = learned(rules)
    for path in options.gold:
        texts = load(path)
        with patch.object(metric, "learned", lambda case: case.chosen):
            show(f"{path.stem} rules", rules, [(t.gold, run(t, choose)) for t in texts])
        with patch.object(metric_model, "weights", lambda: weights):
            metric_model.priors.cache_clear()
            show(f"{path.stem} model", rules, [(t.gold, run(t, choose)) for t in texts])
    if not options.unseen:
        _TARGET.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights, {_TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

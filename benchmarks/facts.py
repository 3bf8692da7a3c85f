"""How far each binding rule can be trusted, on annotated documents; also the scorer with given quantities.

python benchmarks/facts.py GOLD.jsonl [--oracle-quantities] [--lang he] [--half 0|1] [--errors] [--reliability]
"""

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

from news_assets.entities import find_entities
from news_assets.facts import find_facts
from news_assets.quantities import find_quantities
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Quantity
from news_assets.text.document import Document


def scorer(gold: Path) -> ModuleType:
    """The shared scorer that lies beside the annotated documents."""
    spec = importlib.util.spec_from_file_location("facts_scorer", gold.parent.parent / "scorers" / "facts.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold.parent.parent / "scorers" / "facts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def given(document: Document, rows: list[dict[str, Any]]) -> list[Quantity]:
    """The annotated quantities as records."""
    return [
        Quantity(quantity_id=stable_id(r["start"], r["end"]), article_id="", **{k: r[k] for k in _FIELDS})
        for r in sorted(rows, key=lambda r: r["start"])
    ]


_FIELDS = ("start", "end", "quote", "kind", "value", "low", "high", "unit", "modifier")


def predict(gold: dict[str, Any], *, oracle: bool) -> dict[str, Any]:
    """Quantities and facts of one annotated document."""
    document = Document(gold["text"], gold["lang"])
    quantities = given(document, gold["quantities"]) if oracle else find_quantities(document)
    facts = find_facts([document], quantities, find_entities([document]), published_at=gold["published_at"])
    return {"quantities": [asdict(q) for q in quantities], "facts": [asdict(f) for f in facts]}


def main() -> None:
    """Print scores, and the reliability table when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--oracle-quantities", action="store_true")
    parser.add_argument("--lang")
    parser.add_argument("--half", type=int)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--reliability", action="store_true")
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    score = scorer(options.gold[0])
    rows = [json.loads(line) for path in options.gold for line in path.read_text("utf-8").splitlines()]
    rows = [r for n, r in enumerate(rows) if options.half is None or n % 2 == options.half]
    pairs = [(r, predict(r, oracle=options.oracle_quantities)) for r in rows if options.lang in (None, r["lang"])]
    if options.calibrate:
        calibrate(score, pairs)
        return
    for language in sorted({g["lang"] for g, _ in pairs}):
        sys.stdout.write(f"{language} {_line(score.score([p for p in pairs if p[0]['lang'] == language]))}\n")
    sys.stdout.write(f"all {_line(score.score(pairs, options.errors))}\n")
    if options.reliability:
        reliability(score, pairs)


def _line(result: dict[str, Any]) -> str:
    parts = [f"{k} P {v['p']:.3f} R {v['r']:.3f} F1 {v['f1']:.3f}" for k, v in result.items() if isinstance(v, dict)]
    return " | ".join(parts) + f" | modality {result['modality_accuracy']}"


def outcomes(score: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, list[float]]:
    """Per rule: facts given, typed right, bound right, sum of scores; facts of metric `other` are left out."""
    table: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0.0])
    for gold, predicted in pairs:
        facts = [dict(f, **{k: gold["quantities"][f["q"]][k] for k in ("start", "end")}) for f in gold["facts"]]
        for fact in predicted["facts"]:
            near = [f for f in facts if score.overlap(f, fact) >= 0.5]
            if fact["metric"] == "other" or any(f["metric"] == "other" for f in near):
                continue
            typed = [f for f in near if _typed(score, f, fact)]
            row = table[fact["rule"]]
            row[0] += 1
            row[1] += bool(typed)
            row[2] += any(score.same_subject(f["subject"], fact) for f in typed)
            row[3] += fact["score"]
    return table


def reliability(score: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Print what each rule's score promises and what it keeps."""
    table = outcomes(score, pairs)
    sys.stdout.write(f"{'rule':32} {'facts':>6} {'typed':>6} {'bound':>6} {'score':>6}\n")
    for rule, (count, typed_right, bound, total) in sorted(table.items(), key=lambda x: -x[1][0]):
        sys.stdout.write(
            f"{rule:32} {count:6.0f} {typed_right / count:6.2f} {bound / count:6.2f} {total / count:6.2f}\n"
        )


def calibrate(score: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Print each rule's precision as YAML; a rule with few facts is drawn towards those that bind alike."""
    table = outcomes(score, pairs)
    ways: dict[str, list[float]] = defaultdict(lambda: [0, 0])
    for rule, row in table.items():
        for key in ("", rule.partition("/")[2]):
            ways[key][0] += row[0]
            ways[key][1] += row[2]
    overall = ways[""][1] / max(1, ways[""][0])
    sys.stdout.write(
        "# Share of facts with right value, metric and subject per rule, on annotated documents and those of our own\n"
        "# that no rule was made with (benchmarks/documents/held_out); made by benchmarks/facts.py --calibrate.\n"
    )
    for way, (count, right) in sorted(ways.items()):
        if way:
            sys.stdout.write(f"{way}: {(right + _PRIOR * overall) / (count + _PRIOR):.2f}\n")
    for rule, row in sorted(table.items()):
        count, right = ways[rule.partition("/")[2]]
        expected = (right + _PRIOR * overall) / (count + _PRIOR)
        sys.stdout.write(f"{rule}: {(row[2] + _PRIOR * expected) / (row[0] + _PRIOR):.2f}\n")


_PRIOR = 8  # as many facts as the rule must have to count as much as its way


def _typed(score: ModuleType, a: dict[str, Any], b: dict[str, Any]) -> bool:
    same = a["metric"] == b["metric"] and a["measure"] == b["measure"]
    return bool(same and score.same_value(a, b) and score.same_unit(a["unit"], b["unit"]))


if __name__ == "__main__":
    main()

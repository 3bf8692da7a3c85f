"""Tell the metric of a number by weights learned from annotated documents, also against the rules where they are sure.

benchmarks/train_metrics.py learns them, from documents of our own alone.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from math import exp

import orjson

from news_assets.facts.choice import Choice
from news_assets.facts.corrected import corrected
from news_assets.facts.families import QUOTED
from news_assets.facts.metric_features import (
    NOTHING,
    Case,
    Evidence,
    Kind,
    Number,
    measurable,
    number_of,
    prior,
)
from news_assets.facts.reading import Reading

SURE = 0.8  # a rule that says so is not asked again
_BUILT = frozenset({"stake", "volume", "yield"})  # told by what stands around them more than by words
MARGIN = 0.1  # by how much another metric must be likelier than the one the rules take
DOUBTED = {"event": 0.6, "metric": 0.5, "unit": 0.9}  # how likely a count must carry no fact to lose the one of a rule
LEAST = {
    "money": 0.35,
    "percent": 0.5,
}  # how likely a metric must be where the rules have none; counts mostly have none


def learned(case: Case) -> Choice | None:
    """Return the rules' choice, or that of the weights where they clearly differ or where there is none.

    None for a number without a fact.
    """
    kind, chosen = case.quantity.kind, case.chosen
    doubted = DOUBTED.get(chosen.rule) if chosen is not None and kind == "count" else None
    settled = kind not in LEAST if chosen is None else _settled(case, chosen)
    if settled or market(case.reading):
        return chosen
    evidence = Evidence(case)
    chances = likelihoods(case, evidence)
    if doubted and chances[NOTHING] > doubted:
        return None
    facts = [told for told in chances if told != NOTHING and (chosen is None or told[1] == chosen.measure)]
    if not facts:
        return chosen
    best = max(facts, key=chances.__getitem__)
    if chosen is None:
        return _choice(evidence, best, chances[best]) if chances[best] >= LEAST[kind] else None
    ruled = chances.get((chosen.metric, chosen.measure), 0.0)
    return _choice(evidence, best, chances[best]) if chances[best] > ruled + MARGIN else chosen


def _settled(case: Case, chosen: Choice) -> bool:
    """Whether the rules are sure; `2.36 dollars a share` says by itself what it is."""
    said = chosen.cue is not None and chosen.cue.first == case.at + 1 and case.quantity.kind != "count"
    return said or chosen.score >= SURE or chosen.metric in _BUILT


def market(reading: Reading) -> bool:
    """Whether a text reports on securities: there the rules know what is meant."""
    return reading.listed and sum(reading.topics.get(metric, 0.0) for metric in _TRADED) >= _MOSTLY


_TRADED = QUOTED | {"yield", "market_cap", "target_price"}
_MOSTLY = 0.5  # share of the metrics' nouns


def likelihoods(case: Case, evidence: Evidence) -> dict[Kind, float]:
    """Probability of each metric and measure, and of none, summing to one."""
    number = number_of(case)
    known, touched = priors(number), {name: worth(evidence.of(name)) for name in evidence.touched()}
    bare = worth(evidence.of("")) + worth(evidence.measured(NOTHING))
    worths = {NOTHING: known[NOTHING] + worth(evidence.none())}
    for kind in evidence.kinds():
        told = touched[kind[0]] + worth(evidence.measured(kind)) if kind[0] in touched else bare
        worths[kind] = told + (known[kind] if kind in known else worth(prior(kind, number)))
    top = max(worths.values())
    shares = {kind: exp(value - top) for kind, value in worths.items()}
    total = sum(shares.values())
    return {kind: share / total for kind, share in shares.items()}


@lru_cache(maxsize=1 << 12)
def priors(number: Number) -> dict[Kind, float]:
    """What a number alone says for each metric it is measured in, and for none."""
    return {kind: worth(prior(kind, number)) for kind in (NOTHING, *measurable(number.kind))}


def worth(names: Iterable[str]) -> float:
    """Sum of the weights of features."""
    table = weights()
    return sum([table[name] for name in names if name in table])


def _choice(evidence: Evidence, kind: Kind, chance: float) -> Choice:
    """The rules' proposal of that metric where there is one, else a new choice."""
    case, (metric, measure) = evidence.case, kind
    option = evidence.options.get(kind)
    if option is not None:
        return option
    cue = evidence.cues.get(metric)
    move = case.move if measure == "change" else None
    rule = "learned" if case.chosen is None else "overruled"
    found = Choice(metric, measure, move.sign if move else 1, chance, rule, cue[3] if cue else None, move)
    signed = corrected(case.reading, case.at, case.quantity, found)
    return replace(found, sign=signed.sign) if signed.metric == metric else found


@cache
def weights() -> dict[str, float]:
    """Weights by the names of features."""
    table: dict[str, float] = orjson.loads(files("news_assets.facts").joinpath("metric_model.json").read_bytes())
    return table

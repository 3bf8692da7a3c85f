"""Choose among the possible subjects of a number by weights learned from annotated documents.

benchmarks/train_subjects.py learns them. They decide in English texts; in Hebrew ones, where far more subjects are
phrases than names, only where the rules take a phrase or fall back on the article's focus.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import orjson

from news_assets.facts.bracketed import opening
from news_assets.facts.mentioned import gift_of
from news_assets.facts.pack import words
from news_assets.facts.ranker_candidates import Candidate, candidates
from news_assets.facts.ranker_features import features
from news_assets.facts.ranker_scale import Scale
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_REFERRED = frozenset({"focus", "phrase"})
RANKED: dict[str, frozenset[str] | None] = {"en": None, "he": _REFERRED}  # rules whose choice is weighed, None: all
Weights = Mapping[str, Mapping[str, float]]  # by language and feature


def choose(slot: Slot, options: Sequence[Scored]) -> Scored:
    """Return the likeliest subject; never none, as the rules always propose one."""
    return weigh(slot, options, learned)


def weigh(slot: Slot, options: Sequence[Scored], weights: Callable[[], Weights]) -> Scored:
    """Return the subject of most worth where the rules' choice is one that is weighed, else that choice."""
    language = slot.reading.language
    top = max(options, key=lambda option: option.score)
    weighed = RANKED.get(language, frozenset())
    if weighed is not None and top.how not in weighed:
        return top
    return rank(slot, options, weights().get(language, {}))


def rank(slot: Slot, options: Sequence[Scored], weights: Mapping[str, float]) -> Scored:
    """Return the subject of most worth by the weights, the rules' own unless another is worth more."""
    top = max(options, key=lambda option: option.score)
    found = candidates(slot, options)
    if len(found) == 1 or settled(slot, top):
        return top
    scale = Scale(slot, top.score, lead(top, options))
    worths = [worth(features(c, scale), weights) - _barred(slot, c) for c in found]
    ruled = next(number for number, candidate in enumerate(found) if candidate.best is top)
    best = max(range(len(found)), key=worths.__getitem__)
    return scored(slot, found[best]) if worths[best] > worths[ruled] else top


def settled(slot: Slot, top: Scored) -> bool:
    """Constructions that fix who is meant: headings of segments, numbers in brackets, pairs by `respectively`."""
    reading = slot.reading
    if top.how in _SURE or opening(reading, slot.at) >= 0:
        return True
    first, end = reading.sentence(slot.at)
    paired = words(reading.language, "respectively")
    return slot.choice.metric == "fine" or any(item.key in paired for item in reading.items[first:end])


def _barred(slot: Slot, candidate: Candidate) -> float:
    """What it costs to be no place where only a place can be meant, or to give what another gets."""
    if slot.choice.metric in _NATIONAL and candidate.best is None:
        return 0.0 if candidate.subject.type in ("country", "region", "city") else _NEVER
    if slot.choice.metric == "interest_rate" and candidate.subject.free and slot.reading.language == "en":
        return _NEVER
    if slot.choice.metric == "house_price" and slot.reading.language == "en" and _of_homes(candidate):
        return _NEVER
    mentions = [slot.reading.mentions[number] for number in candidate.inside]
    gives = bool(mentions) and all(gift_of(slot, mention) is False for mention in mentions)
    return _NEVER if gives else 0.0


def _of_homes(candidate: Candidate) -> bool:
    """`Home prices`, `the housing market`: what the figure is, not whose."""
    plain = words("en", "housing") | words("en", "general_prices") | words("en", "extremes")
    said = {word.removesuffix("'s") for word in candidate.subject.name.casefold().replace("-", " ").split()}
    return candidate.subject.type == "group" and bool(said) and said <= plain | _HOMES


_HOMES = frozenset(
    {"new", "sale", "sales", "national", "u.s.", "estate", "real", "the", "existing", "family", "single"}
)


_NATIONAL = frozenset({"inflation", "gdp", "unemployment", "poverty"})
_NEVER = 100.0
_SURE = frozenset(
    {"segment", "matter", "dwelling", "name", "paired", "share", "market", "group", "heading", "antecedent", "writer"}
)


def lead(top: Scored, options: Sequence[Scored]) -> float:
    """By how much the rules prefer their first choice to another subject."""
    return top.score - max((o.score for o in options if o.subject.key != top.subject.key), default=0.0)


def worth(names: Sequence[str], weights: Mapping[str, float]) -> float:
    """Sum of the weights of a candidate's features."""
    return sum(weights.get(name, 0.0) for name in names)


def scored(slot: Slot, candidate: Candidate) -> Scored:
    """The candidate under the rule that proposes it too, else as `ranked`."""
    if candidate.best is not None:
        return candidate.best
    mention = slot.reading.mentions[candidate.inside[0]] if candidate.inside else None
    return Scored(candidate.subject, 0.5, "ranked", mention)


@cache
def learned() -> Weights:
    """The weights of `ranker.json`."""
    table: dict[str, dict[str, float]] = orjson.loads(files("news_assets.facts").joinpath("ranker.json").read_bytes())
    return table

"""What speaks for and against a metric of a number, as names of plain yes/no features that hold in any language."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import floor, log10

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.corrected import finished
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, metrics, plausible
from news_assets.facts.moves import Move
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity

Kind = tuple[str, str]  # metric and measure
NOTHING: Kind = ("", "")
_NEAR = (0.05, 0.15, 0.3, 0.5, 0.8, 1.2)
_LINE = (0.4, 0.9, 1.5, 2.5, 4.0)
_TITLE = (0.4, 0.9, 1.8)
_TOPIC = (0.01, 0.1, 0.2, 0.35, 0.5)
_GAP = (2, 4, 7, 12, 20)
_SCORE = (0.2, 0.4, 0.6, 0.8, 1.0)
_LEAD = (0.1, 0.3, 0.6, 1.0)
_PERCENT = (1.0, 5.0, 12.0, 30.0, 60.0, 100.0)
_COMMON = frozenset({"ILS", "USD", "EUR"})


@dataclass(frozen=True, slots=True)
class Case:
    """A number with all that the rules make of it: `options` their proposals, `chosen` the one they take, corrected."""

    reading: Reading
    at: int
    quantity: Quantity
    link: Link
    move: Move | None
    previous: Bound | None
    alike: Bound | None
    options: Sequence[Choice]
    chosen: Choice | None

    def finished(self) -> list[Choice]:
        """The proposals as the words around the number correct them."""
        found = (finished(self.reading, self.at, self.quantity, option) for option in self.options)
        return [option for option in found if option.metric != "other"]


@dataclass(frozen=True, slots=True)
class Number:
    """What of a number bears on its metric without the words around it."""

    kind: str
    size: str
    unit: str
    relation: str
    moved: str


def number_of(case: Case) -> Number:
    """The number of a case in coarse steps."""
    quantity, move = case.quantity, case.move
    kind = "steps" if quantity.unit in STEPS else quantity.kind
    value = quantity.value if quantity.value is not None else quantity.high
    size = 0.0 if value is None else abs(value)
    if kind in ("money", "count"):
        step = str(floor(log10(size))) if size else "0"
        unit = quantity.unit or "" if kind == "count" else "common" if quantity.unit in _COMMON else "foreign"
    else:
        step, unit = "abcdefg"[bisect_right(_PERCENT, size)], ""
    moved = "no" if move is None else "near" if move.cost < 0.6 else "mid" if move.cost < 1.6 else "far"
    return Number(kind, step, unit, case.link.relation, moved)


@cache
def measurable(kind: str) -> tuple[Kind, ...]:
    """Metrics and measures that are counted in numbers of a kind."""
    return tuple(
        (metric, measure)
        for metric, spec in metrics().items()
        for measure in ("level", "change")
        if kind in spec[measure] and metric != "other"
    )


def kinds(case: Case, proposed: Iterable[Kind]) -> list[Kind]:
    """Every metric and measure that the number could be, those of the rules' proposals with them."""
    quantity = case.quantity
    found = [k for k in measurable(quantity.kind) if plausible(k[0], quantity)]
    if quantity.unit in STEPS:
        found = [k for k in found if k[1] == "change" or metrics()[k[0]].get("rate")]
    return list(dict.fromkeys([*found, *proposed]))


def prior(kind: Kind, number: Number) -> tuple[str, ...]:
    """Features of a metric that the number alone tells."""
    metric, measure = kind
    if kind == NOTHING:
        return (
            f"nothing&{number.kind}",
            f"nothing&{number.kind}&{number.size}",
            f"nothing&{number.kind}&{number.relation}",
            f"nothing&{number.kind}&{number.moved}",
            f"nothing&{number.kind}&{number.unit}",
        )
    return (
        "fact",
        f"{metric}/{measure}&{number.kind}",
        f"{metric}&{number.kind}&{number.size}",
        f"{metric}/{measure}&{number.kind}&{number.relation}",
        f"{measure}&{number.kind}&{number.relation}",
        f"{measure}&{number.kind}&{number.moved}",
        f"{metric}&{number.kind}&{number.unit}",
    )


def _bin(name: str, value: float, steps: tuple[float, ...]) -> str:
    return f"{name}{bisect_right(steps, value)}"


class Evidence:
    """What the text holds for each metric of one number."""

    def __init__(self, case: Case) -> None:
        self.case = case
        reading, at = case.reading, case.at
        first, end = reading.sentence(at)
        self.near = reading.associations.near(at, first, end)
        self.line = reading.associations.line(at)
        self.title = reading.associations.title()
        self.cues: dict[str, tuple[float, str, int, Match]] = {}
        for match in reading.cues(at):
            if match.cue.role in ("metric", "event"):
                self._add(match)
        self.order = sorted(cost for cost, _, _, _ in self.cues.values())
        self.before = {
            m.cue.name
            for m in reading.by_sentence.get(reading.sentence_of[at] - 1, ())
            if m.cue.role in ("metric", "event")
        }
        self.options: dict[Kind, Choice] = {}
        for option in case.finished():
            known = self.options.get((option.metric, option.measure))
            if known is None or known.score < option.score:
                self.options[option.metric, option.measure] = option
        self.top = max((o.score for o in self.options.values()), default=0.0)

    def _add(self, match: Match) -> None:
        reading, at = self.case.reading, self.case.at
        before = match.last < at
        gap = at - match.last if before else match.first - at
        crossed = reading.crossed(reading.numbers, min(match.last, at), max(match.first, at))
        cost = gap + 6 * crossed + (0 if before else 4)
        name = match.cue.name
        if name not in self.cues or cost < self.cues[name][0]:
            self.cues[name] = (cost, "before" if before else "behind", gap, match)

    def touched(self) -> set[str]:
        """The metrics for which anything at all speaks; all others have the same features."""
        case = self.case
        found = {*self.near, *self.line, *self.title, *self.cues, *self.before, *case.reading.topics}
        found.update(metric for metric, _ in self.options)
        found.update(b.choice.metric for b in (case.previous, case.alike) if b is not None)
        return found | {case.chosen.metric} if case.chosen is not None else found

    def kinds(self) -> list[Kind]:
        """What the number could be: measurable in its kind, or proposed by a rule."""
        chosen = self.case.chosen
        own = [(chosen.metric, chosen.measure)] if chosen is not None else []
        return kinds(self.case, [*self.options, *own])

    def none(self) -> list[str]:
        """Features of a number that carries no fact."""
        case = self.case
        on = [f"nothing&cues{min(3, len(self.cues))}"]
        if case.chosen is None:
            on += ["nothing&unruled", f"nothing&unruled&{case.quantity.kind}"]
        else:
            on.append(_bin(f"nothing&{case.chosen.rule}", case.chosen.score, _SCORE))
        if case.previous is not None:
            apart = case.reading.sentence_of[case.at] - case.reading.sentence_of[case.previous.at]
            on.append(f"nothing&after{min(2, apart)}")
        return on

    def of(self, metric: str) -> list[str]:
        """Features of a metric, level and change alike."""
        on: list[str] = []
        cue = self.cues.get(metric)
        if cue is not None:
            cost, side, gap, match = cue
            on += [_bin("cue&" + side, gap, _GAP), f"cue&{match.cue.role}&{side}", f"cue&weight{match.cue.weight}"]
            on += [f"cue&{metric}", f"cue&place{bisect_right(self.order, cost - 0.1)}"]
        else:
            if metric in self.before:
                on.append("cue_before")
            if self.cues:
                on.append("cue_of_other")
        on.append(_bin("topic", self.case.reading.topics.get(metric, 0.0), _TOPIC))
        on.append(_bin("near", self.near.get(metric, 0.0), _NEAR))
        on.append(_bin("line", self.line.get(metric, 0.0), _LINE))
        on.append(_bin("title", self.title.get(metric, 0.0), _TITLE))
        return on

    def measured(self, kind: Kind) -> list[str]:
        """Features of a metric with its measure beyond those of the metric."""
        on = self._ruled(kind)
        cue = self.cues.get(kind[0])
        if cue is not None:
            on.append(f"cue&{cue[1]}&{kind[1]}&{self.case.link.relation}")
        return on + self._chain(kind)

    def _ruled(self, kind: Kind) -> list[str]:
        chosen = self.case.chosen
        if chosen is not None and kind == (chosen.metric, chosen.measure):
            on = ["ruled", f"ruled&{chosen.rule}", f"ruled&{self.case.quantity.kind}", f"ruled&{kind[0]}"]
            on.append(_bin("ruled", chosen.score, _SCORE))
            if chosen.cue is not None:
                on.append(f"ruled&{chosen.cue.cue.role}&{chosen.cue.cue.weight}")
            return on
        option = self.options.get(kind)
        if option is not None:
            return ["option", f"option&{option.rule}", _bin("option", self.top - option.score, _LEAD)]
        if chosen is None:
            return []
        on = ["unruled", _bin(f"unruled&{chosen.rule}", chosen.score, _SCORE)]
        if chosen.metric == kind[0]:
            on.append("ruled_metric")
        return on

    def _chain(self, kind: Kind) -> list[str]:
        case, on = self.case, []
        here = case.reading.sentence_of[case.at]
        previous, alike = case.previous, case.alike
        if previous is not None and previous.choice.metric == kind[0]:
            apart = min(2, here - case.reading.sentence_of[previous.at])
            same = previous.quantity.kind == case.quantity.kind
            on += [f"previous{apart}&{same}", f"previous{apart}&{same}&{kind[1] == previous.choice.measure}"]
            on.append(f"previous{apart}&{case.link.relation}")
        if alike is not None and alike.choice.metric == kind[0]:
            on.append(f"alike&{here - case.reading.sentence_of[alike.at] < 2}")
        return on

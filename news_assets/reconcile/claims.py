"""One article's facts, arranged for the rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news_assets.schemas.records import Fact, Quantity
from news_assets.schemas.vocabulary import Measure, Metric


@dataclass(frozen=True, slots=True)
class Claims:
    """`facts` holds each distinct claim once, `stated` all of them as they stand."""

    facts: tuple[Fact, ...]
    stated: tuple[Fact, ...]
    quantities: tuple[Quantity, ...] = ()

    @classmethod
    def of(cls, facts: Sequence[Fact], quantities: Sequence[Quantity] = ()) -> "Claims":
        """Drop repetitions of the same claim; the first one, title before body, stands for all."""
        first: dict[tuple[object, ...], Fact] = {}
        for fact in facts:
            first.setdefault(identity(fact), fact)
        return cls(tuple(first.values()), tuple(facts), tuple(quantities))

    def find(self, *metrics: Metric, measure: Measure = "level", money: bool | None = None) -> list[Fact]:
        """Return the claims made in the text's own voice about the metrics; `money` asks for (or bars) currencies."""
        return [
            fact
            for fact in self.facts
            if fact.metric in metrics
            and fact.measure == measure
            and fact.modality == "actual"
            and (money is None or is_money(fact) == money)
        ]


def identity(fact: Fact) -> tuple[object, ...]:
    """Return what makes two statements the same claim."""
    return (
        name_key(fact.subject),
        fact.metric,
        fact.measure,
        fact.value,
        fact.low,
        fact.high,
        fact.unit,
        name_key(fact.object or ""),
        fact.modality,
    )


def is_money(fact: Fact) -> bool:
    """Tell whether the unit is a currency code."""
    return fact.unit is not None and len(fact.unit) == 3 and fact.unit.isalpha() and fact.unit.isupper()


def name_key(name: str) -> str:
    """Fold a name for comparison."""
    return " ".join(name.replace('"', "").replace("״", "").casefold().split())


def subject_names(fact: Fact) -> set[str]:
    """Return every folded name of the fact's subject."""
    return {name_key(name) for name in (fact.subject, *fact.subject_aliases) if name}


def same_subject(a: Fact, b: Fact) -> bool:
    """Tell whether two facts speak of the same thing."""
    if a.subject_id and b.subject_id:
        return a.subject_id == b.subject_id
    return bool(subject_names(a) & subject_names(b))


def object_is_subject(holder: Fact, owned: Fact) -> bool:
    """Tell whether the first fact's object is the second fact's subject."""
    if holder.object_id and owned.subject_id:
        return holder.object_id == owned.subject_id
    return bool(holder.object) and name_key(holder.object or "") in subject_names(owned)


def same_object(a: Fact, b: Fact) -> bool:
    """Tell whether two facts have the same object, none included."""
    if a.object_id and b.object_id:
        return a.object_id == b.object_id
    return name_key(a.object or "") == name_key(b.object or "")


def guessed(*facts: Fact, or_continued: bool = False) -> bool:
    """Tell whether no fact has its subject beside it: all take it from what the article is about.

    With `or_continued` also from the number before, which may have been guessed.
    """
    doubtful = (*_GUESSES, "continued") if or_continued else _GUESSES
    return all(fact.rule.rpartition("/")[2] in doubtful for fact in facts)


_GUESSES = ("focus", "ranked")


def exact(*facts: Fact) -> bool:
    """Tell whether no fact is a bound (`more than`, `up to`)."""
    return all(fact.modifier not in ("over", "under") for fact in facts)


def together(facts: Iterable[Fact]) -> bool:
    """Tell whether all facts stand in one sentence of one field."""
    return len({(fact.field, fact.sentence) for fact in facts}) == 1


def amount(value: float, unit: str | None = None) -> str:
    """Write a value the way a reader says it: 1.2 trillion USD, 42%, 900 thousand people."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    if unit == "percent":
        return f"{sign}{size:.4g}%"
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1e3, " thousand")):
        if size >= scale:
            return f"{sign}{size / scale:.4g}{word}" + (f" {unit}" if unit else "")
    return f"{sign}{size:.4g}" + (f" {unit}" if unit else "")

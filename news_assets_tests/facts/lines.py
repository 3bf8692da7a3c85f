"""Sentences of our own with one fact a line: `quote | subject | metric | measure | value | modality`.

Alternatives stand between slashes; no subject means any; `*` any value; a range is `low..high`.
A line that starts with `~` is a known gap: it need not come out yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from news_assets.schemas.records import Fact

FOLDER = Path(__file__).parents[1] / "corpora"


@dataclass
class Sentence:
    language: str
    text: str
    lines: list[str] = field(default_factory=list)
    gap: bool = False


def sentences(language: str) -> Iterator[Sentence]:
    for path in sorted((FOLDER / language / "fact_lines").glob("*.txt")):
        current: Sentence | None = None
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            if current is not None and line.startswith("  "):
                current.lines.append(line.strip())
                continue
            if current is not None:
                yield current
            current = Sentence(language, line.removeprefix("~ "), gap=line.startswith("~ "))
        if current is not None:
            yield current


def wrong(line: str, facts: list[Fact]) -> str:
    """What is wrong with the nearest fact, empty when one says what the line says."""
    quotes, subject, metric, measure, value, *modality = (part.strip() for part in line.lstrip("~ ").split(" | "))
    near = [f for f in facts if f.quote in quotes.split("/")]
    if not near:
        return "missing"
    problems = []
    for fact in near:
        problem = []
        if fact.metric not in metric.split("/") or fact.measure not in measure.split("/"):
            problem.append(f"metric {fact.metric}/{fact.measure}")
        elif not _same_value(fact, value):
            problem.append(f"value {fact.value} {fact.low} {fact.high}")
        names = [fact.subject, *fact.subject_aliases]
        if subject and not any(s.casefold() in name.casefold() for name in names for s in subject.split("/")):
            problem.append(f"subject {fact.subject}")
        if fact.modality not in (modality[0].split("/") if modality else ["actual"]):
            problem.append(f"modality {fact.modality}")
        problems.append(", ".join(problem))
    return min(problems, key=len)


def _same_value(fact: Fact, value: str) -> bool:
    if value == "*":
        return True
    low, dots, high = value.partition("..")
    if dots:
        return (fact.low, fact.high) == (float(low), float(high))
    return fact.value is not None and abs(fact.value - float(value)) <= 1e-6 * max(1.0, abs(float(value)))

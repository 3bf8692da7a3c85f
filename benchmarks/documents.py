"""Documents of our own with labelled facts, as gold for the facts scorer (python -m benchmarks.documents OUT_FOLDER).

The format is described in documents/README.md. Writes own_LANGUAGE.jsonl and held_out_LANGUAGE.jsonl,
a document a line.
"""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "documents"
_MARK = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")
_FACT = re.compile(r"\s*(\w+)/(level|change) (\S+) (\S+)(?: ~(\w+))? (.+?)(?: @(.+?))?\s*")
_KINDS = {"percent": "percent", "basis_points": "percent", "points": "points", "times": "multiple"}
Record = dict[str, object]


@dataclass(frozen=True)
class Value:
    """A number or a range in base units."""

    value: float | None
    low: float | None
    high: float | None

    @classmethod
    def read(cls, text: str) -> "Value":
        """From `1.5` or `1..2`."""
        low, dots, high = text.partition("..")
        return cls(None, float(low), float(high)) if dots else cls(float(low), None, None)


def gold(language: str, held_out: bool = False) -> list[Record]:
    """Every document of a language; those held out are for measuring only: no rule or weight is made with them.

    Raises:
        ValueError: a mark that does not follow the format.

    """
    return [
        _document(path, language)
        for path in sorted((FOLDER / ("held_out" if held_out else "") / language).glob("*.txt"))
    ]


def _document(path: Path, language: str) -> Record:
    head, _, marked = path.read_text("utf-8").partition("\n")
    _, name, published = head.split()
    marked, text, at = marked.strip(), "", 0
    quantities: list[Record] = []
    facts: list[Record] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        labels = [_fact(label, len(quantities), path) for label in mark[2].split(";;")]
        quantities.append(_quantity(mark[1], len(text), labels[0]))
        facts += labels
        text += mark[1]
    text += marked[at:]
    record = {"doc_id": f"own-{language}-{name}", "lang": language, "published_at": published, "text": text}
    return record | {"quantities": quantities, "facts": facts}


def _fact(label: str, quantity: int, path: Path) -> Record:
    parts = _FACT.fullmatch(label)
    if not parts:
        raise ValueError(f"{path.name}: {label!r} is not `metric/measure value unit [~modality] subject [@object]`")
    metric, measure, value, unit, modality, subject, item = parts.groups()
    record: Record = {"q": quantity, "subject": subject, "metric": metric, "measure": measure, "unit": unit}
    return record | vars(Value.read(value)) | {"object": item, "modality": modality or "actual", "period": None}


def _quantity(quote: str, start: int, fact: Record) -> Record:
    unit = str(fact["unit"])
    value = fact["value"]
    return {
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "kind": _KINDS.get(unit) or ("money" if re.fullmatch("[A-Z]{3}", unit) else "count"),
        "value": abs(value) if isinstance(value, float) else None,
        "low": fact["low"],
        "high": fact["high"],
        "unit": unit,
        "modifier": "exact",
    }


def main() -> None:
    """Write the gold of both languages into a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, held_out in (("own", False), ("held_out", True)):
        for language in ("he", "en"):
            lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in gold(language, held_out)]
            (folder / f"{name}_{language}.jsonl").write_text("".join(lines), "utf-8")
            print(f"{name} {language}: {len(lines)} documents")


if __name__ == "__main__":
    main()

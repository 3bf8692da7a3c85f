"""Every phrasing of the corpora gives its value, and nothing else is read from it."""

from pathlib import Path

import pytest
import yaml

from news_assets.quantities import find_quantities
from news_assets.schemas.records import Quantity
from news_assets.text.document import Document

_CORPORA = Path(__file__).parents[1] / "corpora"
_CASES = [
    pytest.param(file.parent.name, spec, phrase, id=f"{file.parent.name}-{phrase}")
    for name in ("money.yaml", "numbers.yaml")
    for file in sorted(_CORPORA.glob(f"*/{name}"))
    for spec, phrases in yaml.safe_load(file.read_text(encoding="utf-8")).items()
    for phrase in phrases
]


def _spec(quantity: Quantity) -> str:
    number = (
        f"{quantity.value:.6g}" if quantity.value is not None else f"{quantity.low or 0:.6g}..{quantity.high or 0:.6g}"
    )
    hedge = "" if quantity.modifier in ("exact", "range") else f" {quantity.modifier}"
    return f"{quantity.kind} {number} {quantity.unit}{hedge}"


def _wanted(spec: str) -> list[str]:
    wanted = []
    for part in spec.split(" | "):
        kind, number, *rest = part.split()
        number = "..".join(f"{float(end):.6g}" for end in number.split(".."))
        wanted.append(" ".join((kind, number, *rest)))
    return wanted


@pytest.mark.parametrize(("language", "spec", "phrase"), _CASES)
def test_phrase(language: str, spec: str, phrase: str) -> None:
    found = find_quantities(Document(phrase, language))
    if spec == "none":
        assert [q.quote for q in found] == []
    elif spec == "gaps":
        assert not found, "no longer a gap: move it to its value"
    else:
        assert [_spec(q) for q in found] == _wanted(spec)
        assert all(phrase[q.start : q.end] == q.quote for q in found)

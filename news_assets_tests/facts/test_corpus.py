"""Sentences of our own with the facts that must, and must not, come out of them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import news_assets
from news_assets.schemas.records import Fact

CORPORA = Path(__file__).parents[1] / "corpora"


def rows() -> list[Any]:
    return [
        pytest.param(language, row["text"], row["facts"], id=row["text"][:40])
        for language in ("he", "en")
        for row in yaml.safe_load((CORPORA / language / "facts.yaml").read_text(encoding="utf-8"))
    ]


def differences(expected: dict[str, Any], fact: Fact) -> dict[str, Any]:
    wrong: dict[str, Any] = {}
    for key in ("measure", "value", "low", "high", "object"):
        if key in expected and expected[key] != getattr(fact, key):
            wrong[key] = getattr(fact, key)
    if fact.metric not in expected["metric"].split("|"):
        wrong["metric"] = fact.metric
    if fact.modality != expected.get("modality", "actual"):
        wrong["modality"] = fact.modality
    names = [fact.subject, *fact.subject_aliases]
    if "subject" in expected and not any(s in name for name in names for s in expected["subject"].split("|")):
        wrong["subject"] = names
    return wrong


@pytest.mark.parametrize(("language", "text", "expected"), rows())
def test_facts_of_a_sentence(language: str, text: str, expected: list[dict[str, Any]]) -> None:
    facts = [f for f in news_assets.extract_text(text, lang=language).facts if f.metric != "other"]
    for fact in facts:
        assert text[fact.start : fact.end] == fact.quote
    assert len({f.quote for f in facts}) == len({e["quote"] for e in expected}), [(f.quote, f.metric) for f in facts]
    for row in expected:
        found = [differences(row, f) for f in facts if f.quote == row["quote"]]
        assert found, f"no fact at {row['quote']}"
        assert {} in found, found

"""Nouns of kind, the names they stand for, and what the head of a phrase names."""

import pytest

from news_assets.entities import find_entities
from news_assets.facts.antecedents import Kinds
from news_assets.facts.heads import fit, kinds_of, stem
from news_assets.facts.reading import read
from news_assets.quantities import find_quantities
from news_assets.text.document import Document


def test_a_noun_of_kind_stands_for_the_name_that_has_it() -> None:
    document = Document("Deutsche Bank and Apple met on Monday. The bank lost 5%.", "en")
    reading = read(document, find_quantities(document), find_entities([document]))
    kinds = Kinds("en", [reading], lambda entity: entity.quote)
    first, end = reading.sentence(reading.at[0])
    found = {noun: names for _, noun, names in kinds.anaphors(reading, first, end)}
    assert found["bank"] == ["Deutsche Bank"]


@pytest.mark.parametrize(("one", "other"), [("דירה", "הדירות"), ("משפחה", "משפחת"), ("מסוק", "מסוקים")])
def test_forms_of_a_noun_share_a_stem(one: str, other: str) -> None:
    assert stem(one, "he") == stem(other, "he")


@pytest.mark.parametrize(
    ("word", "language", "metric", "expected"),
    [
        ("דירות", "he", "house_price", "fit"),
        ("מורים", "he", "wages", "fit"),
        ("מורים", "he", "price", "unfit"),
        ("רבעון", "he", "revenue", "empty"),
        ("tickets", "en", "price", "fit"),
        ("xyzzy", "en", "price", "unknown"),
    ],
)
def test_heads_fit_the_metric(word: str, language: str, metric: str, expected: str) -> None:
    assert fit(kinds_of(word, language), metric) == expected

"""The learned choice of a metric: what it adds where rules are silent, what it leaves alone, that it is plain data."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest

from news_assets.entities import find_entities
from news_assets.facts import find_facts, metric, metric_model
from news_assets.facts.associations import of_word, of_words
from news_assets.facts.choice import Choice
from news_assets.facts.measure import metrics
from news_assets.facts.metric_features import NOTHING, Case, Evidence
from news_assets.facts.metric_model import learned, likelihoods, weights
from news_assets.facts.pack import data
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Fact
from news_assets.text.document import Document

UNNAMED = "The regulator, after the violation, wants $2.4 million from the polluter; the court sits over the penalty."


def facts_of(text: str, language: str = "en") -> list[Fact]:
    document = Document(text, language, "a", "text")
    return find_facts([document], find_quantities(document), find_entities([document]))


@contextmanager
def noted() -> Iterator[list[Case]]:
    """Gather what the model is asked, and leave it to the rules."""
    cases: list[Case] = []

    def note(case: Case) -> Choice | None:
        cases.append(case)
        return case.chosen

    with patch.object(metric, "learned", note):
        yield cases


@pytest.mark.parametrize("language", ["he", "en"])
def test_words_speak_for_metrics_that_exist(language: str) -> None:
    named = data(language, "associations")["metrics"]
    assert set(named) <= set(metrics())
    assert all(len(words) == len(set(map(str, words))) for words in named.values())


def test_inflected_words_and_those_with_prefixes_count() -> None:
    assert "fine" in of_word("penalties", "en")[0] or "fine" in of_word("fined", "en")[0]
    assert "fine" in of_word("והקנסות", "he")[0]
    assert of_word("the", "en") == ((), 0.0)
    assert of_words(["judge", "violation"], "en")["fine"] > of_words(["judge"], "en")["fine"]


def test_likelihoods_sum_to_one_and_weigh_what_stands_near() -> None:
    with noted() as cases:
        facts_of(UNNAMED)
    chances = likelihoods(cases[0], Evidence(cases[0]))
    assert math.isclose(sum(chances.values()), 1.0)
    assert max(chances, key=chances.__getitem__) == ("fine", "level")
    assert NOTHING in chances


def test_nouns_of_a_metric_are_never_overruled() -> None:
    with noted() as cases:
        facts_of("Revenue at the court-appointed receiver, the judge said after the penalty, came to $40 million.")
    chosen = Choice("revenue", "level", 1, 0.2, "metric")
    case = cases[0]
    ruled = Case(case.reading, case.at, case.quantity, case.link, None, None, None, [], chosen)
    assert learned(ruled) is chosen


def test_money_without_a_word_for_its_metric_gets_one_only_when_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    with noted() as cases:
        facts_of(UNNAMED)
    case = cases[0]
    silent = Case(case.reading, case.at, case.quantity, case.link, None, None, None, [], None)
    found = learned(silent)
    assert found is not None
    assert (found.metric, found.rule) == ("fine", "learned")
    monkeypatch.setitem(metric_model.LEAST, "money", 1.1)
    assert learned(silent) is None


def test_small_counts_stay_without_a_fact() -> None:
    assert not facts_of("Three judges and 14 lawyers sat in two rooms for the penalty hearing, with 9 reporters.")


def test_weights_are_plain_finite_numbers() -> None:
    table = weights()
    assert len(table) > 1000
    assert all(math.isfinite(value) and abs(value) < 20 for value in table.values())


def test_counts_that_surely_carry_no_fact_lose_the_one_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    with noted() as cases:
        facts_of("The inspectors counted 14,000 swallows and 3,200 storks on the marsh near the harbour in May.")
    case = cases[0]
    units = Choice("units", "level", 1, 0.6, "event")
    doubtful = Case(case.reading, case.at, case.quantity, case.link, None, None, None, [], units)
    monkeypatch.setattr(metric_model, "likelihoods", lambda case, evidence: {NOTHING: 0.9, ("units", "level"): 0.1})
    assert learned(doubtful) is None
    monkeypatch.setattr(metric_model, "likelihoods", lambda case, evidence: {NOTHING: 0.3, ("units", "level"): 0.7})
    assert learned(doubtful) is units

"""The learned choice between subjects: what it mends, that it is plain data, that no number is left alone."""

from importlib.resources import files

import pytest

from news_assets.entities import find_entities
from news_assets.facts import find_facts, ranker, subjects
from news_assets.facts.pack import words
from news_assets.facts.reading import read
from news_assets.facts.traits import sourced, traits
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Fact
from news_assets.text.document import Document

BREWER = (
    "Harlow Brewing shares slide after outlook cut\n\n"
    "Harlow Brewing warned on profit this year. Second-quarter revenue rose 3.1% to $7.4 billion, "
    "missing the $7.6 billion expected by analysts. Operating profit came in at $1.1 billion."
)


def facts_of(text: str, language: str = "en") -> list[Fact]:
    document = Document(text, language, "a", "text")
    return find_facts([document], find_quantities(document), find_entities([document]))


def test_numbers_of_a_company_article_belong_to_the_company() -> None:
    facts = facts_of(BREWER)
    assert len(facts) >= 4
    assert {f.subject for f in facts} == {"Harlow Brewing"}


def test_weights_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that want what stands far from the number choose another subject than the learned ones."""
    text = "After Apple fell, Microsoft rose 5%."
    assert [f.subject for f in facts_of(text)] == ["Microsoft"]
    monkeypatch.setattr(ranker, "learned", lambda: {"en": {"opens": 9.0}})
    assert [f.subject for f in facts_of(text)] == ["Apple"]
    monkeypatch.setattr(ranker, "learned", dict)
    assert [f.subject for f in facts_of(text)] == ["Microsoft"]


def test_every_number_the_rules_bind_is_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    ranked = facts_of(BREWER)
    monkeypatch.setattr(ranker, "RANKED", {})
    assert [(f.start, f.metric) for f in ranked] == [(f.start, f.metric) for f in facts_of(BREWER)]
    assert all(f.subject for f in ranked)


def test_choice_is_the_same_each_time() -> None:
    assert facts_of(BREWER) == facts_of(BREWER)


def test_hebrew_names_in_the_sentence_are_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subjects, "choose", ranker.choose)
    monkeypatch.setattr(ranker, "learned", lambda: pytest.fail("asked for weights"))
    assert facts_of("הכנסות טבע עלו ב-5% ל-4 מיליארד דולר.", "he")


def test_who_gives_is_not_who_gets() -> None:
    text = "גדעון סער גייס השנה תרומות.\n\nרשת שופרסל תרמה לו 11 אלף שקל."
    assert "שופרסל" not in {f.subject for f in facts_of(text, "he") if f.metric == "funding"}


def test_weights_are_plain_and_small() -> None:
    source = files("news_assets.facts").joinpath("ranker.json")
    assert len(source.read_bytes()) < 200_000
    for table in ranker.learned().values():
        assert table["fit0"] > 0 > table["out&once"]
        assert all(isinstance(weight, float) and abs(weight) < 10 for weight in table.values())


def test_who_only_says_so_is_known() -> None:
    document = Document("Sales grew 4%, according to data from Reuters, and Apple gained.", "en")
    reading = read(document, find_quantities(document), find_entities([document]))
    told = {m.entity.quote: sourced(reading, m) for m in reading.mentions}
    assert told["Apple"] is False
    assert all(told[name] for name in told if name != "Apple")
    apple = next(m for m in reading.mentions if m.entity.quote == "Apple")
    assert "moves" in traits(reading, apple)


def test_training_prefers_what_is_right_to_what_is_wrong() -> None:
    train = pytest.importorskip("benchmarks.train_subjects", reason="needs scipy and lightgbm's extras")
    data = [train.Example("en", [["near", "name"], ["far", "name"]], [True, False], 1.0) for _ in range(5)]
    weights = train.learn(data)["en"]
    assert weights["near"] > 0 > weights["far"]
    assert weights.get("name", 0.0) == 0.0


@pytest.mark.parametrize("language", ["he", "en"])
def test_word_classes_of_the_ranker_stand_in_both_packs(language: str) -> None:
    assert words(language, "saying") and words(language, "observers") and words(language, "opposed")

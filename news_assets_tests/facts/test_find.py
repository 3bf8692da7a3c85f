"""Facts of several documents, hostile input, and the seed page."""

import json
import time
from pathlib import Path

import pytest

import news_assets
from news_assets.entities import find_entities
from news_assets.facts import find_facts
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Fact
from news_assets.text.document import Document
from news_assets_tests.facts.lines import sentences

TITLE = "Orlando Foods cuts its outlook"
DECK = "Shares of Orlando Foods fell 8% on Tuesday"
BODY = "Revenue rose 3% to $410 million in the second quarter of 2024. The company lost $12 million."


def facts_of(documents: list[Document]) -> list[Fact]:
    quantities = [q for d in documents for q in find_quantities(d)]
    return find_facts(documents, quantities, find_entities(documents), published_at="2024-08-06")


def said(facts: list[Fact]) -> list[tuple[object, ...]]:
    return [(f.quote, f.subject, f.metric, f.measure, f.value, f.unit, f.modality) for f in facts]


def test_fields_of_a_page_read_like_one_text() -> None:
    fields = [
        Document(TITLE, "en", "a", "title"),
        Document(DECK, "en", "a", "deck"),
        Document(BODY, "en", "a", "text"),
    ]
    joined = Document("\n\n".join((TITLE, DECK, BODY)), "en", "a", "text")
    assert said(facts_of(fields)) == said(facts_of([joined]))
    assert {f.field for f in facts_of(fields)} == {"deck", "text"}


def test_spans_periods_and_signs() -> None:
    facts = facts_of([Document(BODY, "en", "a", "text")])
    assert all(BODY[f.start : f.end] == f.quote and f.quote in f.sentence for f in facts)
    assert [(f.metric, f.value, f.period) for f in facts] == [
        ("revenue", 3.0, "2024-Q2"),
        ("revenue", 410e6, "2024-Q2"),
        ("net_profit", -12e6, None),
    ]
    assert len({f.fact_id for f in facts}) == 3
    assert all(0.0 < f.score < 1.0 and f.rule for f in facts)


def test_invisible_marks_do_not_move_spans() -> None:
    text = "מניית \u200eטבע\u200f עלתה ב-\u200e5%\u200f."
    (fact,) = facts_of([Document(text, "he", "a", "text")])
    assert text[fact.start : fact.end] == fact.quote
    assert (fact.metric, fact.value) == ("price", 5.0)


def test_nothing_comes_out_of_nothing() -> None:
    assert facts_of([]) == []
    assert facts_of([Document("", "he"), Document("  \n ", "en")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "fell 5%, " * 4000,
        "מניית טבע ירדה ב-" * 3000 + "5%",
        "(" * 20000 + "5%" + ")" * 20000,
        "ו" * 30000 + " 5%",
        "Revenue " * 8000 + "rose 5% to $3 million",
        ":-" * 10000 + "5%\n" * 3000,
    ],
    ids=["moves", "verbs", "brackets", "letters", "metrics", "marks"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    document = Document(text, "he" if max(text) >= "\u05d0" else "en")
    quantities, entities = find_quantities(document), find_entities([document])
    start = time.process_time()
    find_facts([document], quantities, entities)
    assert time.process_time() - start < 5


def test_every_fact_of_the_seed_page(shared: Path) -> None:
    page = json.loads((shared / "gold" / "seed_page.json").read_text(encoding="utf-8"))
    for article in page["articles"]:
        first, *others = article["paragraphs"]
        body = "\n\n".join((first, *article["subheads"], *others))
        columns = (("title", article["title"]), ("deck", article["deck"]), ("text", body))
        documents = [Document(value, "he", str(article["position"]), name) for name, value in columns if value]
        found = facts_of(documents)
        wanted = [f for f in page["facts"] if f["article"] == article["position"]]
        keys = ("quote", "subject", "subject_type", "metric", "measure", "value", "low", "high", "unit", "object")
        keys += ("modality", "modifier", "form")
        expected = sorted(str(tuple(f[k] for k in keys)) for f in wanted)
        assert [e.replace(".0", "") for e in expected] == sorted(
            str(tuple(getattr(f, k) for k in keys)).replace(".0", "") for f in found
        )


@pytest.mark.parametrize("language", ["he", "en"])
def test_texts_that_break_off_anywhere(language: str) -> None:
    lines = [sentence.text for sentence in sentences(language)]
    for text in lines[::3]:
        for end in range(len(text), max(0, len(text) - 24), -3):
            news_assets.extract_text(text[:end], lang=language)

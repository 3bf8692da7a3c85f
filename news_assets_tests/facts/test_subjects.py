"""Whom a number speaks of when others stand nearer, and how sure a text is of its opening number."""

from pathlib import Path

import pytest
import yaml

import news_assets
from news_assets.entities import find_entities
from news_assets.facts import find_facts
from news_assets.facts.reading import read
from news_assets.facts.runs import add_runs
from news_assets.quantities import find_quantities
from news_assets.schemas.records import Fact
from news_assets.text.document import Document

CASES = yaml.safe_load((Path(__file__).parents[1] / "corpora" / "he" / "subjects.yaml").read_text(encoding="utf-8"))


def facts_of(text: str, language: str) -> list[Fact]:
    documents = [Document(text, language, "a", "text")]
    quantities = [q for d in documents for q in find_quantities(d)]
    return find_facts(documents, quantities, find_entities(documents), published_at="2024-08-06")


def test_who_is_reported_to_is_not_who_raised() -> None:
    facts = facts_of("מפלגת העבודה דיווחה למבקר המדינה על גיוס תרומות בסך 3 מיליון שקל.", "he")
    assert [(f.metric, "העבודה" in f.subject) for f in facts] == [("funding", True)]


def test_opening_subject_beats_a_nearer_quoted_name() -> None:
    facts = facts_of('מפלגת יש עתיד, שרצה עם "התנועה" בבחירות, דיווחה כי גייסה 4 מיליון שקל.', "he")
    assert [f.subject for f in facts] == ["יש עתיד"]


def test_former_name_in_brackets_is_the_same_company() -> None:
    facts = facts_of("Meta (formerly: Facebook) reported. Facebook revenue rose 5%.", "en")
    assert facts and all("Meta" in " ".join((f.subject, *f.subject_aliases)) for f in facts)


def test_short_month_names_are_nobody() -> None:
    facts = facts_of("Apple revenue rose 5% in the year ended Dec. 31. It fell 2% as of Jan. 1.", "en")
    assert facts and not {"Dec", "Jan"} & {f.subject for f in facts}


def test_number_of_an_examined_rumour_is_reported() -> None:
    rumour = "An unsubstantiated rumor on a fortune.\n\nElon Musk has a net worth of $17 million."
    text = "Is Elon Musk worth $17 million?\n\n" + rumour
    assert {f.modality for f in facts_of(text, "en")} == {"reported"}
    assert {f.modality for f in facts_of("Elon Musk has a net worth of $17 million.", "en")} == {"actual"}


@pytest.mark.parametrize(("text", "quote", "subject"), CASES, ids=[c[0][:40] for c in CASES])
def test_hebrew_subjects(text: str, quote: str, subject: str) -> None:
    names = [name for f in facts_of(text, "he") if f.quote == quote for name in (f.subject, *f.subject_aliases)]
    assert any(wanted in name for name in names for wanted in subject.split("|")), names


def test_a_repeated_common_noun_is_no_name() -> None:
    readings = [
        read(Document(text, "he"), [], [])
        for text in ("סרט קיבל פרס. הסרט מצליח. סרט זכה בפרס.", "דולבק קיבלה פרס. במניית דולבק נסחרו שקלים.")
    ]
    add_runs(readings[:1])
    add_runs(readings[1:])
    assert [[m.entity.quote for m in reading.mentions] for reading in readings] == [[], ["דולבק", "דולבק"]]


def test_a_change_leads_to_a_level_of_the_same_metric() -> None:
    facts = facts_of("הכנסות שופרסל הגיעו ל-3 מיליארד שקל, והרווח הנקי צמח ב-8% ל-90 מיליון שקל.", "he")
    assert [(f.metric, f.measure) for f in facts if f.quote == "90 מיליון שקל"] == [("net_profit", "level")]


def test_a_name_that_opens_its_sentences_is_whole() -> None:
    text = "Tarnow Bridges makes steel. Tarnow Bridges had sales of $90 million. Orders at Bridges grew."
    assert {f.subject for f in facts_of(text, "en") if f.metric == "revenue"} == {"Tarnow Bridges"}


OBJECTS = [
    ("en", "Jeff Bezos's stake in Amazon is worth $120 billion and his stake in Blue Origin is worth $60 billion.",
     ["Amazon", "Blue Origin"]),
    ("en", "Google will acquire Wiz in a deal worth $32 billion.", ["Wiz"]),
    ("he", "טבע הודיעה כי השלימה את רכישת אלרגן תמורת 40 מיליארד דולר.", ["אלרגן"]),
    ("he", "דלק מחזיקה ב-20% ממניות ישראמקו. החזקתה ברציו שווה 100 מיליון שקל.", ["ישראמקו", "רציו"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "objects"), OBJECTS)
def test_the_other_party_is_the_one_the_holding_or_the_deal_names(language: str, text: str, objects: list[str]) -> None:
    assert [f.object for f in news_assets.extract_text(text, lang=language).facts] == objects

import time

import pytest

import news_assets
from news_assets.entities import find_entities, find_nominals
from news_assets.schemas.records import Entity
from news_assets.text.document import Document


def mentions(text: str, lang: str) -> list[Entity]:
    return news_assets.extract_text(text, lang=lang).entities


def referred(text: str, lang: str) -> dict[str, str | None]:
    return {e.quote: e.entity_id for e in mentions(text, lang) if e.method == "coreference"}


@pytest.mark.parametrize(
    ("text", "lang", "noun", "entity_id"),
    [
        ("טבע פרסמה דוחות.\nהחברה הרוויחה 3 מיליון דולר ברבעון.", "he", "החברה", "teva"),
        ("בנק הפועלים פרסם דוחות.\nהכנסות הבנק עלו ב-4%.", "he", "הבנק", "bank-hapoalim"),
        ("נייס דיווחה אמש.\nהמשקיעים התאכזבו, והמניה ירדה ב-7%.", "he", "המניה", "nice"),
        ("הלמ\"ס פרסמה נתונים.\nהמשק צמח ב-3% בשנה שעברה.", "he", "המשק", "israel"),
        ("Home Depot reported on Tuesday.\nThe home-improvement retailer earned $3 billion.", "en",
         "The home-improvement retailer", "home-depot"),
        ("Nvidia reported on Tuesday.\nThe stock rose 5%.", "en", "The stock", "nvidia"),
    ],
)  # fmt: skip
def test_a_noun_stands_for_the_name_before(text: str, lang: str, noun: str, entity_id: str) -> None:
    assert referred(text, lang).get(noun) == entity_id


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("טבע פרסמה דוחות.\nהחברה הישראלית שילמה 3 מיליון שקל.", "he"),
        ("טבע פרסמה דוחות.\nהבנק הרוויח 3 מיליון דולר.", "he"),
        ("החברה הרוויחה 3 מיליון דולר.", "he"),
        ("טבע פרסמה דוחות.\nהחברה מרוצה.", "he"),
        ("Nvidia reported on Tuesday.\nThe stock market rose 5%.", "en"),
        ("Nvidia said that the company earned $3 billion.", "en"),
    ],
)
def test_no_link_without_reason(text: str, lang: str) -> None:
    assert referred(text, lang) == {}


def test_the_trade_of_an_association() -> None:
    found = [
        e for e in mentions("התאחדות המלונות מזהירה.\nההפסד של הענף הוא 2 מיליארד שקל.", "he") if e.quote == "הענף"
    ]
    assert [(e.name_he, e.type) for e in found] == [("ענף המלונות", "group")]


def test_the_subject_of_a_fact_is_a_mention() -> None:
    found = news_assets.extract_text("הצי האפור הכניס 5 מיליון שקל. הכנסות הצי האפור עלו ב-3%.", lang="he")
    subjects = {f.subject for f in found.facts}
    assert subjects
    assert subjects <= {e.name_he for e in found.entities}


def test_quotes_lead_back_to_the_source_through_marks() -> None:
    text = "\u200fטבע פרסמה דוחות.\n\u200fהחברה\u200f הרוויחה 3 מיליון דולר."
    found = [e for e in mentions(text, "he") if e.method == "coreference"]
    assert [text[e.start : e.end] for e in found] == [e.quote for e in found] == ["החברה"]


def test_comments_take_their_antecedents_from_the_article() -> None:
    body = Document("Nvidia is ahead.", "en", "a")
    comment = Document("The company will win.", "en", "a", "comment", "c1")
    assert find_nominals([body, comment], find_entities([body, comment]), []) == []


def test_many_nouns_take_linear_time() -> None:
    text = "Nvidia rose 5%. The company earned $3 billion. The industry grew. " * 3000
    began = time.perf_counter()
    document = Document(text, "en")
    find_nominals([document], find_entities([document]), [])
    assert time.perf_counter() - began < 10

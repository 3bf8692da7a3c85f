import pytest

from news_assets.entities import find_entities
from news_assets.text.document import Document


def groups(text: str, language: str) -> list[str]:
    return [e.quote for e in find_entities([Document(text, language)]) if e.type == "group"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("ענף המלונות הפסיד 2 מיליארד שקל", "ענף המלונות"),
        ("העלאת תקציב החינוך ב-1%", "תקציב החינוך"),
        ("מניות השבבים הישראליות יורדות", "מניות השבבים הישראליות"),
        ("שיעור הריבית פגע בעצמאים", "עצמאים"),
    ],
)
def test_hebrew_groups(text: str, phrase: str) -> None:
    assert phrase in groups(text, "he")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The global cleaning services market is worth $4 billion", "global cleaning services market"),
        ("Emerging market stocks rose 0.5%", "Emerging market stocks"),
        ("The slump cost investors $2 trillion", "investors"),
    ],
)
def test_english_groups(text: str, phrase: str) -> None:
    assert phrase in groups(text, "en")


@pytest.mark.parametrize(("text", "language"), [("מניות נקנו אתמול", "he"), ("The market closed", "en")])
def test_a_head_alone_is_no_group(text: str, language: str) -> None:
    assert groups(text, language) == []

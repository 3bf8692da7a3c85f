"""Hebrew bodies named by their aim, councils by their place, firms by their Latin spelling, people by their offices."""

import pytest

from news_assets.entities import find_entities
from news_assets.text.document import Document


def named(text: str) -> set[tuple[str, str]]:
    return {(e.quote, e.type) for e in find_entities([Document(text, "he")]) if e.type not in ("group", "currency")}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("תקציב ההתאחדות לכדורעף קוצץ", "ההתאחדות לכדורעף", "organisation"),
        ("הודיעה הלשכה הארצית לייעוץ משפחתי אתמול", "הלשכה הארצית לייעוץ משפחתי", "organisation"),
        ("עובדים באגודה לקידום החינוך ישבתו", "אגודה לקידום החינוך", "organisation"),
        ("במועצת גבעת חרובים ייגמר הכסף", "מועצת גבעת חרובים", "organisation"),
        ("גרינפטל (Grinfettle) גייסה 20 מיליון דולר", "גרינפטל", "company"),
        ("איש העסקים דני רוזנצוף מכר", "דני רוזנצוף", "person"),
        ("התורם, חיים גרשטיקר, שילם", "חיים גרשטיקר", "person"),
    ],
)
def test_bodies_and_bearers_of_offices(text: str, name: str, kind: str) -> None:
    assert (name, kind) in named(text)


@pytest.mark.parametrize(
    "text",
    ["התובעת קיבלה את הרשות לעצמה", "המועצה תדון בהצעה", "מועצת עובדים תיבחר", "התוצאה (ראו Table) ברורה"],
)
def test_nouns_alone_are_no_bodies(text: str) -> None:
    assert not named(text)

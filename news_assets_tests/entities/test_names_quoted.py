"""Hebrew names in quotation marks."""

import pytest

from news_assets.entities import find_entities
from news_assets.text.document import Document


def _found(text: str) -> dict[str, str]:
    return {e.quote: e.type for e in find_entities([Document(text, "he")])}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('מנכ"ל "אורן תבליני הגליל" אמר שהמפעל ייסגר.', "אורן תבליני הגליל", "company"),
        ('הסיעה "קול לתושב" תגיש ערעור.', "קול לתושב", "organisation"),
        ("ברשת ”קפה של ציפורים” מכחישים.", "קפה של ציפורים", "company"),
        ('המוזיאון "בית הזית" נסגר. אחר כך נתרמו ל"בית הזית" מיליון שקל.', "בית הזית", "organisation"),
    ],
)
def test_a_noun_before_the_marks_tells_a_name(text: str, name: str, kind: str) -> None:
    assert _found(text).get(name) == kind


def test_a_name_is_found_again() -> None:
    text = 'השבועון "רוח הצפון" נסגר. ב"רוח הצפון" עבדו 12 איש, ורוח הצפון הפסיד כסף.'
    assert sum(e.quote == "רוח הצפון" for e in find_entities([Document(text, "he")])) == 3


@pytest.mark.parametrize(
    "text",
    [
        'החברה הודיעה: "לא נשלם יותר".',
        'השר כינה זאת "גזל לאור יום".',
        'יו"ר הוועדה אמר "15 דקות" בלבד.',
        'ב"כ התובע אמר "די".',
    ],
)
def test_what_is_said_is_no_name(text: str) -> None:
    assert not {"לא נשלם יותר", "גזל לאור יום", "15 דקות", "די"} & _found(text).keys()

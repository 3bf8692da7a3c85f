"""Hebrew names that the noun of their kind, a nation or a mark beside them gives away."""

import pytest

from news_assets.entities import find_entities
from news_assets.text.document import Document


def named(text: str) -> set[tuple[str, str]]:
    return {(e.quote, e.type) for e in find_entities([Document(text, "he")]) if e.type not in ("group", "currency")}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("רשת צ'ורבלי פתחה סניף", "צ'ורבלי", "company"),
        ("בספקית הגז גזוליקס הובטח פיצוי", "גזוליקס", "company"),
        ("חברת אריזת המזון הגרמנית טרפקונה תפטר מאה עובדים", "טרפקונה", "company"),
        ("בית החולים רוטנשטוק ייסגר", "בית החולים רוטנשטוק", "organisation"),
        ("בבית הקפה גרינזיגר הוכפלו המחירים", "גרינזיגר", "company"),
        ("קרן הגידור קוואדרונט מכרה", "קוואדרונט", "fund"),
        ("טריפולקס השוודית הודיעה על פיטורים", "טריפולקס", "company"),
        ("היפנית צ'וגאקי תקים מפעל", "צ'וגאקי", "company"),
        ("אתמול דיברה שני ברנזוהן על הדוח", "שני ברנזוהן", None),
        ("התורם, חיים ברנזוהן, שילם", "חיים ברנזוהן", "person"),
        ("אתמול דיווחה טריפולקס, יצרנית שמן מהגליל, על הפסד", "טריפולקס", "company"),
        ('הקבלנית שנבחרה במכרז, "אבני הדרך", תתחיל', "אבני הדרך", None),
        ('החברה שנבחרה במכרז, "אבני הדרך", תתחיל', "אבני הדרך", "company"),
        ('להצגה "לילות לבנים" נמכרו כרטיסים', "לילות לבנים", "product"),
        ("סיפרה שרונה ד' מנהריה", "שרונה ד'", "person"),
        ("מבין המוסדיים מחזיקה מיטב ב-7% והראל ב-4% מהמניות", "הראל", "company"),
        ("במגדל והראל שבכפר נטעו עצים", "הראל", None),
    ],
)
def test_names_by_kind(text: str, name: str, kind: str | None) -> None:
    assert {k for n, k in named(text) if n == name} == ({kind} if kind else set())


@pytest.mark.parametrize(
    "text",
    [
        "רשת מלונות גדולה הודיעה על צמצומים",
        "חברת התעופה תייקר את הכרטיסים",
        "הרשת החברתית חסמה את החשבון",
        "ספקית הגז במרכז הארץ העלתה מחירים",
        "האמריקאית הקשישה קנתה דירה",
        "קרן פנסיה מקיפה גובה דמי ניהול",
    ],
)
def test_nouns_that_go_on_are_no_names(text: str) -> None:
    assert not named(text)


def test_what_is_named_once_is_known_everywhere() -> None:
    text = "צ'ורבלי קרסה. לפני שנה פתחה רשת צ'ורבלי סניף, ולצ'ורבלי אין כסף."
    assert [e.quote for e in find_entities([Document(text, "he")])].count("צ'ורבלי") == 3

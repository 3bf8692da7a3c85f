"""Names that stand in no list: told by letters Hebrew does not put together, not by words it bends."""

import pytest

from news_assets.entities import find_entities
from news_assets.facts.chunks import Chunks
from news_assets.facts.foreign import add_foreign
from news_assets.facts.reading import Reading, read
from news_assets.quantities import find_quantities
from news_assets.text.document import Document


def reading_of(text: str, language: str = "he") -> Reading:
    document = Document(text, language)
    return read(document, find_quantities(document), find_entities([document]))


def names(text: str) -> list[str]:
    reading = reading_of(text)
    known = len(reading.mentions)
    add_foreign(reading)
    return [mention.entity.quote for mention in reading.mentions[known:]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("היצרנית קווזימטריקס דיווחה על הכנסות של 40 מיליון שקל.", ["קווזימטריקס"]),
        ("ההכנסות גדלו. קווזימטריקס צופה צמיחה, ולקווזימטריקס יש מזומנים.", ["קווזימטריקס", "קווזימטריקס"]),
        ("המתחרה זוגלפור-טקסמינד נמכרה ב-3 מיליון דולר.", ["זוגלפור-טקסמינד"]),
    ],
)
def test_unknown_words_are_names(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "הבנק הפחית את הריבית ב-0.25%.",
        "בשוק מעריכים שהחברה תונפק לפי שווי של 5 מיליארד דולר, והקבוצה תפוצל.",
        "הדירות נמכרו ב-2 מיליון שקל.",
        "לקריאתנולדרישתנו לא נענו 40 איש.",
        "ישראלאתר עלה ב-3%.",
    ],
)
def test_bent_and_glued_words_are_none(text: str) -> None:
    assert names(text) == []


def test_phrases_lose_their_prefix_letters() -> None:
    chunks = Chunks(reading_of("העירייה שילמה לקבלן הראשי. הקבלן הראשי ביקש 4 מיליון שקל."))
    found = {chunks.text(c): c.lead for n in range(len(chunks.reading.sentences)) for c in chunks.of(n)}
    assert found["קבלן הראשי"] == "ל"
    assert "הקבלן הראשי" in found

from news_assets.entities import find_entities
from news_assets.schemas.records import Entity
from news_assets.text.document import Document


def found(text: str, language: str = "he") -> list[Entity]:
    return [e for e in find_entities([Document(text, language)]) if e.type != "group"]


def names(text: str, language: str = "he") -> set[tuple[str, str | None]]:
    return {(e.quote, e.entity_id) for e in found(text, language)}


def test_prefix_letters_stay_outside_the_span() -> None:
    assert names("היא עברה ממיקרוסופט ולטסלה, וב-OpenAI שמחו") == {
        ("מיקרוסופט", "microsoft"), ("טסלה", "tesla"), ("OpenAI", "openai"),
    }  # fmt: skip


def test_a_name_inside_a_word_is_no_name() -> None:
    assert names("הבזקים נמשכו, אנטסלה ומיקרוסופטי") == set()


def test_quotes_lead_back_to_the_source() -> None:
    text = "שער הנאסד\u05f4ק\u200f ירד, וגם \u200eNVIDIA Corp.\u200e  -2.4%"
    for entity in found(text):
        assert text[entity.start : entity.end] == entity.quote
    assert {e.entity_id for e in found(text)} == {"nasdaq-composite", "nvidia"}


def test_widgets_are_told_from_prose() -> None:
    mentions = found("מניות השבבים נופלות: Camtek Ltd. -4.86%    וגם אנבידיה NVIDIA , יורדת")
    assert [(e.quote, e.method) for e in mentions] == [
        ("Camtek Ltd.", "widget"), ("אנבידיה", "gazetteer"), ("NVIDIA", "widget"),
    ]  # fmt: skip


def test_surname_after_full_name_in_another_field() -> None:
    title = Document("הונו של מאסק גדל", "he", field="title")
    body = Document("אילון מאסק הוא האיש העשיר בעולם. למאסק יש מניות.", "he")
    mentions = find_entities([title, body])
    assert [(e.field, e.quote, e.method) for e in mentions] == [
        ("title", "מאסק", "coreference"), ("text", "אילון מאסק", "gazetteer"), ("text", "מאסק", "coreference"),
    ]  # fmt: skip
    assert {e.entity_id for e in mentions} == {"elon-musk"}


def test_typing_errors_of_a_name_on_the_page() -> None:
    assert names("מיקרוסופט ממנה אותו, ומיקורוספט שולטת. ברודקום ירדה, והירידה בבורדקום נמשכת") == {
        ("מיקרוסופט", "microsoft"), ("מיקורוספט", "microsoft"), ("ברודקום", "broadcom"), ("בורדקום", "broadcom"),
    }  # fmt: skip
    assert names("בורדקום לבדה") == set()


def test_a_currency_behind_a_number_is_a_unit() -> None:
    assert names("הוא שילם 5 מיליון דולר") == set()
    assert names("הדולר נחלש מול היורו") == {("דולר", "usd"), ("יורו", "eur")}

"""Prefix, suffix, ids and offsets of the records."""

import pytest

from news_assets.quantities import find_quantities
from news_assets.text.document import Document


def test_prefix_and_suffix_are_what_stands_around_the_quote() -> None:
    text = "שווי החברה מוערך בכ-500 מיליארד דולר, במחיר של יותר מ-17 שקל למניה"
    first, second = find_quantities(Document(text, "he"))
    assert (first.prefix, first.quote, first.suffix) == ("בכ-", "500 מיליארד דולר", None)
    assert (second.prefix, second.quote, second.suffix) == ("יותר מ-", "17 שקל", "למניה")


def test_english_hedges_and_rates() -> None:
    (quantity,) = find_quantities(Document("It pays as much as $3.50 a share to holders.", "en"))
    assert (quantity.prefix, quantity.suffix, quantity.modifier) == ("as much as", "a share", "under")


def test_offsets_lead_to_the_source_when_marks_were_removed() -> None:
    text = "\u200fהמניה עלתה ב\u05be5\u200e% אתמול ו\u202b-2.5%\u202c היום"
    found = find_quantities(Document(text, "he"))
    assert [text[q.start : q.end] for q in found] == [q.quote for q in found]
    assert [q.value for q in found] == [5, 2.5]


def test_ids_depend_on_place_only() -> None:
    first = find_quantities(Document("up 5% and 6%", "en", "article"))
    again = find_quantities(Document("up 5% and 6%", "en", "article"))
    other = find_quantities(Document("up 5% and 6%", "en", "other"))
    assert [q.quantity_id for q in first] == [q.quantity_id for q in again]
    assert len({q.quantity_id for q in (*first, *other)}) == 4


def test_unknown_language_is_read_as_english() -> None:
    (quantity,) = find_quantities(Document("749,00 €", "cs"))
    assert (quantity.value, quantity.unit) == (749, "EUR")


def test_points_group_thousands_where_the_language_writes_a_decimal_comma() -> None:
    found = find_quantities(Document("Strafe von 50.000 Euro, Gebühr 5,99 Euro", "de"))
    assert [q.value for q in found] == [50000, 5.99]


@pytest.mark.parametrize(
    ("tag", "value", "unit"),
    [
        ("1 234,50 Kč", 1234.5, "CZK"), ("Rp 42.000", 42000, "IDR"), ("7.500 ₫", 7500, "VND"), ("R9,250", 9250, "ZAR"),
        ("2.198,- Kr", 2198, "SEK"), ("$ 12. 95", 12.95, "USD"), ("4 KD", 4, "KWD"), ("62.50", 62.5, None),
        ("Price: 31", 31, None), ("NZD $80.10", 80.1, "NZD"), ("12\u00a0500 €", 12500, "EUR"),
    ],
)  # fmt: skip
def test_price_tags(tag: str, value: float, unit: str | None) -> None:
    (quantity,) = find_quantities(Document(tag, "en"))
    assert (quantity.kind, quantity.value, quantity.unit) == ("money", value, unit)


@pytest.mark.parametrize("text", ["", " ", "\n", "no numbers here", "15.08.2017", "25-09-17"])
def test_nothing_to_read(text: str) -> None:
    assert not [q for q in find_quantities(Document(text, "en")) if q.kind == "money"]

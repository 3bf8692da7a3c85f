"""Which way a sentence moves, and that doubt means silence."""

import pytest

from news_assets.language.direction import direction
from news_assets.validate.currencies import currencies


@pytest.mark.parametrize(
    ("sentence", "quote", "expected"),
    [
        ("המניה עלתה ב-5%", "5%", 1),
        ("החברה הודיעה שהמניה זינקה וטיפסה 5%", "5%", 1),
        ("כשירדה המניה ב-5%", "5%", -1),
        ("הירידה של 5% במדד נמשכת", "5%", -1),
        ("Shares of the group slid 3%", "3%", -1),
        ("Sales rose 3%, to 1,200 units", "3%", 1),
        ("Sales rose 3% but margins fell", "3%", 0),
        ("Sales rose 3%, beating the 2% that was expected", "2%", 0),
        ("After a decline of 10%, the index made up 23.6%", "23.6%", 0),
        ("הירידה החדה ביותר נרשמה בעיר, 6.2% בשנה, ואילו בבירה עלו המחירים", "6.2%", 0),
        ("Sales rose from 3% to 4%", "3%", 0),
        ("Shares rose 3% and then another 3%", "3%", 0),
        ("המניה לא ירדה ב-5%", "5%", 0),
        ("הבורסה פתוחה", "5%", 0),
        ("הריבית עומדת על 4.5%", "4.5%", 0),
    ],
)
def test_direction(sentence, quote, expected):
    assert direction(sentence, quote) == expected


def test_currencies_are_codes():
    assert {"ILS", "USD", "EUR", "GBP", "JPY"} <= set(currencies())
    assert all(len(code) == 3 and code.isupper() for code in currencies())
    assert len(set(currencies())) == len(currencies()) > 150

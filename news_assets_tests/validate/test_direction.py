"""Which way a sentence moves, and that doubt means silence."""

import pytest

from news_assets.validate.currencies import currencies
from news_assets.validate.direction import direction


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("המניה עלתה ב-5%", 1),
        ("החברה הודיעה שהמניה זינקה וטיפסה", 1),
        ("כשירדה המניה, נסוגו גם האחרות", -1),
        ("Shares of the group slid 3%", -1),
        ("Sales rose 3%", 1),
        ("Sales rose 3% but margins fell", 0),
        ("Sales rose from 3% to 4%", 0),
        ("המניה לא ירדה", 0),
        ("הבורסה פתוחה", 0),
        ("הריבית עומדת על 4.5%", 0),
        ("", 0),
    ],
)
def test_direction(sentence, expected):
    assert direction(sentence) == expected


def test_currencies_are_codes():
    assert {"ILS", "USD", "EUR", "GBP", "JPY"} <= set(currencies())
    assert all(len(code) == 3 and code.isupper() for code in currencies())
    assert len(set(currencies())) == len(currencies()) > 150

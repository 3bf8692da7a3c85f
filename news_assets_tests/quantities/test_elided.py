"""Money whose currency an earlier number of the text has named (Hebrew)."""

import pytest

from news_assets.quantities import find_quantities
from news_assets.text.document import Document

CASES = [
    ("שכר הדירה שלנו קפץ מ-4,100 שקל ל-5,300 בתוך שנה.", "5,300", (5300.0, "ILS")),
    ("המכונה נקנתה ב-2,700 שקל, והיא נמכרה תמורת 900.", "900", (900.0, "ILS")),
    ("היא משתכרת 14 אלף שקל, ומנהלת הסניף מקבלת 22 אלף.", "22 אלף", (22000.0, "ILS")),
    ("ב-2020 הפסידה הרשת 31 מיליון אירו, ושנה קודם הצליחה להרוויח 4.6.", "4.6", (4600000.0, "EUR")),
    ("העירייה גבתה 80 מיליון שקל. מספר המנויים עלה ל-9,400.", "9,400", (9400.0, None)),
    ("התאגיד גייס 3 מיליון דולר ומעסיק 12 אלף עובדים.", "12 אלף עובדים", (12000.0, "people")),
    ("מחיר הדירה 2 מיליון שקל, והיא הוצגה ב-2019.", "2019", None),
]


@pytest.mark.parametrize(("text", "quote", "wanted"), CASES, ids=[c[0][:30] for c in CASES])
def test_the_currency_is_carried_on(text: str, quote: str, wanted: tuple[float, str | None] | None) -> None:
    found = {q.quote: (q.value, q.unit) for q in find_quantities(Document(source=text, language="he"))}
    assert found.get(quote) == wanted

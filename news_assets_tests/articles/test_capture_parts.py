"""Every choice of missing parts, for the first article and for one that follows another's body or comments."""

from itertools import product

import pytest

from news_assets import extract_page

TITLE = "חברת הספנות הזמינה 12 אוניות ב-1.9 מיליארד דולר"
DECK = "האוניות יימסרו עד 2029; המניה מוסיפה 4.5% והאנליסטים מעלים את מחיר היעד ל-31 דולר"
BODY = [
    "חברת הספנות חתמה על הזמנה של 12 אוניות מכולה. היקף העסקה מגיע ל-1.9 מיליארד דולר.",
    "המימון יגיע מהלוואות בנקאיות, והחברה תשלם מקדמה של 15%.",
]
LEAD = {
    "nothing": "",
    "body": "שער הדולר יציב\n\nאורן סגל | (1)\n\nהדולר נסחר ב-3.52 שקל, ללא שינוי מיום המסחר הקודם.\n\n",
    "comments": "שער הדולר יציב\n\nאורן סגל | (1)\n\nהדולר נסחר ב-3.52 שקל, ללא שינוי מיום המסחר הקודם.\n\n"
    "תגובות לכתבה(1):\n\nהגב לכתבה\n  • 1.\n    שירה 02/01/2024 09:30\n    הגב לתגובה זו\n    והיצואנים בוכים\n",
}
PICTURE = {
    "glued": "אוניית מכולות בנמל (רויטרס)אוניית מכולות בנמל (רויטרס)\n",
    "credit": "אוניית מכולות בנמל\nצילום: רויטרס\n",
    "none": "",
}


@pytest.mark.parametrize(
    ("lead", "picture", "kicker", "deck", "byline", "topics"),
    product(LEAD, PICTURE, (True, False), (True, False), (True, False), (True, False)),
)
def test_parts(lead, picture, kicker, deck, byline, topics):
    if lead != "nothing" and not byline and not topics and picture == "none":
        pytest.skip("nothing marks the second article")
    if lead == "body" and not byline and not topics:
        pytest.skip("a picture inside a body starts no article")
    text = LEAD[lead] + PICTURE[picture]
    text += "ניתוח\n\n" if kicker else "\n"
    text += TITLE + "\n\n"
    text += DECK + "\n\n" if deck else ""
    text += "מאיה רוזן |\n" if byline else ""
    text += "נושאים בכתבה ספנות צים\n" if topics else ""
    text += "\n" + "\n\n".join(BODY) + "\n"
    articles = extract_page(text.encode(), content_type="text/plain").articles
    assert len(articles) == (1 if lead == "nothing" else 2)
    article = articles[-1]
    assert article.title == TITLE
    assert article.kicker == ("ניתוח" if kicker else None)
    assert article.deck == (DECK if deck else None)
    assert article.authors == (["מאיה רוזן"] if byline else [])
    assert article.topics == (["ספנות", "צים"] if topics else [])
    assert article.paragraphs == BODY
    assert article.subheads == []
    assert article.image_credit == ("רויטרס" if picture == "credit" else None)
    assert (article.image_caption or "").startswith("אוניית מכולות" if picture != "none" else "")
    if lead != "nothing":
        assert len(articles[0].paragraphs) == 1

"""One thread, written down in every way that captures show it, always comes out the same."""

import pytest

from news_assets import extract_page

# number, parent, author, time, text
THREAD = [
    ("4", None, "עידו", "03/07/2025 22:15", "גם אני חושב שהמחיר יעלה ב-5%"),
    (None, 0, "נטע לי", "03/07/2025 22:40", "על סמך מה?"),
    (None, 0, "ותיק בשוק", "04/07/2025 07:02", "על סמך שלושים שנה.\nומי שלא מאמין שיבדוק"),
    ("3", None, "אלמוני", "03/07/2025 21:00", "1.5 מיליארד שקל זה הרבה כסף"),
    ("2", None, "רבקה 1", "03/07/2025 20:31", "מחכה לדוחות"),
    ("1", None, "שוקי", "03/07/2025 20:05", "ראשון!"),
]
BODY = "החברה תגייס 1.5 מיליארד שקל. ההנפקה תושלם ב-10/07/2025 לכל המאוחר."
HEAD = f"הנפקת הענק יוצאת לדרך\n\nהגיוס: 1.5 מיליארד שקל\nטל ענבר | (6)\n\n{BODY}\n\n"


def bullets(reply="הגב לתגובה זו", header="תגובות לכתבה(6):\n\nהגב לכתבה\n\n"):
    out = header
    for number, parent, author, time, text in THREAD:
        pad = " " * (4 if parent is None else 8)
        out += f"  • {number}.\n" if number else "      ◦\n"
        out += f"{pad}{author} {time}\n{pad}{reply}\n" + "".join(f"{pad}{line}\n" for line in text.split("\n"))
    return out


def glued():
    out = "תגובות לכתבה(6):\nהגב לכתבה\n"
    for number, _parent, author, time, text in THREAD:
        out += f"- {f'{number}.' if number else ''}{author} {time}הגב לתגובה זו{text}\n"
    return out


def closed():
    out = "תגובות לכתבה(6):\nהגב לכתבה\nשם(*)\nתוכן\n"
    for number, parent, author, time, text in THREAD:
        pad = "" if parent is None else "     "
        out += (f"{number}.\n" if number else "") + f"{pad}{author} {time}\n{pad}הגב לתגובה זו\n{pad}3 1\n"
        out += "".join(f"{pad}{line}\n" for line in text.split("\n")) + f"{pad}סגור\n"
    return out + "כתבות נוספות\nעוד כותרת אחת\nכל הזכויות שמורות\n"


def plain_numbers():
    out = "6 תגובות\n"
    for number, parent, author, time, text in THREAD:
        pad = "" if parent is None else "    "
        out += f"{pad}{f'{number}. ' if number else '• '}{author} {time}\n" + "".join(
            f"{pad}{line}\n" for line in text.split("\n")
        )
    return out


def name_above_time():
    out = "תגובות (6)\n\n"
    for number, parent, author, time, text in THREAD:
        pad = "" if parent is None else "    "
        out += f"{pad}{f'{number}. ' if number else '• '}{author}\n{pad}{time}\n{pad}הגב\n" + "".join(
            f"{pad}{line}\n" for line in text.split("\n")
        )
    return out


STYLES = {
    "bullets": bullets(),
    "bullets without a header": bullets(header=""),
    "glued": glued(),
    "closed": closed(),
    "plain numbers": plain_numbers(),
    "name above time": name_above_time(),
}


@pytest.mark.parametrize(
    "tail",
    [
        "",
        "\nשור ודוב (דאלי)שור ודוב (דאלי)\n\nכתבה נוספת לגמרי\n\nנועם גל |\n\nהמניה ירדה ב-3% ונסחרת ב-41 שקל בלבד.\n",
    ],
    ids=["alone", "article behind"],
)
@pytest.mark.parametrize("style", STYLES)
def test_thread(style, tail):
    records = extract_page(
        (HEAD + STYLES[style] + tail).encode(), url="https://www.bizportal.co.il/a/1", content_type="text/plain"
    )
    assert [a.title for a in records.articles] == ["הנפקת הענק יוצאת לדרך", *(["כתבה נוספת לגמרי"] if tail else [])]
    assert records.articles[0].comment_count == 6
    assert records.articles[0].paragraphs == [BODY]
    places = {c.comment_id: i for i, c in enumerate(records.comments)}
    got = [(c.label, places.get(c.parent_id), c.author, c.published_raw, c.text) for c in records.comments]
    assert got == THREAD
    assert {c.published_at[-6:] for c in records.comments} == {"+03:00"}
    assert {c.article_id for c in records.comments} == {records.articles[0].article_id}

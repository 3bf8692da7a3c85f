"""Run-on topics and bylines come apart."""

import pytest

from news_assets.articles.capture_head import split_authors
from news_assets.articles.capture_topics import known_topics, split_topics


@pytest.mark.parametrize(
    ("run", "shown", "names", "topics"),
    [
        ("טסלה ברודקום", "", (), ["טסלה", "ברודקום"]),
        ("אילון מאסק", "", (), ["אילון מאסק"]),
        ("אילון מאסק טסלה הנפקה", "", (), ["אילון מאסק", "טסלה", "הנפקה"]),
        ("רמי לוי שופרסל", "", (), ["רמי לוי", "שופרסל"]),
        ("נעמה שגב מחאה", 'המנכ"לית נעמה שגב אמרה', (), ["נעמה שגב", "מחאה"]),
        ("נעמה שגב מחאה", "", ("נעמה שגב",), ["נעמה שגב", "מחאה"]),
        ("מחירי הדירות  רכב חשמלי", "", (), ["מחירי הדירות", "רכב חשמלי"]),
        ("אלף, בית | גימל", "", (), ["אלף", "בית", "גימל"]),
        ("", "", (), []),
        ("טסלה טסלה", "", (), ["טסלה"]),
    ],
)
def test_topics(run, shown, names, topics):
    assert split_topics(run, shown, names) == topics


def test_the_list_of_topics_is_clean():
    assert len(known_topics()) > 300
    assert all(topic == " ".join(topic.split()) for topic in known_topics())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("רוני לב", ["רוני לב"]),
        ("רוני לב ומיה כץ", ["רוני לב", "מיה כץ"]),
        ("דנה וייס", ["דנה וייס"]),
        ("יוסי ורטר ודנה וייס", ["יוסי ורטר", "דנה וייס"]),
        ("רוני לב, מיה כץ", ["רוני לב", "מיה כץ"]),
        ("Ann Lee and Bob Roe", ["Ann Lee", "Bob Roe"]),
        ("Ann Lee, Bob Roe, and Cy Poe", ["Ann Lee", "Bob Roe", "Cy Poe"]),
    ],
)
def test_authors(line, names):
    assert split_authors(line) == names

"""Sentence borders in the cases that news is full of."""

import time

import pytest

from news_assets.text.sentences import sentence_spans

_CASES = [
    ("The gap closed by Dec. 31, 2022. It was wide.", 2),
    ("Acme Inc. rose 2.5%. Mr. Smith of J.P. Morgan Corp. said so.", 2),
    ("He lives in the U.S. The dollar fell.", 2),
    ("U.S. stocks fell 1.2 percent.", 1),
    ("1. First point. 2. Second point.", 2),
    ('"Really?" he asked. "Yes!" she said.', 2),
    ("Profit grew 5%.Sales fell.", 1),
    ("Profit grew quickly.Sales fell.", 2),
    ("A part; another part.", 2),
    ("First line\nSecond line", 2),
    ("מניית טבע עלתה ב-5.5%. המדד ירד.", 2),
    ("חברת י.ח. דמרי עלתה. אוריין ש.מ. ירדה.", 2),
    ('מנכ"ל החברה אמר: "לא נוותר". הוא הוסיף כי יו"ר הדירקטוריון תומך.', 2),
    ("שווי שוק 260 מ'.חברת שירותים ותיקה.", 2),
    ("קנו את החבילה ■ קודם לכן נמכרו 4% ■ ההפרש 15 מיליון", 3),
    ("כותרת\r\nגוף הידיעה", 2),
    ("", 0),
    (" \n ", 0),
]


@pytest.mark.parametrize(("text", "count"), _CASES)
def test_number_of_sentences(text: str, count: int) -> None:
    assert len(sentence_spans(text)) == count


@pytest.mark.parametrize(("text", "_count"), _CASES)
def test_spans_cover_the_text_without_outer_blanks(text: str, _count: int) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize("unit", ["a. ", " ", "\n ", '."', ". ", "■ ", "U.S.", "1) ", "?! ", "א. "])
def test_time_is_linear(unit: str) -> None:
    start = time.process_time()
    sentence_spans(unit * 50_000)
    assert time.process_time() - start < 2

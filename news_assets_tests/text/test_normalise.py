"""Folding keeps the way back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from news_assets.text.normalise import normalise

_MARKS = st.text(st.sampled_from("אב5%- \u200f\u202b\u202c\u05be\u05f4\u201d\u05b8\u00a0\u2212\ufeff$"), max_size=40)


@given(_MARKS)
def test_every_kept_character_leads_back(source: str) -> None:
    folded = normalise(source)
    for at, char in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert end == start + 1
        assert normalise(source[start]).text == char


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(source: str) -> None:
    once = normalise(source).text
    assert normalise(once).text == once
    assert len(once) <= len(source)


def test_signs_of_hebrew_news() -> None:
    assert normalise("ש״ח ב־5% \u201cכן\u201d −3\u00a0אלף").text == 'ש"ח ב-5% "כן" -3 אלף'

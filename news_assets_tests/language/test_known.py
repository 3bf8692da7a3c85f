"""Words that a language has, and the filters that hold them."""

import pytest

from news_assets.language.known import frequent, known, places


@pytest.mark.parametrize("word", ["הבנק", "שהבנקים", "ולממשלה", "מניית", "עלתה"])
def test_hebrew_words_are_known_behind_prefix_letters(word: str) -> None:
    assert known(word, "he")


def test_few_made_up_words_are_taken_for_hebrew() -> None:
    letters = "אגזטכסףקשת"
    made = [f"{a}{b}וקס{c}ץ{a}" for a in letters for b in letters for c in letters]
    assert sum(known(word, "he") for word in made) < len(made) / 10


def test_other_languages_leave_all_words_alone() -> None:
    assert known("zzyzx", "en")


def test_daily_words() -> None:
    assert frequent("company", "en") and frequent("ישראל", "he")
    assert not frequent("quagmire", "en")


def test_places_lie_in_the_table() -> None:
    assert all(0 <= place < 64 for place in places("word", 64))
    assert places("word", 64) == places("word", 64)

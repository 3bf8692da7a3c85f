import pytest

from news_assets.articles.cues import concepts_of, is_leftover, line_cues


@pytest.mark.parametrize(
    "line",
    ["Read more: ferries", "ADVERTISEMENT", "(Reporting by D. Frost)", "קראו גם: המעבורות", "Subscribe to our letter"],
)
def test_leftovers(line):
    assert is_leftover(line)


@pytest.mark.parametrize(
    "line",
    ["Advertisers pulled out of the deal.", "Subscriber numbers rose 5%.", "Newsletters pay well.", "הקוראים גדלו"],
)
def test_no_leftovers(line):
    assert not is_leftover(line)


def test_concepts_behind_class_names():
    assert concepts_of("js-articleBody story_text") == {"article", "body"}
    assert "comment" in concepts_of("disqus-thread")
    assert concepts_of("css-x1 a9") == frozenset()


def test_cues_stand_at_word_starts():
    assert line_cues("Newsletter: sign up") == ({"letter": True}, 17)
    assert line_cues("telephoto lens") == ({}, 0)

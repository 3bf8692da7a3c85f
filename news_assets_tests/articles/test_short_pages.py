"""Pages with little on them, or without the tags that may be left out, still give their text."""

import pytest

from news_assets import extract_page

FIRST = "Deka Foods raised its dividend to 12 million euros, the company told its shareholders on Friday afternoon."
SECOND = "The rise had been expected, since cocoa has become cheaper all through the winter."


@pytest.mark.parametrize(
    "page",
    [
        "<html lang=en><title>Deka</title><article><h1>Deka</h1><p>{}</p><p>{}</p>",
        "<title>Deka</title><meta name=a content=b><h1>Deka</h1><p>{}</p><p>{}</p>",
        "<html><head><title>Deka</title></head><main><h1>Deka</h1><p>{}</p><p>{}</p></main></html>",
    ],
)
def test_tags_of_head_and_body_may_be_left_out(page: str) -> None:
    """HTML lets a page leave them out; the article is read all the same."""
    (article,) = extract_page(page.format(FIRST, SECOND).encode(), url="https://paper.example/a").articles
    assert article.paragraphs == [FIRST, SECOND]


def test_a_single_short_sentence_is_a_body() -> None:
    """A flash of one line is text, a menu beside it is not."""
    menu = "<nav><a href=/>Home.</a></nav><footer>All rights reserved.</footer>"
    page = f"<html lang=en><title>Deka</title><body>{menu}<h1>Deka rises</h1><p>Deka rose 5% on Thursday.</p></body>"
    (article,) = extract_page(page.encode(), url="https://paper.example/b").articles
    assert article.text == "Deka rose 5% on Thursday."


def test_a_page_without_sentences_has_no_body() -> None:
    """Labels and links alone are no text."""
    page = "<html lang=en><title>Deka</title><body><h1>Deka</h1><p>Menu</p><ul><li><a href=/x>More</a></li></ul></body>"
    assert [a.text for a in extract_page(page.encode(), url="https://paper.example/c").articles] in ([""], [])

"""Articles with the same text point at the first one."""

from news_assets.articles.duplicates import NearTexts
from news_assets.schemas.records import Article


def article(key, text):
    return Article(article_id=key, page_id="p", text=text, text_sha256=f"hash of {text}")


def test_later_copies_point_at_the_first_and_empty_texts_are_left_alone():
    articles = [
        article("a", "x"),
        article("b", "y"),
        article("c", "x"),
        article("d", "x"),
        article("e", ""),
        article("f", ""),
    ]
    seen = NearTexts()
    assert {a.article_id: seen.marked(a).duplicate_of for a in articles} == {
        "a": None, "b": None, "c": "a", "d": "a", "e": None, "f": None
    }  # fmt: skip

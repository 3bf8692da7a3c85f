"""Articles with the same text point at the first one."""

from dataclasses import replace

from news_assets.articles.duplicates import NearTexts
from news_assets.engine.task import run_page
from news_assets.schemas.page_input import PageInput
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


def test_a_services_answer_goes_by_the_address_of_the_page_that_named_it():
    body = b'{"comments": [{"id": 1, "author": "Dana", "text": "Too dear", "date": "2024-05-01T08:00:00Z"}]}'
    answer = PageInput(
        body, "https://talk.example/9.json", source="api", source_ref="https://paper.example/9?utm_source=x"
    )
    row = run_page(answer).page
    assert (row.url, row.canonical_url) == (answer.url, "https://paper.example/9")
    assert run_page(replace(answer, source="folder", source_ref="a.json")).page.canonical_url == answer.url

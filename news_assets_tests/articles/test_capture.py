"""Captures come apart into articles and comments, whatever parts are missing."""

import json
from pathlib import Path

import pytest
import yaml

from news_assets import extract_page

CORPORA = Path(__file__).parents[1] / "corpora"
CASES = [
    pytest.param(case, id=f"{language}: {case['name']}")
    for language in ("he", "en")
    for case in yaml.safe_load((CORPORA / language / "captures.yaml").read_text("utf-8"))
]


def read(text, url=None):
    return extract_page(text.encode(), url=url, content_type="text/plain; charset=utf-8")


def shown(comments, articles):
    """Comments as the corpus writes them: parents and articles by position."""
    places = {comment.comment_id: i for i, comment in enumerate(comments)}
    homes = {article.article_id: article.position for article in articles}
    return [
        {
            **{name: getattr(c, name) for name in c.__slots__},
            "parent": places.get(c.parent_id),
            "article": homes[c.article_id],
        }
        for c in comments
    ]


@pytest.mark.parametrize("case", CASES)
def test_variant(case):
    records = read(case["text"], case.get("url"))
    want = case["want"]
    assert len(records.articles) == len(want["articles"])
    for article, expected in zip(records.articles, want["articles"], strict=True):
        assert {name: getattr(article, name) for name in expected} == expected
        blocks = article.text.split("\n\n") if article.text else []
        assert sorted(blocks) == sorted([*article.paragraphs, *article.subheads])
    if "comments" in want:
        got = shown(records.comments, records.articles)
        assert len(got) == len(want["comments"])
        for comment, expected in zip(got, want["comments"], strict=True):
            assert {name: comment[name] for name in expected} == expected


@pytest.mark.parametrize("case", CASES)
def test_no_comment_leaks_into_an_article(case):
    records = read(case["text"], case.get("url"))
    for comment in records.comments:
        assert all(comment.text not in article.text for article in records.articles)


def test_the_seed_page_comes_out_exactly(shared):
    gold = json.loads((shared / "gold" / "seed_page.json").read_text("utf-8"))
    body = (shared / "pages" / "seed" / gold["page"]).read_bytes()
    records = extract_page(body, url=gold["url"], content_type="text/plain")
    assert len(records.articles) == len(gold["articles"])
    for article, expected in zip(records.articles, gold["articles"], strict=True):
        assert {name: getattr(article, name) for name in expected} == expected
    got = shown(records.comments, records.articles)
    assert [{name: c[name] for name in e} for c, e in zip(got, gold["comments"], strict=True)] == gold["comments"]


@pytest.mark.parametrize(
    "line", ["א |\n", "- 1.", "• \n", "תגובות לכתבה(1):\n", "1. א 01/01/2024 10:00הגב לתגובה זו\n", "ab" * 50 + "\n"]
)
def test_hostile_repetition_ends(line):
    records = read("כותרת\n\n" + line * 20_000)
    assert records.page.status in ("accepted", "quarantined")
    assert not (records.page.reason or "").startswith("internal_error")

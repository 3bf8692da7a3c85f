"""The first real page: every field, comment, entity, fact and claim check that was read from it by hand."""

import json

import pytest

import news_assets


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "gold" / "seed_page.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def found(shared, gold):
    body = (shared / "pages" / "seed" / gold["page"]).read_bytes()
    return news_assets.extract_page(body, url=gold["url"], fetched_at="2023-11-22T08:00:00Z")


def close(a, b):
    return a == b if a is None or b is None else abs(a - b) <= 1e-9 * max(1.0, abs(b))


def column(article, field):
    return {"title": article.title, "deck": article.deck, "text": article.text, "caption": article.image_caption}[field]


def test_articles(found, gold):
    assert len(found.articles) == len(gold["articles"])
    for article, expected in zip(found.articles, gold["articles"], strict=True):
        assert {name: getattr(article, name) for name in expected} == expected


def test_comments(found, gold):
    assert len(found.comments) == len(gold["comments"])
    for comment, expected in zip(found.comments, gold["comments"], strict=True):
        assert found.articles[expected["article"]].article_id == comment.article_id
        for name in ("position", "label", "author", "published_at", "text", "depth"):
            assert getattr(comment, name) == expected[name]


def test_every_span_quotes_its_column(found):
    articles = {a.article_id: a for a in found.articles}
    comments = {c.comment_id: c for c in found.comments}
    for row in (*found.quantities, *found.facts, *(e for e in found.entities if e.comment_id is None)):
        assert column(articles[row.article_id], row.field)[row.start : row.end] == row.quote
    for row in (e for e in found.entities if e.comment_id):
        assert comments[row.comment_id].text[row.start : row.end] == row.quote


def test_entities(found, gold):
    missing = [
        (expected["canonical"], surface)
        for expected in gold["entities"]
        for surface in expected["surfaces"]
        if not any(
            entity.type == expected["type"]
            and entity.ticker == expected["ticker"]
            and (surface in entity.quote or entity.quote in surface)
            for entity in found.entities
        )
    ]
    assert missing == []


def same(fact, expected, article):
    source = column(article, fact.field)
    return (
        fact.article_id == article.article_id
        and fact.quote == expected["quote"]
        and source[: fact.start].endswith(expected["after"] or "")
        and all(getattr(fact, k) == expected[k] for k in ("metric", "measure", "unit", "modality", "modifier", "form"))
        and all(close(getattr(fact, k), expected[k]) for k in ("value", "low", "high"))
        and expected["subject"] in (fact.subject, *fact.subject_aliases)
        and fact.subject_type == expected["subject_type"]
        and fact.object == expected["object"]
    )


def test_facts(found, gold):
    missing = [
        expected
        for expected in gold["facts"]
        if not any(same(fact, expected, found.articles[expected["article"]]) for fact in found.facts)
    ]
    assert [f"{m['quote']} {m['subject']} {m['metric']}" for m in missing] == []
    assert len(found.facts) == len(gold["facts"])


def test_other_quantities(found, gold):
    for expected in gold["other_quantities"]:
        article_id = found.articles[expected["article"]].article_id
        assert any(
            q.article_id == article_id
            and expected["quote"].startswith(q.quote)
            and all(getattr(q, k) == expected[k] for k in ("kind", "value", "unit") if k in expected)
            for q in found.quantities
        ), expected


def test_the_inverted_range_is_marked_with_a_suggestion(found):
    marked = [f for f in found.facts if not f.valid]
    assert [(f.low, f.high, f.suggested_low, f.suggested_high) for f in marked] == [(8e11, 1.2e9, 8e11, 1.2e12)]


def test_claim_checks(found, gold):
    facts = {f.fact_id: f for f in found.facts}
    for expected in gold["checks"]:
        inputs = expected.get("inputs") or [expected["quote"]]
        assert any(
            check.rule == expected["rule"]
            and check.verdict == expected["verdict"]
            and close(check.computed, expected.get("computed"))
            and close(check.stated, expected.get("stated"))
            and len(check.inputs) == len(inputs)
            and all(any(facts[i].quote in quote for quote in inputs) for i in check.inputs)
            for check in found.claim_checks
        ), expected

"""The evidence report shows every claim in its place and lets no text of the web become markup."""

import re

import pytest

from news_assets.report import render
from news_assets.report.figures import value_text
from news_assets.report.highlight import Mark, paragraphs, pieces
from news_assets.report.model import build
from news_assets_tests.report.payloads import PAYLOADS


def tables(text="מניית אורן עלתה ב-3.2% ביום שני.\n\nסוף.", evil="-"):
    article = {
        "article_id": "a1", "page_id": "p1", "title": f"אורן עולה{evil}", "kicker": evil, "deck": evil,
        "text": text + evil,
        "authors": [f"דנה לב{evil}"], "published_at": "2024-05-01", "language": "he", "method": "generic",
        "site_profile": "generic", "image_caption": evil, "comment_count": 2,
    }  # fmt: skip
    start = text.find("3.2%")
    fact = {
        "fact_id": "f1", "article_id": "a1", "field": "text", "start": start, "end": start + 4, "quote": "3.2%" + evil,
        "subject": f"אורן{evil}", "metric": "price", "measure": "change", "value": 3.2, "low": None, "high": None,
        "unit": "percent", "object": evil or None, "modality": "actual", "modifier": "exact", "period": evil or "day",
        "valid": True, "sentence": text + evil, "subject_id": None, "score": 0.9, "rule": f"rule{evil}",
    }  # fmt: skip
    check = {
        "check_id": "c1", "article_id": "a1", "rule": "range_order", "inputs": ["f1"], "stated": 1.0, "computed": 2.0,
        "relative_error": 1.0, "verdict": "inconsistent", "explanation": f"one and two{evil}",
    }  # fmt: skip
    comment = {
        "comment_id": "k1", "article_id": "a1", "author": f"רון{evil}", "published_at": None, "published_raw": evil,
        "text": f"יפה{evil}", "likes": 4, "depth": 0,
    }  # fmt: skip
    return {
        "raw_pages": [{"page_id": "p1", "url": evil, "status": "accepted"}],
        "articles": [article],
        "comments": [comment],
        "entities": [],
        "facts": [fact],
        "claim_checks": [check],
        "quarantine": [{"table": "facts", "key": f"k{evil}", "reason": f"bad{evil}"}],
    }


def test_every_number_links_to_its_characters():
    page = render(tables())
    assert re.search(r'<mark class="fact"[^>]* id="f-f1"[^>]*>3.2%</mark>', page)
    assert page.count('href="#f-f1"') >= 2
    assert 'dir="rtl"' in page
    assert "+3.2%" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_text(payload):
    clean, dirty = render(tables()), render(tables(evil=payload))
    tags = re.compile(r"<([a-z!]+)")
    assert tags.findall(dirty) == tags.findall(clean)
    assert payload.split("<")[-1].split("'")[0].split(">")[0] in dirty
    assert 'href="javascript' not in dirty


def test_the_policy_allows_nothing_from_outside():
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', render(tables())).group(1)
    assert "default-src &#39;none&#39;" in policy or "default-src 'none'" in policy
    assert "http:" not in policy and "unsafe" not in policy


def test_nothing_turns_the_direction_of_what_follows():
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", render(tables(evil="\u202e5%\u202c\u2066x")))


def test_an_empty_day_is_a_report_too():
    assert "None on these pages" in render({})


def test_pieces_join_to_the_text_and_overlaps_are_dropped():
    text = "אבגדה\n\nוזח"
    marks = [Mark(1, 3, "fact", (), ""), Mark(2, 4, "entity", (), ""), Mark(90, 99, "fact", (), "")]
    cut = pieces(text, marks)
    assert "".join(p.text for p in cut) == text
    assert [p.text for p in cut if p.mark] == ["בג"]
    assert [[p.text for p in line] for line in paragraphs(cut)] == [["א", "בג", "דה"], ["וזח"]]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ({"value": 5e11, "unit": "USD", "modifier": "about"}, "≈500B USD"),
        ({"value": -1.4, "unit": "percent", "modifier": "exact", "measure": "change"}, "-1.4%"),
        ({"value": None, "low": 8e11, "high": 1.2e9, "unit": "USD", "modifier": "range"}, "800B – 1.2B USD"),
        ({"value": 1234.5, "unit": None, "modifier": "over"}, "> 1,234.5"),
    ],
)
def test_values_read_like_values(fact, text):
    assert value_text(fact) == text


def test_a_move_of_nobody_knows_what_is_no_market_mover_unless_its_rule_is_sure():
    def movers(**given):
        rows = tables()
        rows["facts"] = [rows["facts"][0] | given]
        report = build(rows, title="t")
        return len(report.movers), len(report.others)

    assert movers(score=0.9) == movers(score=0.1, subject_id="oren") == (1, 0)
    assert movers(score=0.1, subject_type="index") == (1, 0)
    assert movers(score=0.1, subject_type="group") == movers(score=None) == (0, 1)


def test_a_services_answer_is_the_discussion_of_the_page_that_named_it():
    rows = tables()
    (page,) = rows["raw_pages"]
    rows["raw_pages"] = [page | {"form": "html", "canonical_url": "https://a.example/1"},
                         {"page_id": "p2", "url": "https://talk.example/1", "status": "accepted", "form": "json",
                          "canonical_url": "https://a.example/1"}]  # fmt: skip
    (article,) = rows["articles"]
    empty = {"article_id": "a2", "page_id": "p2", "title": None, "text": ""}
    rows["articles"] = [article | {"is_main": True}, article | empty | {"is_main": True}]
    rows["comments"] = [rows["comments"][0] | {"article_id": "a2"}]
    (line,) = build(rows, title="t").activity
    assert (line.article["article_id"], line.title, line.comments) == ("a1", article["title"], 1)
    rows["raw_pages"][1]["canonical_url"] = "https://talk.example/1"
    assert build(rows, title="t").activity[0].article["article_id"] == "a2"

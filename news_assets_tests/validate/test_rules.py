"""Every rule has rows that pass and rows that fail, and what hangs on a refused row goes with it."""

import json
from importlib.resources import files

import polars as pl
import pytest
import yaml

from news_assets.schemas.ids import sha256_hex
from news_assets.schemas.records import Article, ClaimCheck, Comment, Entity, Fact, Quantity, RawPage
from news_assets.validate import CHECKED, validate_day
from news_assets.validate.context import with_context
from news_assets.validate.rule import ExpectationError
from news_assets.validate.rules import rules

TEXT = "הון של 5% עלה ל-800 מיליארד עד 1.2 מיליארד דולר. Shares fell 5% today."
PAGE = {
    "page_id": "p",
    "form": "html",
    "fetched_at": "2024-05-14T08:00:00Z",
    "body_sha256": sha256_hex(b""),
    "status": "accepted",
}
ARTICLE = {"article_id": "a", "page_id": "p", "text": TEXT, "title": "כותרת 5%", "text_sha256": sha256_hex(b"")}
SPAN = {"article_id": "a", "field": "text", "start": 7, "end": 9, "quote": "5%"}
QUANTITY = {"quantity_id": "q", **SPAN, "kind": "percent", "value": 5.0, "unit": "percent"}
FACT = {"fact_id": "f", "quantity_id": "q", **SPAN, "sentence": "הון של 5% עלה", "subject": "X", "metric": "price",
        "measure": "change", "value": 5.0, "unit": "percent"}  # fmt: skip
COMMENT = {"comment_id": "c", "article_id": "a", "text": "מסכים"}
ENTITY = {"mention_id": "m", **SPAN, "type": "company"}
CHECK = {"check_id": "k", "article_id": "a", "rule": "r", "verdict": "consistent", "inputs": ["f"]}
RECORDS = {"raw_pages": RawPage, "articles": Article, "comments": Comment, "entities": Entity, "quantities": Quantity,
           "facts": Fact, "claim_checks": ClaimCheck}  # fmt: skip
GOOD = {"raw_pages": PAGE, "articles": ARTICLE, "comments": COMMENT, "entities": ENTITY, "quantities": QUANTITY,
        "facts": FACT, "claim_checks": CHECK}  # fmt: skip


def frames(**rows):
    """Return one frame per table: the good row, or the rows given as changes to it."""
    import pyarrow as pa

    from news_assets.schemas.tables import RUN_ID, TABLES

    result = {}
    for name, record in RECORDS.items():
        made = [record(**{**GOOD[name], **change}) for change in rows.get(name, [{}])]
        columns = [c for c in TABLES[name].columns if c is not RUN_ID and c.name != "body"]
        arrays = [pa.array([getattr(r, c.name) for r in made], c.type) for c in columns]
        result[name] = pl.from_arrow(pa.table(arrays, names=[c.name for c in columns]))
    return result


def found(table, change, **others):
    """Return the rule ids that refuse the changed row, the suites left out."""
    reports = validate_day(frames(**{table: [change]}, **others), check_suite=lambda *_: [])
    return {f.rule for f in reports[table].findings}


OTHER_SPAN = {"start": 0, "end": 3, "quote": "הון"}
FAILING = {
    "raw_pages.reason_given": [{"status": "quarantined", "reason": ""}],
    "articles.page_known": [{"page_id": "other"}],
    "articles.has_content": [{"title": None, "text": ""}],
    "articles.not_from_the_future": [{"published_at": "2024-05-16T00:00:00+03:00"}, {"published_at": "2031-01-01"}],
    "articles.not_modified_in_the_future": [{"modified_at": "2024-05-16T00:00:00Z"}],
    "comments.not_from_the_future": [{"published_at": "2024-07-01"}],
    "comments.article_known": [{"article_id": "other"}],
    "comments.parent_known": [{"parent_id": "other"}],
    "comments.not_its_own_parent": [{"parent_id": "c"}],
    "entities.article_known": [{"article_id": "other"}],
    "entities.span_quotes": [{"start": 8}, {"end": 500}, {"field": "deck"}, {"field": "comment", "comment_id": "c"}],
    "quantities.article_known": [{"article_id": "other"}],
    "quantities.span_quotes": [{"start": -2, "end": -1}, {"quote": "6%"}],
    "quantities.one_value": [{"value": None}, {"low": 1.0, "high": 2.0}, {"value": None, "low": 1.0}],
    "quantities.finite": [{"value": float("inf")}, {"value": float("nan")}],
    "quantities.money_has_iso_currency": [{"kind": "money", "unit": "dollar"}, {"kind": "money", "unit": "NIS"}],
    "quantities.age_possible": [{"kind": "age", "value": 214.0, "unit": "years"}],
    "quantities.range_ordered": [{"value": None, "low": 8e11, "high": 1.2e9}],
    "facts.article_known": [{"article_id": "other"}],
    "facts.quantity_known": [{"quantity_id": "other"}],
    "facts.span_quotes": [{"quote": "6%"}],
    "facts.span_of_quantity": [OTHER_SPAN],
    "facts.one_value": [{"value": None}],
    "facts.finite": [{"value": float("-inf")}],
    "facts.subject_named": [{"subject": "  "}],
    "facts.claim_check": [{"valid": False}],
    "facts.range_ordered": [{"value": None, "low": 8e11, "high": 1.2e9, "measure": "level", "unit": "USD"}],
    "facts.fall_below_zero": [{"value": -140.0, "sentence": "5%"}],
    "facts.level_not_negative": [{"metric": "revenue", "measure": "level", "value": -5.0}],
    "facts.sign_follows_verb": [{"value": -5.0}, {"sentence": "Shares fell 5% today"}, {"sentence": "ושהמניה ירדה 5%"}],
    "facts.not_from_the_future": [{"as_of": "2024-06-01"}],
    "claim_checks.article_known": [{"article_id": "other"}],
    "claim_checks.inputs_known": [{"inputs": ["f", "other"]}],
}
UNITS = {"percent": "percent", "count": "people", "money": "USD"}
BOUNDS = yaml.safe_load(files("news_assets.validate").joinpath("bounds.yaml").read_text("utf-8"))
FAILING |= {
    f"facts.{metric}_{kind}_possible": [
        {"metric": metric, "measure": "level", "unit": UNITS[kind], "value": high * 1.5},
        {"metric": metric, "measure": "level", "unit": UNITS[kind], "value": low - 1e12},
    ]
    for kind, metrics in BOUNDS.items()
    for metric, (low, high) in metrics.items()
}
PASSING = [
    ("facts", {"metric": "margin", "measure": "level", "value": -340.0}),
    ("facts", {"metric": "net_worth", "measure": "level", "unit": "ILS", "value": 9e13}),
    ("facts", {"metric": "tax_rate", "measure": "level", "value": 145.0}),
    ("facts", {"metric": "unemployment", "measure": "level", "unit": "people", "value": 11e6}),
    ("articles", {"published_at": "2024-05-15T01:00:00+03:00"}),
    ("articles", {"published_at": "2024"}),
    ("facts", {"metric": "net_profit", "value": -5.0}),
    ("comments", {"parent_id": None}),
    ("entities", {"field": "title", "start": 6, "end": 8}),
    ("entities", {"field": "comment", "comment_id": "c", "start": 0, "end": 5, "quote": "מסכים"}),
    ("quantities", {"kind": "money", "unit": "ILS"}),
    ("quantities", {"value": None, "low": 3.0, "high": 5.0}),
    ("facts", {"value": -5.0, "sentence": "המניה ירדה ב-5%"}),
    ("facts", {"value": -5.0, "sentence": "עלתה בבוקר אך ירדה 5% בסוף היום"}),
    ("facts", {"value": -5.0, "sentence": "המניה לא עלתה אלא נסחרה 5% מתחת לשער"}),
    ("facts", {"metric": "stake", "measure": "level", "value": 100.0}),
    ("facts", {"value": None, "low": -8.0, "high": -10.0, "sentence": "5%"}),
    ("facts", {"value": None, "low": -10.0, "high": -8.0, "sentence": "5%"}),
    ("facts", {"metric": "net_profit", "measure": "level", "value": -5.0}),
    ("facts", {"as_of": "2025-01-01", "modality": "expected"}),
]


def test_good_rows_pass_every_rule():
    reports = validate_day(frames(), check_suite=lambda *_: [])
    assert {name: r.findings for name, r in reports.items() if r.findings} == {}


@pytest.mark.parametrize("rule", FAILING)
def test_the_rule_refuses(rule):
    for change in FAILING[rule]:
        assert rule in found(rule.partition(".")[0], change), change


@pytest.mark.parametrize(("table", "change"), PASSING)
def test_the_rules_let_pass(table, change):
    assert found(table, change) == set()


def test_an_answer_of_a_comment_api_needs_no_article_text():
    stub = {"title": None, "text": ""}
    assert found("articles", stub, raw_pages=[{"form": "json"}]) == set()


def test_every_rule_has_a_row_that_fails():
    ids = {rule.id for table in CHECKED for rule in rules(table)}
    assert ids - {f"{table}.key_unique" for table in CHECKED} == set(FAILING)


@pytest.mark.parametrize("table", CHECKED)
def test_the_second_row_of_a_key_is_refused(table):
    report = validate_day(frames(**{table: [{}, {}]}), check_suite=lambda *_: [])[table]
    assert report.kept.to_list() == [True, False]


def test_a_refused_article_takes_what_hangs_on_it_and_all_is_reported():
    reports = validate_day(frames(articles=[{"page_id": "other"}]), check_suite=lambda *_: [])
    assert {name: r.kept.sum() for name, r in reports.items()} == dict.fromkeys(CHECKED, 0) | {"raw_pages": 1}
    reported = {(q.table, q.key) for r in reports.values() for q in r.quarantined}
    assert reported == {(name, next(iter(GOOD[name].values()))) for name in CHECKED if name != "raw_pages"}


def test_a_marked_fact_stays_and_is_reported_as_written():
    report = validate_day(frames(facts=[FAILING["facts.range_ordered"][0]]), check_suite=lambda *_: [])["facts"]
    assert (report.kept.to_list(), report.invalid.to_list()) == ([True], [True])
    row = json.loads(report.quarantined[0].row)
    assert (row["low"], row["high"], report.quarantined[0].page_id) == (8e11, 1.2e9, "p")
    assert report.quarantined[0].reason.startswith("facts.range_ordered: ")


def test_when_most_rows_are_refused_the_day_is_not_published():
    many = [{"comment_id": str(i), "article_id": "a" if i < 9 else "other"} for i in range(30)]
    report = validate_day(frames(comments=many), check_suite=lambda *_: [])["comments"]
    assert "21 of 30 rows" in report.fatal


def test_a_suite_that_cannot_run_is_our_fault_and_fatal():
    def broken(_table, _frame):
        raise ExpectationError("no such column")

    assert all(r.fatal == "no such column" for r in validate_day(frames(), check_suite=broken).values())


def test_context_columns_never_reach_the_quarantined_row():
    frame = with_context("articles", frames()["articles"], frames())
    assert "_captured" in frame.columns
    report = validate_day(frames(articles=[{"title": None, "text": ""}]), check_suite=lambda *_: [])["articles"]
    assert not any(name.startswith("_") for name in json.loads(report.quarantined[0].row))

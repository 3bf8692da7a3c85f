"""The Great Expectations suites refuse what the vocabularies, formats and bounds do not allow."""

import polars as pl
import pytest

from news_assets.schemas.tables import TABLES
from news_assets.validate.rule import ExpectationError
from news_assets.validate.suites import check, suite
from news_assets_tests.validate.test_rules import frames

FAILING = [
    ("raw_pages", {"status": "lost"}, "raw_pages.status_in_vocabulary"),
    ("raw_pages", {"fetched_at": "2024-05-14 08:00"}, "raw_pages.fetched_at_format"),
    ("raw_pages", {"http_status": 42}, "raw_pages.http_status_in_bounds"),
    ("articles", {"published_at": "14.5.2024"}, "articles.published_at_format"),
    ("articles", {"language": "Hebrew!"}, "articles.language_format"),
    ("comments", {"likes": -1}, "comments.likes_in_bounds"),
    ("entities", {"score": 1.5}, "entities.score_in_bounds"),
    ("entities", {"wikidata": "12"}, "entities.wikidata_format"),
    ("quantities", {"modifier": "maybe"}, "quantities.modifier_in_vocabulary"),
    ("quantities", {"start": 9, "end": 9}, "quantities.span_ordered"),
    ("facts", {"metric": "vibes"}, "facts.metric_in_vocabulary"),
    ("claim_checks", {"relative_error": -0.1}, "claim_checks.relative_error_in_bounds"),
]


def test_good_rows_pass_every_suite():
    assert {name: check(name, frame) for name, frame in frames().items() if check(name, frame)} == {}


@pytest.mark.parametrize(("table", "change", "expectation"), FAILING)
def test_the_suite_refuses_just_the_bad_row(table, change, expectation):
    key = TABLES[table].key
    frame = frames(**{table: [{}, {**change, key: "z"}]})[table]
    assert [(f.row, f.rule) for f in check(table, frame)] == [(1, expectation)]


def test_every_closed_vocabulary_is_expected():
    for name, table in TABLES.items():
        declared = {e.arguments["column"]: e.arguments["value_set"] for e in suite(name) if "value_set" in e.arguments}
        assert declared == {c.name: list(c.allowed) for c in table.columns if c.allowed}


def test_a_fault_of_the_engine_is_not_taken_for_bad_data():
    with pytest.raises((ExpectationError, pl.exceptions.ColumnNotFoundError)):
        check("facts", frames()["facts"].drop("metric"))
    with pytest.raises(ExpectationError, match="facts"):
        check("facts", frames()["facts"].with_columns(pl.lit("high").alias("score")))

"""The public calls and tables hold their promises."""

import json

import pytest

import news_assets
from news_assets.schemas.tables import TABLES


def test_every_table_has_its_key_first_and_describes_every_column():
    for table in TABLES.values():
        assert table.columns[0].name.endswith("_id")
        assert table.columns[1].name == "run_id"
        assert all(c.description for c in table.columns)


def test_an_empty_page_says_why():
    records = news_assets.extract_page(b"  ")
    assert records.page.status == "quarantined"
    assert records.page.reason


def test_records_are_plain_json():
    records = news_assets.extract_page(
        b"<html><title>Shares</title><p>Teva rose 5%.</p></html>", url="https://a.example/b"
    )
    assert json.loads(json.dumps(records.to_dict()))["articles"][0]["title"] == "Shares"


@pytest.mark.parametrize(
    ("published", "as_of"),
    [("2024-05-07", "2024-05-07"), ("2024-05-07T23:30:00+03:00", "2024-05-07"), ("yesterday", None), ("", None)],
)
def test_a_text_is_of_the_day_it_was_published_if_that_is_one(published, as_of):
    (fact,) = news_assets.extract_text("Teva rose 5%.", published_at=published).facts
    assert fact.as_of == as_of

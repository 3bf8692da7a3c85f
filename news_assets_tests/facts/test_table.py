"""Facts where a table's row and column meet."""

import time

import pytest

import news_assets
from news_assets.schemas.records import Fact

MOVERS = 'מדד | שינוי | שער\n\nת"א 35 | 1.2% | 2,010.5\n\nלאומי | -2.5% | 3,500\n\nהמסחר ננעל.'
QUOTES = "Stock | Last | Change | YTD\n\nApple | $190.20 | +2.5% | -4%\n\nVexmoor | $3 | -1% | 7%"
RESULTS = """Nvidia grows

2024 | Q3 2023

Revenue | $60.9 billion | $27.0 billion

Net income | $29.8 billion | $4.4 billion"""


def said(text: str, language: str) -> list[tuple[object, ...]]:
    facts = [f for f in news_assets.extract_text(text, lang=language).facts if f.form == "table"]
    assert all(text[f.start : f.end] == f.quote for f in facts)
    return [cells(f) for f in facts]


def cells(fact: Fact) -> tuple[object, ...]:
    return fact.subject_id or fact.subject, fact.metric, fact.measure, fact.value, fact.unit, fact.period


def test_movers_of_an_exchange() -> None:
    assert said(MOVERS, "he") == [
        ("ta-35", "price", "change", 1.2, "percent", None),
        ("ta-35", "index_level", "level", 2010.5, "points", None),
        ("bank-leumi", "price", "change", -2.5, "percent", None),
    ]


def test_each_column_has_its_own_measure_and_time() -> None:
    assert said(QUOTES, "en") == [
        ("apple", "price", "level", 190.2, "USD", None),
        ("apple", "price", "change", 2.5, "percent", None),
        ("apple", "price", "change", -4.0, "percent", "ytd"),
        ("Vexmoor", "price", "level", 3.0, "USD", None),
        ("Vexmoor", "price", "change", -1.0, "percent", None),
        ("Vexmoor", "price", "change", 7.0, "percent", "ytd"),
    ]


def test_results_of_the_firm_the_article_is_about() -> None:
    assert said(RESULTS, "en") == [
        ("nvidia", "revenue", "level", 60.9e9, "USD", "2024"),
        ("nvidia", "revenue", "level", 27e9, "USD", "2023-Q3"),
        ("nvidia", "net_profit", "level", 29.8e9, "USD", "2024"),
        ("nvidia", "net_profit", "level", 4.4e9, "USD", "2023-Q3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name | Office\n\nDan | 5%",
        "Change | 5%",
        "A | Change\n\n12 | 5%",
        "Share | Revenue\n\nApple | 5%",
        "Price | rises | 5%\n\nmany | words | here",
    ],
)
def test_what_no_heading_explains_is_no_table_fact(text: str) -> None:
    assert said(text, "en") == []


def test_long_tables_take_time_in_proportion() -> None:
    rows = "\n".join(f"Apple | ${n}.20 | +2.5%" for n in range(2000))
    began = time.process_time()
    assert len(said(f"Stock | Last | Change\n{rows}", "en")) == 4000
    assert time.process_time() - began < 15

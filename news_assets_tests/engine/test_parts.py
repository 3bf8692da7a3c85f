"""A day read in parts is the day read at once: references, near-duplicates and comparisons reach over the parts."""

import pytest

from news_assets.engine import day as module
from news_assets.engine.day import run_day
from news_assets.engine.task import run_page
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake

DAY = "2024-05-02"
STORY = "<p>{} reported revenue of {} billion dollars for 2023, the company said on Thursday in its yearly letter.</p>"
REST = "<p>Analysts had expected a little less after the slow start of the year in Europe and in Asia.</p>"


def pages():
    told = (("Nvidia", 61), ("Intel", 54), ("Nvidia", 66), ("Tesla", 97), ("Intel", 54))
    for n, (who, value) in enumerate(told):
        html = (
            f"<html lang=en><title>{who} results {n}</title><article><h1>{who} results</h1>{STORY.format(who, value)}"
        )
        yield PageInput((html + REST).encode(), f"https://paper.example/{n}", fetched_at=f"{DAY}T0{n}:00:00Z")
    yield PageInput(b" ", "https://paper.example/blank", fetched_at=f"{DAY}T09:00:00Z")


def tables(root, monkeypatch, size):
    monkeypatch.setattr(module, "_PART_PAGES", size)
    lake = Lake(root)
    result = run_day(lake, DAY, pages(), "run", extract=lambda some: map(run_page, some))
    assert result.fatal is None and result.accounting.exact
    return result, {name: lake.read(name, DAY) for name in TABLES}


@pytest.mark.parametrize("size", [1, 2, 4])
def test_rows_do_not_depend_on_the_parts(tmp_path, monkeypatch, size):
    _, whole = tables(tmp_path / "whole", monkeypatch, 100)
    result, parts = tables(tmp_path / "parts", monkeypatch, size)
    for name, expected in whole.items():
        key = TABLES[name].key
        assert parts[name].sort_by(key).equals(expected.sort_by(key)), name
        assert len(result.tables[name]) == len(expected)
        assert result.tables[name].head(2, [key]).equals(parts[name].select([key]).slice(0, 2))
    assert "same_claim_across_pages" in whole["claim_checks"]["rule"].to_pylist()
    assert any(whole["articles"]["duplicate_of"].to_pylist())


def test_parts_read_again_are_the_same_files(tmp_path, monkeypatch):
    tables(tmp_path, monkeypatch, 2)
    files = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    result, _ = tables(tmp_path, monkeypatch, 2)
    assert not any(published.changed for published in result.published.values())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == files

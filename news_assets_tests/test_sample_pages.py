"""The pages of the demonstration show every table, both languages, and what goes wrong."""

import json
from pathlib import Path

import pytest

from news_assets import extract_page

ROOT = Path(__file__).parents[1] / "data" / "sample_pages"
PAGES = sorted(p for p in ROOT.rglob("*") if p.is_file() and not p.name.endswith(".meta.json"))


@pytest.fixture(scope="module")
def records():
    found = {}
    for path in PAGES:
        meta = json.loads(path.with_name(path.name + ".meta.json").read_text("utf-8"))
        found[path.relative_to(ROOT).as_posix()] = extract_page(path.read_bytes(), **meta)
    return found


def test_there_are_enough_pages_over_several_days():
    days = {json.loads(p.with_name(p.name + ".meta.json").read_text("utf-8"))["fetched_at"][:10] for p in PAGES}
    assert len(PAGES) >= 14
    assert len(days) == 3


def test_every_table_gets_rows(records):
    for table in ("articles", "comments", "entities", "quantities", "facts", "claim_checks"):
        assert sum(len(getattr(one, table)) for one in records.values()) > 0, table
    refused = {name for name, one in records.items() if one.page.status == "quarantined"}
    assert refused == {"broken/empty.html", "broken/photo_saved_as_page.html"}
    assert not any((one.page.reason or "").startswith("internal_error") for one in records.values())


def test_both_languages_and_all_forms(records):
    articles = [article for one in records.values() for article in one.articles]
    assert {article.language for article in articles} >= {"he", "en"}
    assert {one.page.form for one in records.values()} >= {"html", "capture", "json"}
    assert {article.method for article in articles} == {"capture", "generic", "site_profile", "structured_data"}
    assert records["html/themarker_1255.html"].page.charset_used == "windows-1255"
    assert records["broken/wrong_sidecar_charset.html"].articles[0].title == "הריבית נותרה 4.25%"


def test_threads_of_all_platforms(records):
    platforms = {c.platform for one in records.values() for c in one.comments}
    assert platforms >= {"capture", "ynet", "walla", "wordpress", "xenforo", "disqus", "openweb"}
    assert any(c.depth for one in records.values() for c in one.comments)


def test_a_capture_of_three_articles(records):
    titles = [a.title for a in records["captures/bizportal_oracle_and_wealth.txt"].articles]
    assert len(titles) == 3
    assert records["captures/cut_off_note.txt"].articles[0].truncated

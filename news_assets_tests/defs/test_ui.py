"""The Dagster UI in a headless Chromium: the graph, all assets made by a click, a failing check with its reason.

Pictures go to the folder NEWS_ASSETS_SCREENSHOTS names.
"""

import subprocess
import sys
import urllib.request

import pytest

from news_assets.schemas.tables import TABLES
from news_assets_tests.browser import chromium
from news_assets_tests.defs.poison import day_of
from news_assets_tests.defs.ui import (
    ask,
    click,
    environment,
    live_elements,
    open_view,
    outside_requests,
    picture,
    serving,
    text,
    wait_for,
)
from news_assets_tests.hostile_pages import drop_hostile
from news_assets_tests.report.payloads import PAYLOADS
from news_assets_tests.samples import ENGLISH, HEBREW

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1800)]
# The inbox sensor starts runs of its own; ours was clicked.
_RUNS = """{runsOrError(filter: {tags: [{key: "dagster/from_ui", value: "true"}]})
{... on Runs {results {runId status}}}}"""


@pytest.fixture(scope="module")
def browser():
    with chromium(1700, 1300) as made:
        yield made


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder of a deployment whose inbox has two good pages, an empty one, and all the payloads."""
    made = tmp_path_factory.mktemp("ui")
    inbox = made / "inbox"
    inbox.mkdir()
    for name, body in (("he.html", HEBREW), ("en.html", ENGLISH), ("empty.html", "")):
        (inbox / name).write_text(body, "utf-8")
    drop_hostile(inbox, [_today()])
    return made


def _today():
    import datetime as dt

    return dt.datetime.now(dt.UTC).date().isoformat()


@pytest.fixture(scope="module")
def ui(folder, browser):
    """Start `news-assets ui` on the folder; return its address."""
    with serving(folder) as address:
        yield address


def test_the_graph_shows_every_table(ui, browser):
    for group, tables in {"pages": ("raw_pages", "articles", "comments"), "facts": ("facts", "claim_checks")}.items():
        browser.get(f"{ui}/locations/news_assets/asset-groups/{group}/lineage")
        wait_for(lambda wanted=tables: all(name in text(browser) for name in wanted), 90)
        picture(browser, f"graph_{group}")
    browser.get(f"{ui}/asset-groups")
    wait_for(lambda: all(g in text(browser) for g in ("pages", "facts", "quality", "staging", "marts")), 60)
    picture(browser, "graph")


def test_all_assets_are_made_by_a_click_and_the_failing_check_says_why(ui, browser):
    browser.get(f"{ui}/asset-groups")
    click(browser, "Materialize all")
    click(browser, "Latest")
    picture(browser, "launch")
    click(browser, "Launch 1 run")

    def finished():
        found = ask(ui, _RUNS)["runsOrError"]["results"]
        return [r["status"] for r in found if r["status"] in ("SUCCESS", "FAILURE")]

    assert wait_for(finished, 800) == ["SUCCESS"]
    shown = open_view(
        browser, f"{ui}/assets/raw_pages?view=checks&checkDetail=readable", ["empty_page: the page has no"]
    )
    assert "Failed" in shown
    picture(browser, "failing_check")
    for table in TABLES:
        open_view(browser, f"{ui}/assets/{table}?view=overview", ["_id", "Latest materialization"])
    picture(browser, "overview")
    open_view(browser, f"{ui}/assets/facts?view=lineage", ["quantities"])
    picture(browser, "lineage")


def test_the_report_is_a_link_that_opens(ui, browser):
    """Needs the run of the test before."""
    open_view(browser, f"{ui}/assets/evidence_report?view=partitions&partition={_today()}", ["facts_shown"])
    link = "return [...document.querySelectorAll('a')].map(a => a.href).find(h => h.endsWith('.html'))"
    address = browser.execute_script(link)
    page = urllib.request.urlopen(address, timeout=20)
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert f"Evidence report {_today()}" in page.read().decode()


def test_nothing_a_page_says_comes_alive(ui, browser, folder):
    """The quick part of `python -m benchmarks.ui_payloads`: one day of made-up events, a few views of each kind."""
    poison = [sys.executable, "-m", "news_assets_tests.defs.poison", "0"]
    subprocess.run(poison, env=environment(folder), check=True)
    run = ask(ui, _RUNS)["runsOrError"]["results"][0]["runId"]
    views = [
        *((f"/assets/{name}?view=partitions&partition={day_of(0)}", ["preview"]) for name in ("articles", "facts")),
        (f"/assets/comments?view=events&partition={day_of(0)}", ["preview"]),
        (f"/assets/quarantine?view=partitions&partition={day_of(0)}", ["preview"]),
        ("/assets/facts?view=checks&checkDetail=row_rules", ["failing_rows_shown"]),
        ("/assets/raw_pages?view=checks&checkDetail=readable", ["unread_pages"]),
        ("/assets/raw_pages?view=overview", ["Latest materialization"]),
        (f"/runs/{run}", ["Events"]),
    ]
    outside_requests(browser, ui)
    shown = set()
    for path, awaited in views:
        seen = open_view(browser, ui + path, awaited)
        shown |= {payload for payload in PAYLOADS if payload in seen}
        assert live_elements(browser) == [], path
        assert outside_requests(browser, ui) == [], path
    picture(browser, "payloads")
    assert len(shown) >= len(PAYLOADS) // 2

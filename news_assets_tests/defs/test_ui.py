"""The Dagster UI in a headless Chromium: the graph, all assets made by a click, a failing check with its reason.

Pictures go to the folder NEWS_ASSETS_SCREENSHOTS names.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from news_assets.schemas.tables import TABLES
from news_assets.settings import ROOT
from news_assets_tests.browser import chromium
from news_assets_tests.samples import ENGLISH, HEBREW

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
# The inbox sensor starts runs of its own; ours was clicked.
_RUNS = """{runsOrError(filter: {tags: [{key: "dagster/from_ui", value: "true"}]}) {... on Runs {results {status}}}}"""


@pytest.fixture(scope="module")
def browser():
    with chromium(1700, 1300) as made:
        yield made


@pytest.fixture(scope="module")
def ui(tmp_path_factory, browser):
    """Start `dg dev` on a data folder of its own with two good pages and an empty one; return its address."""
    folder = tmp_path_factory.mktemp("ui")
    inbox = folder / "inbox"
    inbox.mkdir()
    for name, body in (("he.html", HEBREW), ("en.html", ENGLISH), ("empty.html", "")):
        (inbox / name).write_text(body, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(folder / "home"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "NEWS_ASSETS_DATA": str(folder / "data"),
        "NEWS_ASSETS_INBOX": str(inbox),
        "NEWS_ASSETS_WORKERS": "0",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", "news_assets.defs.home"], env=environment, cwd=ROOT, check=True)
    command = [str(Path(sys.executable).with_name("dg")), "dev", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "ui.log").open("w") as log:
        server = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: answers(f"{address}/server_info"), 240, folder / "ui.log")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def answers(address):
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except OSError:
        return False


def wait_for(condition, seconds, log=None):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.5)
    raise AssertionError(log.read_text()[-3000:] if log else "it did not happen in time")


def text(browser):
    return browser.execute_script("return document.body.innerText")


def click(browser, label):
    find = "return [...document.querySelectorAll('button')].filter(b => b.innerText.trim().startsWith(arguments[0])"
    wait_for(lambda: browser.execute_script(f"{find} && !b.disabled).at(-1)", label), 60).click()


def picture(browser, name):
    folder = os.environ.get("NEWS_ASSETS_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(Path(folder) / f"{name}.png"))


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
    body = json.dumps({"query": _RUNS}).encode()

    def finished():
        request = urllib.request.Request(f"{ui}/graphql", body, {"content-type": "application/json"})
        found = json.load(urllib.request.urlopen(request, timeout=30))["data"]["runsOrError"]["results"]
        return [r["status"] for r in found if r["status"] in ("SUCCESS", "FAILURE")]

    assert wait_for(finished, 400) == ["SUCCESS"]
    browser.get(f"{ui}/assets/raw_pages?view=checks&checkDetail=readable")
    wait_for(lambda: "empty_page: the page has no characters" in text(browser), 90)
    assert "Failed" in text(browser)
    picture(browser, "failing_check")
    for table in TABLES:
        browser.get(f"{ui}/assets/{table}?view=overview")
        wait_for(lambda wanted=table: f"{wanted}_id" in text(browser) or "_id" in text(browser), 60)
    picture(browser, "overview")
    browser.get(f"{ui}/assets/facts?view=lineage")
    wait_for(lambda: "quantities" in text(browser), 60)
    picture(browser, "lineage")

"""The report as a reader's browser sees it: alive for the reader, dead for what the pages smuggle in."""

import json
import time

import pytest

pytest.importorskip("selenium", reason="needs selenium: make setup")
from selenium.webdriver.common.keys import Keys

from news_assets.report import render
from news_assets_tests.browser import chromium
from news_assets_tests.report.payloads import PAYLOADS
from news_assets_tests.report.test_report import tables

pytestmark = pytest.mark.browser


def requests(browser):
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if url.startswith(("http", "ws", "ftp"))]


def many(count):
    parts = tables()
    article, fact = parts["articles"][0], parts["facts"][0]
    parts["articles"] = [article | {"article_id": f"a{n}", "text": article["text"] * 12} for n in range(count // 10)]
    parts["facts"] = [
        fact
        | {
            "fact_id": f"f{n}",
            "subject": f"S{n}",
            "article_id": f"a{n // 10}",
            "value": n - 3.5,
            "start": fact["start"],
            "metric": "price" if n % 3 else "revenue",
        }
        for n in range(count)
    ]
    return parts


def test_payloads_do_nothing(tmp_path):
    page = tmp_path / "report.html"
    page.write_text(render(tables(evil="".join(PAYLOADS))), "utf-8")
    with chromium() as browser:
        browser.get(page.as_uri())
        time.sleep(0.5)
        assert browser.execute_script("return window.pwned") is None
        live = (
            "return document.querySelectorAll('main :is(img, iframe, script, object, embed, form, svg, video)').length"
        )
        assert browser.execute_script(live) == 0
        assert requests(browser) == []


def test_a_number_leads_to_its_sentence_and_hebrew_runs_right_to_left(tmp_path):
    page = tmp_path / "report.html"
    page.write_text(render(tables()), "utf-8")
    with chromium() as browser:
        browser.get(page.as_uri())
        browser.execute_script("document.querySelector('#movers td.n a').click()")
        mark = browser.execute_script("return document.querySelector(':target').textContent")
        assert mark == "3.2%"
        hebrew = "[...document.querySelectorAll('#articles p[dir=auto]')].find(p => p.textContent.startsWith('מניית'))"
        style = f"return getComputedStyle({hebrew}).direction"
        assert browser.execute_script(style) == "rtl"
        card = browser.execute_script("return document.querySelector('#card:not([hidden]) p').textContent")
        assert "price change +3.2% (actual, rule rule" in card and "text[18:22]" in card
        errors = [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]
        assert errors == []


def test_enter_goes_to_the_characters_and_escape_comes_back(tmp_path):
    page = tmp_path / "report.html"
    page.write_text(render(many(40)), "utf-8")
    with chromium() as browser:
        browser.get(page.as_uri())
        assert browser.execute_script("return !!Chart.getChart('chart-longer')")
        folded = "return [...document.querySelectorAll('#movers tbody tr')].filter(r => r.offsetParent).length"
        assert browser.execute_script(folded) == 15
        row = browser.find_element("css selector", "#movers tbody tr:nth-child(3)")
        row.send_keys(Keys.ENTER)
        wait = "return document.activeElement.tagName"
        time.sleep(0.2)
        assert browser.execute_script(wait) == "MARK"
        browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        assert browser.execute_script("return document.activeElement === arguments[0]", row)


def test_the_filter_and_the_keyboard(tmp_path):
    page = tmp_path / "report.html"
    page.write_text(render(many(40)), "utf-8")
    with chromium() as browser:
        browser.get(page.as_uri())
        rows = "[...document.querySelectorAll('main tbody tr')]"
        count = f"return {rows}.filter(r => !r.hidden && r.querySelector('.m')).length"
        assert browser.execute_script(count) == 40
        field = browser.switch_to.active_element
        field.send_keys("/")
        browser.switch_to.active_element.send_keys("revenue")
        time.sleep(0.4)
        assert browser.execute_script(count) == sum(1 for n in range(40) if n % 3 == 0)


@pytest.mark.slow
def test_five_thousand_facts_open_fast_and_weigh_little(tmp_path):
    page = tmp_path / "report.html"
    page.write_text(render(many(5000)), "utf-8")
    assert page.stat().st_size < 10_000_000
    with chromium() as browser:
        browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        browser.get(page.as_uri())
        metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        spent = next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
        print(f"{page.stat().st_size / 1e6:.1f} MB, {spent:.2f} s of the processor until loaded")
        assert spent < 4  # the goal is 2 s (1.4 measured); a busy machine makes even processor time longer

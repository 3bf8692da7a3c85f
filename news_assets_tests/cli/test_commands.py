"""The command line: results, exit codes, next steps, and nothing of the web that steers a terminal."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from news_assets.cli.app import app
from news_assets.cli.output import is_rtl, plain
from news_assets.engine.day import run_day
from news_assets.extract import extract_page
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Lake

PAGE = """<html lang="he"><head><title>אורן עולה</title></head><body><article><h1>אורן עולה</h1>
<p>מניית טבע עלתה היום ב-3.2% והשלימה שבוע של עליות בבורסה בתל אביב, כך לפי נתוני המסחר.</p>
<p>החברה נסחרת לפי שווי של 12 מיליארד שקל, והמחזור במניה הגיע ל-40 מיליון שקל בלבד\x1b[31m.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    root = tmp_path_factory.mktemp("data")
    pages = [
        PageInput(PAGE.encode(), url="https://paper.example/1", fetched_at="2024-05-02T08:00:00Z"),
        PageInput(b"", url="https://paper.example/2", fetched_at="2024-05-02T08:00:00Z"),
    ]
    run_day(
        Lake(root),
        "2024-05-02",
        pages,
        "run",
        extract=lambda inputs: (extract_page(p.body, url=p.url, fetched_at=p.fetched_at) for p in inputs),
    )
    return root


@pytest.fixture
def run(data, monkeypatch):
    monkeypatch.setenv("NEWS_ASSETS_DATA", str(data))
    return lambda *words, **more: CliRunner().invoke(app, list(words), **more)


def first(run, key, table):
    return json.loads(run("query", f"select {key} from {table} order by all", "--json").stdout)[0][key]


def test_extract_prints_the_contract(run, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    result = run("extract", str(page), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["page"]["status"] == "accepted"
    assert run("extract", "-", "--json", input=PAGE).exit_code == 0
    assert "אורן" in run("extract", str(page)).stdout


def test_extract_says_when_a_page_goes_to_quarantine(run):
    assert run("extract", "-", "--json", input=" ").exit_code == 3


def test_errors_name_the_next_step(run, monkeypatch, tmp_path):
    for words, code in (
        (("extract", "nowhere.html"), 2),
        (("query", "selct"), 1),
        (("show", "zz"), 2),
        (("query",), 2),
    ):
        result = run(*words)
        assert result.exit_code == code, result.output
        assert "next:" in result.output or "Usage" in result.output
    monkeypatch.setenv("NEWS_ASSETS_DATA", str(tmp_path))
    assert "news-assets demo" in run("query", "select 1").output


def test_query_reads_and_never_leaves_the_tables(run):
    assert json.loads(run("query", "select count(*) n from articles", "--json").stdout) == [{"n": 1}]
    for sql in ("select * from read_csv('/etc/hosts')", "copy articles to '/tmp/x.csv'", "attach '/tmp/x.db'"):
        assert run("query", sql).exit_code == 1


def test_show_and_why_trace_a_fact(run):
    assert "3.2%" in run("show", first(run, "article_id", "articles")).stdout
    facts = json.loads(run("query", "select fact_id from facts", "--json").stdout)
    if not facts:
        pytest.skip("no rule binds the sample's facts yet")
    result = run("why", facts[0]["fact_id"], "--json")
    assert result.exit_code == 0
    trace = json.loads(result.stdout)
    assert all(trace["verified"].values())
    assert len(trace["page"]["body_sha256"]) == 64


def test_quarantine_lists_shows_and_replays(run):
    listed = run("quarantine", "list", "--json")
    assert listed.exit_code == 3
    key = json.loads(listed.stdout)[0]["quarantine_id"]
    assert json.loads(run("quarantine", "show", key, "--json").stdout)["table"] == "raw_pages"
    assert run("quarantine", "replay").exit_code == 3


def test_report_is_written(run, tmp_path):
    target = tmp_path / "report.html"
    assert run("report", "-o", str(target)).exit_code == 0
    assert "Content-Security-Policy" in target.read_text("utf-8")


def test_no_control_character_reaches_the_terminal(run):
    shown = run("show", first(run, "article_id", "articles")).stdout
    assert "\x1b[31m" not in shown
    assert plain("a\x1b]0;x\x07b\u202ec\nd") == "a]0;xbc\nd"
    assert is_rtl("12 מיליון") and not is_rtl("12 million")


def test_help_answers_at_once():
    started = time.perf_counter()
    code = "from news_assets.cli import main; import sys; sys.argv = ['news-assets', '--help']; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == 0 and "quarantine" in done.stdout
    assert time.perf_counter() - started < 5  # a loaded machine; 0.4 s measured on an idle one


def test_run_makes_the_days_of_the_inbox_and_fetch_needs_leave(tmp_path, monkeypatch):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name, value in {
        "NEWS_ASSETS_DATA": tmp_path,
        "NEWS_ASSETS_INBOX": inbox,
        "NEWS_ASSETS_SOURCES": tmp_path / "sources.yaml",
        "DAGSTER_HOME": tmp_path / "home",
    }.items():
        monkeypatch.setenv(name, str(value))
    command = [sys.executable, "-c", "from news_assets.cli import main; main()"]
    root = Path(__file__).parents[2]
    started = lambda *words: subprocess.run([*command, *words], capture_output=True, text=True, cwd=root)  # noqa: E731
    nothing = started("run")
    assert (nothing.returncode, "next:" in nothing.stderr) == (2, True)
    off = started("fetch")
    assert (off.returncode, "network: true" in off.stderr) == (2, True)
    (inbox / "page.html").write_text(PAGE, "utf-8")
    (inbox / "page.html.meta.json").write_text('{"url": "https://a.example/1", "fetched_at": "2024-05-02T08:00:00Z"}')
    done = started("run")
    assert done.returncode == 0, done.stderr
    assert "1 pages in = 1 accepted" in done.stdout
    assert started("run", "--day", "1999-01-01").returncode == 2

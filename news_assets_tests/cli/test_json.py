"""Every command, found by walking the tree of commands: --json gives JSON, and no output steers a terminal."""

import json
import re
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from news_assets.cli.app import app
from news_assets.engine.day import run_day
from news_assets.extract import extract_page
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Lake

DAY = "2024-05-02"
# Colours, a window title, a clipboard write, 8-bit controls, a cleared screen, bidi overrides and isolates, a bell.
EVIL = "\x1b[31m\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x9b2J\x9d0;x\x9c\x1bc\u202e%5\u202c\u2066x\u2069\x08\x08\r\x7f"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PAGE = f"""<html lang="he"><head><title>אורן עולה{EVIL}</title></head><body><article><h1>אורן עולה{EVIL}</h1>
<p>מניית טבע{EVIL} עלתה היום ב-3.2% והשלימה שבוע של עליות{EVIL} בבורסה בתל אביב, כך לפי נתוני המסחר{EVIL}.</p>
<p>SpaceX{EVIL} could be floated at a valuation of $800 billion to $1.2 billion{EVIL}, people close to it said.</p>
<p>החברה נסחרת לפי שווי של 12 מיליארד שקל, והמחזור במניה הגיע ל-40 מיליון שקל בלבד{EVIL}.</p></article></body></html>"""


def commands(group=None, words=()):
    """Return every command with the words that call it."""
    group = group or typer.main.get_command(app)
    for name, command in group.commands.items():
        yield from commands(command, (*words, name)) if hasattr(command, "commands") else [((*words, name), command)]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    root = tmp_path_factory.mktemp("data")
    pages = [
        PageInput(PAGE.encode(), url=f"https://paper.example/1?{EVIL}", fetched_at=f"{DAY}T08:00:00Z"),
        PageInput(b"", url="https://paper.example/2", fetched_at=f"{DAY}T08:00:00Z"),
    ]
    run_day(Lake(root), DAY, pages, "run", extract=lambda some: (_read(page) for page in some))
    return root


def _read(page):
    return extract_page(page.body, url=page.url, fetched_at=page.fetched_at)


@pytest.fixture
def calls(data, tmp_path, monkeypatch):
    """Return the arguments to call each command with; what would use the network or Dagster is stood in for."""
    monkeypatch.setenv("NEWS_ASSETS_DATA", str(data))
    monkeypatch.setenv("NEWS_ASSETS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    from news_assets.cli.commands import ui
    from news_assets.defs import demo, home, run
    from news_assets.defs.run import DayRun
    from news_assets.entities import tagger, wikidata
    from news_assets.sources import tick
    from news_assets.sources.report import TickReport
    from news_assets.storage import Accounting

    done = DayRun(DAY, Accounting(2, 1, 0, 0, 1), {"facts": 3})
    for module in (demo, run):
        monkeypatch.setattr(module, "days_with_pages", lambda: [DAY, "2024-05-09"])
        monkeypatch.setattr(module, "run_days", lambda days: iter([done]))
    monkeypatch.setattr(demo, "prepare", lambda: None)
    monkeypatch.setattr(home, "prepare", lambda: None)
    monkeypatch.setattr(tick, "fetch_tick", lambda *_, **__: TickReport(1, days={DAY}))
    monkeypatch.setattr(tagger, "train", lambda *_, **__: 2)
    monkeypatch.setattr(wikidata, "extend", lambda *_: 3)
    monkeypatch.setattr(ui, "_run", lambda *_: 0)
    monkeypatch.setattr(ui, "_free", lambda _: True)
    monkeypatch.setattr(ui, "ThreadingHTTPServer", _NoServer)
    lake = Lake(data)
    first = lambda table, key: lake.scan(table).collect()[key][0]  # noqa: E731
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    return {
        ("demo",): ((), 0),
        ("run",): ((), 3),
        ("fetch",): ((), 0),
        ("ui",): ((), 0),
        ("extract",): ((str(page),), 0),
        ("query",): (("select * exclude (body) from raw_pages join articles using (page_id)",), 0),
        ("show",): ((first("articles", "article_id"),), 0),
        ("why",): ((first("facts", "fact_id"),), 0),
        ("report",): (("-o", str(tmp_path / "report.html"), "--query", "from facts"), 0),
        ("doctor",): ((), 0),
        ("quarantine", "list"): ((), 3),
        ("quarantine", "show"): ((first("quarantine", "quarantine_id"),), 0),
        ("quarantine", "replay"): ((), 3),
        ("tagger", "train"): ((str(page),), 0),
        ("tagger", "use"): (("he", "none"), 0),
        ("gazetteer", "refresh"): (("--user-agent", "desk@example.com"), 0),
    }


class _NoServer:
    def __init__(self, *_):
        self.serve_forever = self.shutdown = lambda: None

    __enter__ = lambda self: self  # noqa: E731
    __exit__ = lambda *_: None  # noqa: E731


def test_the_walk_knows_every_command(calls):
    assert {words for words, _ in commands()} == set(calls)


def test_every_command_takes_json_and_says_what_it_does():
    for words, command in commands():
        assert any("--json" in option.opts for option in command.params), words
        assert command.help, words
        assert all(parameter.help for parameter in command.params), words


@pytest.mark.parametrize("words", [words for words, _ in commands()], ids=" ".join)
def test_json_is_json_and_nothing_steers_the_terminal(words, calls, monkeypatch):
    arguments, code = calls[words]
    result = CliRunner().invoke(app, [*words, *arguments, "--json"])
    assert result.exit_code == code, result.output
    json.loads(result.stdout)
    assert STEERING.findall(result.stdout) == []
    result = CliRunner().invoke(app, [*words, *arguments])
    assert result.exit_code == code, result.output
    # The spinner of a long command may move the cursor on standard error; standard output is text.
    assert STEERING.findall(result.stdout) == []


def test_the_pages_words_are_all_there(calls):
    shown = CliRunner().invoke(app, ["show", calls["show",][0][0]]).stdout
    assert "מניית טבע" in shown and "12 מיליארד שקל" in shown


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "zz"), 2),
        (("why", "zz"), 2),
        (("query", "selct"), 1),
        (("extract", "nowhere"), 2),
        (("report", "--query", "from nowhere"), 1),
        (("report", "--day", "1999-01-01"), 2),
        (("quarantine", "list", "--day", "1999-01-01"), 2),
        (("quarantine", "show", "zz"), 2),
        (("quarantine", "replay", "--day", "1999-01-01"), 2),
        (("run", "--day", "1999-01-01"), 2),
        (("run", "--day", "2024-5-2"), 2),
        (("run", "--from", "yesterday"), 2),
        (("run", "--from", "2024-05-03", "--to", "2024-05-08"), 2),
        (("query", ""), 1),
        (("query", "select 1; select 2"), 1),
        (("report", "--article", "zz"), 2),
        (("report", "-o", "."), 2),
        (("report", "-o", "/dev/null/report.html"), 1),
        (("extract", "."), 2),
        (("extract", "a\0b"), 2),
        (("extract", "-", "--fetched-at", "yesterday"), 2),
        (("tagger", "train", "x", "--language", "xx"), 2),
        (("tagger", "train", "nowhere.bmes"), 1),
    ],
)
def test_an_error_says_what_next_in_words_and_in_json(arguments, code, calls, monkeypatch):
    if arguments[-1] == "nowhere.bmes":
        monkeypatch.undo()
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, "next:" in result.stderr) == (code, True), result.output
    monkeypatch.setattr(sys, "argv", ["news-assets", *arguments, "--json"])
    result = CliRunner().invoke(app, [*arguments, "--json"])
    assert result.exit_code == code
    assert set(json.loads(result.stderr)) == {"error", "next"}


@pytest.mark.parametrize("arguments", [("query",), ("nosuch",), ("run", "--nosuch"), ("quarantine", "show"), ()])
def test_a_wrong_call_is_json_too_where_json_was_asked_for(arguments, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["news-assets", *arguments, "--json"])
    with pytest.raises(SystemExit) as ended:
        app()
    assert ended.value.code == 2
    assert set(json.loads(capsys.readouterr().err)) == {"error", "next"}


def test_a_wrong_variable_is_named(monkeypatch, capsys):
    from news_assets.cli import main

    monkeypatch.setenv("NEWS_ASSETS_MAX_PAGE_BYTES", "many")
    monkeypatch.setattr(sys, "argv", ["news-assets", "doctor"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "NEWS_ASSETS_MAX_PAGE_BYTES is 'many'" in capsys.readouterr().err


def test_help_tells_what_an_argument_is():
    for words, command in commands():
        shown = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "300"}).stdout
        assert all(parameter.help in shown for parameter in command.params if parameter.help), words


def test_a_range_of_days_is_run(calls, monkeypatch):
    from news_assets.defs import run

    asked = []
    monkeypatch.setattr(run, "days_with_pages", lambda: ["2024-05-01", "2024-05-02", "2024-05-09"])
    monkeypatch.setattr(run, "run_days", lambda days: asked.append(days) or iter(()))
    for words in (("--from", "2024-05-02"), ("--to", "2024-05-02"), ("--from", "2024-05-02", "--to", "2024-05-08"), ()):
        assert CliRunner().invoke(app, ["run", *words]).exit_code == 0
    assert [len(days) for days in asked] == [2, 2, 1, 3]


def test_no_column_hides_another_and_bytes_are_base64(calls):
    result = CliRunner().invoke(app, ["query", "select 1 x, 2 x, 'a'::blob b", "--json"])
    assert json.loads(result.stdout) == [{"x": 1, "x_2": 2, "b": "YQ=="}]


def test_doctor_finds_what_is_in_the_way(tmp_path, monkeypatch):
    for name in ("data", "sources.yaml"):
        (tmp_path / name).write_text("[", "utf-8")
    monkeypatch.setenv("NEWS_ASSETS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NEWS_ASSETS_SOURCES", str(tmp_path / "sources.yaml"))
    result = CliRunner().invoke(app, ["doctor", "--json"])
    bad = {found["what"]: found["next"] for found in json.loads(result.stdout) if found["state"] == "bad"}
    assert (result.exit_code, set(bad), all(bad.values())) == (1, {"data", "inbox", "sources"}, True)


def test_the_ui_says_when_its_port_is_taken(monkeypatch):
    from news_assets.cli.commands import ui

    monkeypatch.setattr(ui, "_free", lambda port: port != 3001)
    result = CliRunner().invoke(app, ["ui"])
    assert result.exit_code == 2 and "--port 3010" in result.stderr


def test_paths_of_hostile_files_are_printed_plainly(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31m.html"
    result = CliRunner().invoke(app, ["extract", name])
    assert "\x1b" not in result.output
    Path(name).write_text(PAGE, "utf-8")
    assert STEERING.findall(CliRunner().invoke(app, ["extract", name]).stdout) == []

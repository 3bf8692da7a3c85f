"""Every example of docs/queries.md runs as it stands."""

import re
import runpy
from pathlib import Path

import duckdb
import pytest

from news_assets_tests.lake import small_lake

DOCS = Path(__file__).parents[1] / "docs"
BLOCKS = re.findall(r"```(sql|python)\n(.*?)```", (DOCS / "queries.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("user")
    small_lake(root / "data")
    return root


@pytest.mark.parametrize(("kind", "code"), BLOCKS, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(BLOCKS)])
def test_example(kind, code, folder, monkeypatch):
    monkeypatch.chdir(folder)
    if kind == "sql":
        duckdb.connect().execute(code).fetchall()
    else:
        space = {}
        exec(compile(code, "docs/queries.md", "exec"), space)
        assert len(space["result"]) > 0


def test_there_are_examples_of_every_kind():
    assert sum(kind == "sql" for kind, _ in BLOCKS) >= 5
    assert sum(kind == "python" for kind, _ in BLOCKS) >= 3


def test_the_bytes_are_reached_and_the_quote_is_the_same(folder, monkeypatch):
    monkeypatch.chdir(folder)
    code = next(code for kind, code in BLOCKS if "same_quote" in code)
    rows = duckdb.connect().execute(code).fetchall()
    assert rows and all(quote == same for _, _, quote, same, *_ in rows)


def test_the_notebook_runs_as_a_script(folder, monkeypatch):
    pytest.importorskip("marimo", reason="marimo is not installed: pip install marimo")
    monkeypatch.chdir(folder)
    runpy.run_path(str(DOCS / "notebook.py"), run_name="__main__")

"""The conventions of the house are tests."""

import json
import re
from pathlib import Path
from statistics import median

from benchmarks.gate import below

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    p for folder in ("news_assets", "news_assets_tests", "benchmarks") for p in (ROOT / folder).rglob("*.py")
)


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def test_modules_are_small():
    assert {str(p.relative_to(ROOT)): lines(p) for p in MODULES if lines(p) > 400} == {}
    assert median(lines(p) for p in MODULES if p.parts[-1] != "__init__.py" and "news_assets" in p.parts) < 100


def test_nothing_is_left_undone():
    # Written in halves, so that this file does not find itself.
    marks = re.compile(
        "|".join(("TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error", "type: " + "ignore", "pragma: no " + "cover"))
    )
    assert [str(p) for p in MODULES if marks.search(p.read_text("utf-8"))] == []


def test_pure_layers_do_not_ask_the_clock():
    clock = re.compile(r"datetime\.(?:now|today|utcnow)\(|date\.today\(|time\.time\(")
    outside = ("defs", "sources", "engine", "storage", "report", "cli")
    pure = [
        p
        for p in (ROOT / "news_assets").rglob("*.py")
        if p.relative_to(ROOT / "news_assets").parts[0].split(".")[0] not in outside
    ]
    assert [str(p) for p in pure if clock.search(p.read_text("utf-8"))] == []


def test_the_gate_refuses_a_fall_and_a_missing_figure():
    assert below({"a": 0.8, "b": 0.5}, {"a": 0.8, "b": 0.5}) == []
    assert len(below({"a": 0.79}, {"a": 0.8, "b": 0.5})) == 2


def test_floors_are_figures_between_0_and_1():
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text("utf-8"))
    assert all(0 <= value <= 1 for value in floors.values())

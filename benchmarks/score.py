"""Score the development data (python -m benchmarks.score [--json OUT] [TASK ...]).

Runs every scorer of ../shared (see ../shared/DATA.md) with this project's extractors and prints one table of figures.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
Figures = dict[str, float]


def run(*arguments: str | Path) -> str:
    """Run a scorer with the project on its path and return what it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NEWS_ASSETS_HOME": os.devnull}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT).stdout


def articles() -> Figures:
    """Body, title, date and authors per set of pages."""
    figures: Figures = {}
    for line in run(SHARED / "scorers/articles.py", SHARED / "articles").splitlines():
        row = json.loads(line)
        figures |= {f"articles.{row['set']}.body_{k}": v for k, v in row["body"].items() if k in ("f1", "exact")}
        figures |= {f"articles.{row['set']}.{k}": row[k] for k in ("title", "date", "authors_set") if k in row}
    return figures


def comments() -> Figures:
    """Threads of pages, and API answers."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages, gold, sets in (
            ("pages", "gold", ("news", "forum", "synthetic")),
            ("api_json", "gold_api", ("all",)),
        ):
            found = Path(folder) / f"{pages}.json"
            run(SHARED / "scorers/run_comments.py", SHARED / "comments" / pages, found)
            for name in sets:
                arguments = (found, "--gold", SHARED / "comments" / gold, "--set", name)
                figures |= _thread_figures(
                    "api" if name == "all" else name, run(SHARED / "scorers/comments.py", *arguments)
                )
    return figures


def _thread_figures(name: str, printed: str) -> Figures:
    figures: Figures = {}
    for figure, label in (("f1", " F1"), ("author", "author"), ("time", "time"), ("parent", "nestedParent")):
        value = re.search(rf"{label}= *([\d.]+)", printed)
        if value:
            figures[f"comments.{name}.{figure}"] = round(float(value.group(1)) / 100, 4)
    silent = re.search(r"without comments: (\d+), with false output: (\d+)", printed)
    if silent and name == "news":
        figures["comments.silent"] = round(1 - int(silent.group(2)) / max(1, int(silent.group(1))), 4)
    return figures


def quantities() -> Figures:
    """Full F1 (or recall, where only recall is meant) per suite and language."""
    with tempfile.TemporaryDirectory() as folder:
        found, scored = Path(folder) / "found.jsonl", Path(folder) / "scored.json"
        run(SHARED / "scorers/run_quantities.py", SHARED / "suites", found)
        run(SHARED / "scorers/quantities.py", found, "--suite", SHARED / "suites", "--json", scored)
        rows = json.loads(scored.read_text("utf-8"))
    figures: Figures = {}
    for key, row in rows.items():
        group, name = key.split("|", 1)
        full = row["full"]
        value = full["R"] if "recall" in name or full["F1"] != full["F1"] else full["F1"]
        if group in ("lang", "source") and value == value:
            figures[f"quantities.{name.replace(' ', '_')}"] = round(value, 4)
    return figures


def facts() -> Figures:
    """Quantities, typed and bound facts, modality."""
    figures: Figures = {}
    for gold, label in (("facts_dev", "facts"), ("market_dev", "market")):
        figures |= _fact_figures(label, SHARED / "gold" / f"{gold}.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        run("-m", "benchmarks.documents", folder)
        for gold_file in sorted(Path(folder).glob("*.jsonl")):
            figures |= _fact_figures(gold_file.stem.rpartition("_")[0], gold_file)
    return figures


def _fact_figures(label: str, gold: Path) -> Figures:
    figures: Figures = {}
    for line in run(SHARED / "scorers/facts.py", gold).splitlines():
        row = json.loads(line)
        if row["lang"] == "all":
            continue
        for name in ("quantity", "typed", "bound") + (("quantity_all",) if label in ("facts", "market") else ()):
            figures[f"facts.{label}.{row['lang']}.{name}"] = row[name]["f1"]
        figures[f"facts.{label}.{row['lang']}.modality"] = row["modality_accuracy"] or 0.0
    return figures


def names() -> Figures:
    """People, organisations and places without trained weights."""
    figures: Figures = {}
    for gold, label in (("nemo_dev.bmes", "he"), ("finer_ord_val.conll", "en")):
        for line in run(SHARED / "scorers/ner.py", SHARED / "ner" / gold).splitlines():
            if line.startswith("{") and (row := json.loads(line))["type"] == "all":
                figures |= {f"names.{label}.{k}": row[k] for k in ("f1", "p")}
    return figures | _subject_figures() | _link_figures()


def _subject_figures() -> Figures:
    """Share of facts whose subject is a mention before them, and of those with one in their paragraph."""
    printed = run("-m", "benchmarks.entities")
    near, found = re.findall(r"^all +([\d.]+) +([\d.]+)", printed, re.MULTILINE)[0]
    return {"names.subjects.near": float(near), "names.subjects.found": float(found)}


def _link_figures() -> Figures:
    """Share of right links among the companies found where none should be many."""
    printed = run("-m", "benchmarks.company_links")
    counts = {name: int(count) for name, count in re.findall(r"'(right|wrong|unread)': (\d+)", printed)}
    return {"names.company_links.right": round(counts.get("right", 0) / max(1, sum(counts.values())), 4)}


TASKS: dict[str, Callable[[], Figures]] = {f.__name__: f for f in (articles, comments, quantities, facts, names)}


def main() -> None:
    """Print the table and, when asked, write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", nargs="*", help="articles comments quantities facts names (default: all)")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures: Figures = {}
    for name in options.tasks or TASKS:
        figures |= TASKS[name]()
    for name, value in figures.items():
        print(f"{name:44s} {value:.4f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

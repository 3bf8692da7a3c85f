"""Everything once, through Dagster, on the sample pages: what `news-assets demo` does."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import polars as pl

from news_assets.defs.home import prepare
from news_assets.defs.run import days_with_pages, run_days
from news_assets.report.stored import folder, gather, write
from news_assets.settings import ROOT, Settings
from news_assets.storage import Accounting, Lake
from news_assets.text.plain import plain

_NEXT = """
See it: every number highlighted in its sentence. Open this in a browser (no network needed):
  {report}

What to try next
  make ui                      Dagster in the browser: graph, plots, checks with the refused rows
  source .venv/bin/activate    for the commands below
  news-assets query "select subject, metric, value, unit from facts"
                               SQL over every table
  news-assets extract PAGE     what one page of yours holds; nothing is stored
  news-assets quarantine list  what was refused, and why
  news-assets run              pages of yours, dropped into {inbox}, into the tables
"""


def main(print_json: Callable[[object], None] | None = None) -> None:
    """Run all days of the inbox and the marts, write a report of them, then say what came out (or print it as JSON).

    Raises FileNotFoundError without any page, RunFailedError for a run that failed.
    """
    sys.stderr.write("Starting Dagster and dbt: some seconds, the first time half a minute.\n")
    os.environ.setdefault("NEWS_ASSETS_INBOX", str(ROOT / "data" / "sample_pages"))
    prepare()
    settings = Settings.from_environment()
    days = days_with_pages()
    if not days:
        raise FileNotFoundError(f"no pages in {settings.inbox}")
    (settings.data / "inbox").mkdir(parents=True, exist_ok=True)
    total, finished = Accounting(0), []
    for done in run_days(days):
        total += done.accounting
        finished.append(done)
        if not print_json:
            _say(str(done))
        if len(finished) == len(days):
            sys.stderr.write("Building the SQL marts.\n")
    lake = Lake(settings.data)
    report = write(folder(lake) / "all_days.html", gather(lake), "Evidence report").path
    if print_json:
        days_done = [done.to_dict() for done in finished]
        print_json({"days": days_done, "accounting": asdict(total), "report": str(report), "url": report.as_uri()})
        return
    _say(f"\n{total}\n")
    for line in _facts(lake):
        _say(line)
    for line in _refused(lake):
        _say(line)
    _say(_NEXT.format(report=report.as_uri(), inbox=_short(settings.data / "inbox")))


_SURE = 0.6


def _facts(lake: Lake, count: int = 6) -> Iterator[str]:
    """The surest fact of each of a few metrics, marked ones first, with their sentences."""
    facts = (
        lake.scan("facts")
        .filter(pl.col("score") >= _SURE)
        .sort("valid", "score", "fact_id", descending=[False, True, False])
        .collect()
    )
    for row in facts.unique("metric", keep="first", maintain_order=True).head(count).iter_rows(named=True):
        stated = _value(row["value"], row["low"], row["high"])
        likely = _value(
            row["suggested_value"], row["suggested_low"] or row["low"], row["suggested_high"] or row["high"]
        )
        hint = f", likely {likely}" if likely not in (stated, "?") else ""
        mark = "" if row["valid"] else f"  (marked invalid{hint})"
        yield f"  {row['subject']}: {row['metric']} {row['measure']} = {stated} {row['unit'] or ''}{mark}"
        yield f"      “{' '.join(row['sentence'].split())[:200]}”"


def _value(value: float | None, low: float | None, high: float | None) -> str:
    if value is not None:
        return f"{value:,.15g}"
    return f"{low:,.15g} to {high:,.15g}" if low is not None and high is not None else "?"


def _refused(lake: Lake) -> Iterator[str]:
    reasons = lake.scan("quarantine").group_by("table", pl.col("reason").str.extract(r"^([^:]*)")).len().collect()
    if len(reasons):
        yield "\nIn quarantine"
    for table, reason, number in reasons.sort("table", "reason").iter_rows():
        yield f"  {number} × {table}: {reason}"


def _short(path: Path) -> str:
    """Return the path as one may type it here."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _say(line: str) -> None:
    sys.stdout.write(plain(line) + "\n")
    sys.stdout.flush()

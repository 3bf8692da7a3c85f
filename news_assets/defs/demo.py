"""Everything once, through Dagster, on the sample pages: `python -m news_assets.defs.demo`."""

import os
import sys
from collections.abc import Iterator

import polars as pl

from news_assets.defs.home import prepare
from news_assets.defs.run import days_with_pages, run_days
from news_assets.settings import ROOT, Settings
from news_assets.storage import Accounting, Lake
from news_assets.text.plain import plain

_NEXT = """
What to try next
  make ui
      the same in the browser: graph, lineage, plots, checks with the refused rows
  .venv/bin/news-assets extract PAGE --json
      what one page of yours holds
  cp PAGES {inbox}
      pages of yours; while `make ui` runs, their days are made within a minute
  .venv/bin/news-assets query "select subject, metric, value, unit from facts"
      SQL; or open {warehouse} read-only with DuckDB, the marts are marts.*
"""


def main() -> None:
    """Run all days of the inbox and the marts, then say what came out."""
    os.environ.setdefault("NEWS_ASSETS_INBOX", str(ROOT / "data" / "sample_pages"))
    prepare()
    settings = Settings.from_environment()
    days = days_with_pages()
    if not days:
        raise SystemExit(f"no pages in {settings.inbox}: put some there, or set NEWS_ASSETS_INBOX to a folder of pages")
    (settings.data / "inbox").mkdir(parents=True, exist_ok=True)
    total = Accounting(0)
    for done in run_days(days):
        total += done.accounting
        _say(str(done))
    lake = Lake(settings.data)
    _say(f"\n{total}\n")
    for line in _facts(lake):
        _say(line)
    for line in _refused(lake):
        _say(line)
    _say(_NEXT.format(inbox=settings.data / "inbox", warehouse=settings.data / "warehouse.duckdb"))


def _facts(lake: Lake, count: int = 6) -> Iterator[str]:
    """The surest fact of each of a few metrics, marked ones first, with their sentences."""
    facts = lake.scan("facts").sort("valid", "score", "fact_id", descending=[False, True, False]).collect()
    for row in facts.unique("metric", keep="first", maintain_order=True).head(count).iter_rows(named=True):
        stated = _value(row["value"], row["low"], row["high"])
        likely = _value(
            row["suggested_value"], row["suggested_low"] or row["low"], row["suggested_high"] or row["high"]
        )
        mark = "" if row["valid"] else f"  (marked invalid{f', likely {likely}' if likely != stated else ''})"
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


def _say(line: str) -> None:
    sys.stdout.write(plain(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

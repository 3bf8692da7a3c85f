"""Everything once, through Dagster, on the sample pages: `python -m news_assets.defs.demo`."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from news_assets.defs.home import prepare
from news_assets.settings import ROOT, Settings
from news_assets.storage import Accounting, Lake

_QUIET = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}
_NEXT = """
What to try next
  make ui
      the same in the browser: graph, lineage, plots, checks with the refused rows
  .venv/bin/news-assets extract PAGE --json
      what one page of yours holds
  cp PAGES {inbox}
      pages of yours; `make ui`, switch inbox_sensor on, and their days are made
  .venv/bin/news-assets query "select subject, metric, value, unit from facts"
      SQL; or open {warehouse} read-only with DuckDB, the marts are marts.*
"""


def main() -> None:
    """Run all days of the inbox and the marts, then say what came out."""
    os.environ.setdefault("NEWS_ASSETS_INBOX", str(ROOT / "data" / "sample_pages"))
    prepare()
    settings = Settings.from_environment()
    total = Accounting(0)
    for line, accounting in _run_all():
        total += accounting
        _say(line)
    lake = Lake(settings.data)
    _say(f"\n{total}\n")
    for line in _facts(lake):
        _say(line)
    for line in _refused(lake):
        _say(line)
    _say(_NEXT.format(inbox=settings.data / "inbox", warehouse=settings.data / "warehouse.duckdb"))


def _run_all() -> Iterator[tuple[str, Accounting]]:
    import dagster as dg

    from news_assets.definitions import defs
    from news_assets.sources.folder import FolderSource

    settings = Settings.from_environment()
    days = FolderSource(settings.inbox).days()
    if not days:
        raise SystemExit(f"no pages in {settings.inbox}: put some there, or set NEWS_ASSETS_INBOX to a folder of pages")
    with dg.DagsterInstance.get() as instance:
        for day in days:
            result = defs.resolve_job_def("tables").execute_in_process(_QUIET, instance, partition_key=day)
            events = result.get_asset_materialization_events()
            by_table = {e.materialization.asset_key.path[0]: e.materialization.metadata for e in events}
            counts = {name: int(str(metadata["rows"].value)) for name, metadata in by_table.items()}
            pages = {n: int(str(v.value)) for n, v in by_table["raw_pages"].items() if n.startswith("pages_")}
            shown = ", ".join(f"{n} {name}" for name, n in counts.items() if name != "raw_pages")
            accounting = Accounting(*(pages[f"pages_{n}"] for n in _FATES))
            yield f"{day}: {accounting.delivered} pages → {shown}", accounting
        log = Path(instance.root_directory) / "demo.log"
        with log.open("w", encoding="utf-8") as file, contextlib.redirect_stdout(file):
            defs.resolve_job_def("sql").execute_in_process(_QUIET, instance)


_FATES = ("in", "accepted", "duplicate", "unchanged", "quarantined")


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
        return f"{value:,.12g}"
    return f"{low:,.12g} to {high:,.12g}" if low is not None and high is not None else "?"


def _refused(lake: Lake) -> Iterator[str]:
    reasons = lake.scan("quarantine").group_by("table", pl.col("reason").str.extract(r"^([^:]*)")).len().collect()
    if len(reasons):
        yield "\nIn quarantine"
    for table, reason, number in reasons.sort("table", "reason").iter_rows():
        yield f"  {number} × {table}: {reason}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

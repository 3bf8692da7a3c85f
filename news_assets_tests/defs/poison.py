"""Events as if every text column of every table held a payload: `python -m news_assets_tests.defs.poison 0 1 2`.

Real pages cannot bring a payload into every column (names and rules come from lists); here the rows are made up, and
our own code turns them into the metadata that the UI shows.
"""

import sys

import dagster as dg
import polars as pl
import pyarrow as pa

from news_assets.defs.checks import readable_check, table_checks
from news_assets.defs.evidence import table_metadata
from news_assets.defs.links import report_link
from news_assets.engine.day import DayResult
from news_assets.schemas.records import Quarantined
from news_assets.schemas.tables import TABLES
from news_assets.settings import Settings
from news_assets.storage import Accounting, Lake
from news_assets.storage.lake import Published
from news_assets.storage.spool import Rows
from news_assets.validate import CHECKED
from news_assets.validate.rule import Finding
from news_assets.validate.rules import rules
from news_assets.validate.run import Report
from news_assets_tests.report.payloads import PAYLOADS

ROWS = 5
DAYS_FOR_ALL = len(PAYLOADS) // ROWS


def evil(number: int) -> str:
    """Return one payload."""
    return PAYLOADS[number % len(PAYLOADS)]


def poisoned(name: str, first: int) -> pa.Table:
    """Return rows whose every text is a payload; neighbouring columns hold others."""
    columns = {}
    for place, field in enumerate(TABLES[name].arrow):
        words = [evil(first + place * ROWS + row) for row in range(ROWS)]
        fill = {"string": words, "int64": [7] * ROWS, "double": [7.0] * ROWS, "bool": [True] * ROWS}
        value = [[word] for word in words] if pa.types.is_list(field.type) else fill.get(str(field.type), [b"x"] * ROWS)
        if (name, field.name) == ("raw_pages", "status"):
            value = ["quarantined"] * ROWS
        columns[field.name] = pa.array(value, field.type)
    return pa.table(columns, TABLES[name].arrow)


def result(lake: Lake, day: str, first: int) -> DayResult:
    """Return a day that went wrong in every way."""
    tables = {name: Rows(name, lake.staging) for name in TABLES}
    for name, rows in tables.items():
        rows.add(poisoned(name, first))
    reports = {}
    for name in CHECKED:
        report = Report(name, ROWS, pl.Series([True] * ROWS), pl.Series([False] * ROWS))
        for row in range(ROWS):
            text = evil(first + row)
            report.findings.append(Finding(row, rules(name)[0].id, text, "refuse"))
            report.quarantined.append(Quarantined(quarantine_id=text, table=name, key=text, reason=text, row=text))
        reports[name] = report
    published = {name: Published(lake.path(name, day), ROWS, 1, True) for name in TABLES}
    return DayResult(day, Accounting(ROWS, quarantined=ROWS), reports, tables, published)


def day_of(number: int) -> str:
    """Return the partition of a poisoned day, away from the days of real pages."""
    return f"2024-06-{number + 1:02d}"


def main(numbers: list[str]) -> None:
    """Report the events of the days with these numbers, 0 to DAYS_FOR_ALL - 1, to this environment's Dagster.

    Over all the days every payload stands in every column.
    """
    lake = Lake(Settings.from_environment().data)
    with dg.DagsterInstance.get() as instance:
        for number in map(int, numbers):
            day = day_of(number)
            made = result(lake, day, number * ROWS)
            for name in TABLES:
                metadata = report_link(lake, day) | table_metadata(made, name)
                instance.report_runless_asset_event(
                    dg.AssetMaterialization(name, partition=day, metadata=metadata, description=evil(number))
                )
            checks = [check for name in CHECKED for check in table_checks(name, [made], lake)]
            for check in (*checks, readable_check([made], lake)):
                instance.report_runless_asset_event(
                    dg.AssetCheckEvaluation(
                        asset_key=check.asset_key, check_name=check.check_name, passed=check.passed,
                        metadata=check.metadata, severity=check.severity, description=check.description,
                    )
                )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])

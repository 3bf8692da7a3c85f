"""Check a day's tables from the first to the last; what refuses a row also refuses what hangs on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import orjson
import polars as pl

from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Quarantined
from news_assets.schemas.tables import TABLES
from news_assets.validate import suites
from news_assets.validate.context import page_ids, with_context
from news_assets.validate.rule import ExpectationError, Finding, Rule
from news_assets.validate.rules import rules

CHECKED = tuple(name for name in TABLES if name != "quarantine")
# When nearly all rows of a fair number are refused, the code is at fault and the old day had better stay.
_TOO_MANY, _FAIR_NUMBER = 0.5, 20


@dataclass(frozen=True)
class Report:
    """What one table's expectations found; `fatal` says why the day must not be published."""

    table: str
    rows: int
    kept: pl.Series
    invalid: pl.Series
    findings: list[Finding] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    fatal: str | None = None


def validate_day(
    frames: Mapping[str, pl.DataFrame], check_suite: Callable[[str, pl.DataFrame], list[Finding]] | None = None
) -> dict[str, Report]:
    """Return one report per table; `frames` hold the day's rows of every table but quarantine.

    `check_suite` stands in for the table's Great Expectations suite.
    """
    return {name: together([report]) for name, report in validate_part(frames, check_suite=check_suite).items()}


def validate_part(
    frames: Mapping[str, pl.DataFrame],
    known: Mapping[str, pl.DataFrame] | None = None,
    check_suite: Callable[[str, pl.DataFrame], list[Finding]] | None = None,
) -> dict[str, Report]:
    """Check the rows of some of a day's pages, in any of the tables; `together` sums the reports up.

    What rows point at must be among `frames` or `known`, the rows of other tables that were accepted before.
    """
    check = check_suite or suites.check
    accepted = dict(known or {})
    reports = {}
    for table in (name for name in CHECKED if name in frames):
        frame = with_context(table, frames[table], accepted)
        fatal = None
        findings = _row_findings(rules(table), frame)
        try:
            findings += check(table, frame)
        except ExpectationError as error:
            fatal = str(error)
        refused = {f.row for f in findings if f.severity == "refuse"}
        keep = pl.Series([row not in refused for row in range(len(frame))], dtype=pl.Boolean)
        marked = {f.row for f in findings}
        invalid = pl.Series([row in marked for row in range(len(frame))], dtype=pl.Boolean)
        accepted[table] = frame.filter(keep)
        quarantined = _quarantined(table, frame, findings, accepted)
        reports[table] = Report(table, len(frame), keep, invalid, findings, quarantined, fatal)
    return reports


def together(reports: Sequence[Report]) -> Report:
    """Return the report of a table's whole day from those of its parts, and judge whether it may be published."""
    first, rows = reports[0], 0
    findings: list[Finding] = []
    for report in reports:
        findings += [replace(finding, row=finding.row + rows) for finding in report.findings]
        rows += report.rows
    kept = pl.concat([report.kept for report in reports])
    fatal = next((report.fatal for report in reports if report.fatal), None)
    refused = rows - int(kept.sum() or 0)
    if refused > _TOO_MANY * rows and rows >= _FAIR_NUMBER:
        fatal = fatal or f"{refused} of {rows} rows were refused: the day is not published"
    return Report(
        first.table,
        rows,
        kept,
        pl.concat([report.invalid for report in reports]),
        findings,
        [row for report in reports for row in report.quarantined],
        fatal,
    )


def _row_findings(of_table: tuple[Rule, ...], frame: pl.DataFrame) -> list[Finding]:
    if frame.is_empty():
        return []
    passed = frame.select(rule.passes.fill_null(True).alias(rule.id) for rule in of_table)
    return [
        Finding(row, rule.id, rule.says, rule.severity)
        for rule in of_table
        for row in (~passed[rule.id]).arg_true().to_list()
    ]


def _quarantined(
    table: str, frame: pl.DataFrame, findings: list[Finding], accepted: Mapping[str, pl.DataFrame]
) -> list[Quarantined]:
    if not findings:
        return []
    shown = [n for n in frame.columns if not n.startswith("_") and n not in ("body", "run_id")]
    pages = page_ids(table, frame, accepted)
    result = []
    for finding in findings:
        row = frame.row(finding.row, named=True)
        key = row[TABLES[table].key]
        data = orjson.dumps({n: row[n] for n in shown}, default=str).decode()
        result.append(
            Quarantined(
                quarantine_id=stable_id(table, key, finding.rule, finding.row if "key_unique" in finding.rule else ""),
                table=table,
                key=key,
                reason=finding.reason,
                row=data,
                page_id=pages[finding.row],
            )
        )
    return result

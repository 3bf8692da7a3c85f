"""Check results: what was tested, which rows failed, why, and whether the run may go on."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import dagster as dg

from news_assets.defs.links import report_link
from news_assets.defs.previews import records_value
from news_assets.defs.specs import ACCOUNTING, READABLE, ROWS, SUITE
from news_assets.storage import Lake
from news_assets.text.plain import plain

if TYPE_CHECKING:
    from news_assets.engine.day import DayResult

_SHOWN_ROWS = 20


def table_checks(table: str, results: Sequence["DayResult"], lake: Lake) -> list[dg.AssetCheckResult]:
    """Return the results of a table's two checks over the days of a run.

    Refused rows are a warning: they are in quarantine and the run goes on. A suite that cannot run, or that refuses
    most rows, is an error: the day keeps its last good tables.
    """
    from news_assets.validate.rules import rules
    from news_assets.validate.suites import suite

    row_rules = {rule.id: rule.says for rule in rules(table)}
    expectations = {expectation.id: expectation.says for expectation in suite(table)}
    return [_check(table, ROWS, row_rules, results, lake), _check(table, SUITE, expectations, results, lake)]


def accounting_check(results: Sequence["DayResult"]) -> dg.AssetCheckResult:
    """Return whether every delivered page of the days is accounted for."""
    wrong = [r.day for r in results if not r.accounting.exact]
    return dg.AssetCheckResult(
        asset_key="raw_pages",
        check_name=ACCOUNTING,
        passed=not wrong,
        description=f"pages got lost on {', '.join(wrong)}" if wrong else "no page got lost",
        metadata={r.day: str(r.accounting) for r in results},
    )


def readable_check(results: Sequence["DayResult"], lake: Lake) -> dg.AssetCheckResult:
    """Return whether every page could be read; those that could not are in quarantine, with what to do."""
    columns = ("reason", "source_ref", "url", "page_id", "size")
    refused = [
        row
        for result in results
        for row in result.tables["raw_pages"].select([*columns, "status"]).to_pylist()
        if row["status"] == "quarantined"
    ]
    metadata: dict[str, Any] = {"pages_tested": sum(r.accounting.delivered for r in results), "unread": len(refused)}
    if refused:
        metadata["unread_pages"] = records_value(columns, refused[:_SHOWN_ROWS])
        metadata |= _leads([r.day for r in results if r.accounting.quarantined], lake)
    return dg.AssetCheckResult(
        asset_key="raw_pages",
        check_name=READABLE,
        passed=not refused,
        severity=dg.AssetCheckSeverity.WARN,
        description=_summary(Counter(str(row["reason"]).partition(":")[0] for row in refused)),
        metadata=metadata,
    )


def _check(
    table: str, name: str, tested: dict[str, str], results: Sequence["DayResult"], lake: Lake
) -> dg.AssetCheckResult:
    reports = [result.reports[table] for result in results]
    found = [pair for r in reports for pair in zip(r.findings, r.quarantined, strict=True) if pair[0].rule in tested]
    fatal = "; ".join(r.fatal for r in reports if r.fatal)
    metadata: dict[str, Any] = {
        "rows_tested": sum(r.rows for r in reports),
        "expectations": len(tested),
        "failing_rows": len({q.key for _, q in found}),
    }
    if tested:
        counts = Counter(f.rule for f, _ in found)
        lines = [{"expectation": i, "meaning": says, "failing_rows": counts[i]} for i, says in tested.items()]
        metadata["expectations_tested"] = records_value(("expectation", "failing_rows", "meaning"), lines)
    if found:
        shown = [
            {"key": q.key, "reason": q.reason, "kept": "yes, marked" if f.severity == "mark" else "no", "row": q.row}
            for f, q in found[:_SHOWN_ROWS]
        ]
        metadata["failing_rows_shown"] = records_value(("reason", "kept", "key", "row"), shown)
        days = [r.day for r in results if any(f.rule in tested for f in r.reports[table].findings)]
        metadata |= _leads(days, lake)
    return dg.AssetCheckResult(
        asset_key=table,
        check_name=name,
        passed=not found and not fatal,
        severity=dg.AssetCheckSeverity.ERROR if fatal else dg.AssetCheckSeverity.WARN,
        description=_words(fatal) or _summary(Counter(f.reason for f, _ in found)),
        metadata=metadata,
    )


def _leads(days: Sequence[str], lake: Lake) -> dict[str, Any]:
    """Where to read on: the report of the last of these days, and the command that lists what was refused."""
    if not days:
        return {}
    return {**report_link(lake, days[-1], "quarantine"), "look": f"news-assets quarantine list --day {days[-1]}"}


def _summary(reasons: Counter[str]) -> str:
    if not reasons:
        return "all passed"
    return "in quarantine: " + "; ".join(f"{n} × {_words(reason)}" for reason, n in reasons.most_common(3))


def _words(text: str) -> str:
    """Without what Markdown acts on: the UI renders descriptions as Markdown and makes links of bare addresses."""
    return re.sub(r"[^\w .,:;%=+-]|www(?=\.)", " ", plain(text))

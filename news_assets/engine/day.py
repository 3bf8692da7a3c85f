"""One day from deliveries to published tables: read each page once, check everything, then publish all at once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import orjson
import polars as pl
import pyarrow as pa

from news_assets.articles.duplicates import mark_duplicates
from news_assets.engine.many import extract_many
from news_assets.extract import PageRecords
from news_assets.reconcile import check_across
from news_assets.schemas.ids import stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.records import Article, Quarantined, RawPage
from news_assets.schemas.tables import TABLES
from news_assets.storage import Accounting, Lake, Published, to_arrow
from news_assets.storage.ledger import Plan, pages_of, plan
from news_assets.validate import CHECKED, Report, validate_day

Extractor = Callable[[Iterable[PageInput]], Iterator[PageRecords]]
Marker = Callable[[Sequence[Article]], list[Article]]


@dataclass(frozen=True)
class DayResult:
    """What a day's run did; `tables` are the rows as published (or as they would have been when `fatal` is given)."""

    day: str
    accounting: Accounting
    reports: Mapping[str, Report]
    tables: Mapping[str, pa.Table]
    published: Mapping[str, Published]

    @property
    def fatal(self) -> str | None:
        """Why the day was not published, None when it was."""
        reasons = [f"{name}: {report.fatal}" for name, report in self.reports.items() if report.fatal]
        return "; ".join(reasons) or None


def run_day(
    lake: Lake,
    day: str,
    deliveries: Iterable[PageInput],
    run_id: str,
    *,
    tables: Collection[str] = tuple(TABLES),
    extract: Extractor = extract_many,
    mark_repeats: Marker = mark_duplicates,
) -> DayResult | None:
    """Add the deliveries to the day's stored pages and make all its tables anew; None when the day has no page at all.

    `tables` limits what is published; `mark_repeats` fills `duplicate_of`, given the articles in the order of capture.
    The same deliveries give the same tables; files whose content stays the same are not touched.
    """
    with lake.writing(day):
        planned = plan(lake, day, deliveries)
        if not planned.delivered:
            return None
        records = _records(planned, extract)
        records["articles"] = mark_repeats(records["articles"])
        records["claim_checks"] += check_across(records["facts"])
        found = {name: to_arrow(name, records[name], run_id) for name in CHECKED}
        reports = validate_day({name: _frame(rows) for name, rows in found.items()})
        kept = {name: _kept(found[name], reports[name]) for name in CHECKED}
        quarantined = [q for report in reports.values() for q in report.quarantined]
        quarantined += [_unread(page) for page in records["raw_pages"] if page.status == "quarantined"]
        kept["quarantine"] = to_arrow("quarantine", quarantined, run_id)
        accounting = Accounting.of(planned.delivered, kept["raw_pages"]["status"].to_pylist())
        result = DayResult(day, accounting, reports, kept, {})
        return result if result.fatal else _published(lake, result, tables)


def _published(lake: Lake, result: DayResult, tables: Collection[str]) -> DayResult:
    chosen = {name: rows for name, rows in result.tables.items() if name in tables}
    return replace(result, published=lake.publish(result.day, chosen))


def _records(planned: Plan, extract: Extractor) -> dict[str, list[Any]]:
    records: dict[str, list[Any]] = {name: [] for name in CHECKED}
    for result in extract(planned.fresh):
        records["raw_pages"].append(result.page)
        for name in CHECKED[1:]:
            records[name].extend(getattr(result, name))
    records["raw_pages"] = pages_of(planned, records["raw_pages"])
    return records


def _frame(data: pa.Table) -> pl.DataFrame:
    names = [name for name in data.column_names if name not in ("body", "run_id")]
    frame = pl.from_arrow(data.select(names))
    assert isinstance(frame, pl.DataFrame)
    return frame


def _kept(data: pa.Table, report: Report) -> pa.Table:
    """Leave refused rows out; facts that an expectation marks stay and say so."""
    if report.table == "facts":
        valid = pl.DataFrame({"valid": ~report.invalid}).to_arrow()["valid"].combine_chunks()
        data = data.set_column(data.column_names.index("valid"), data.schema.field("valid"), valid)
    return data.filter(report.kept.to_arrow())


def _unread(page: RawPage) -> Quarantined:
    shown = {f.name: getattr(page, f.name) for f in fields(page) if f.name != "body"}
    return Quarantined(
        quarantine_id=stable_id("raw_pages", page.page_id, "unread"),
        table="raw_pages",
        key=page.page_id,
        reason=page.reason or "unknown",
        row=orjson.dumps(shown).decode(),
        page_id=page.page_id,
    )

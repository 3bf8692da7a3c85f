"""One day from deliveries to published tables: read each page once, check everything, then publish all at once.

Pages are taken in parts of some hundreds; what is finished waits on the disk, so that a day may be larger than memory.
Checking begins when all is read: the expectations' libraries and the workers are never in memory together.
"""

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import islice
from typing import Any

import orjson
import polars as pl
import pyarrow as pa

from news_assets.articles.duplicates import NearTexts
from news_assets.engine.earlier import EarlierTexts, prepare
from news_assets.engine.many import extract_many
from news_assets.extract import PageRecords
from news_assets.reconcile import check_across
from news_assets.reconcile.rules.same_claim import PERIOD_METRICS
from news_assets.schemas.ids import stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.records import Fact, Quarantined, RawPage
from news_assets.schemas.tables import TABLES
from news_assets.storage import Accounting, Lake, Published, from_arrow, to_arrow
from news_assets.storage.ledger import Delivery, Plan, pages_of, plan
from news_assets.storage.memory import give_back
from news_assets.storage.spool import Place, Rows
from news_assets.storage.trouble import explained
from news_assets.validate import CHECKED, Report, together, validate_part

Extractor = Callable[[Iterable[PageInput]], Iterator[PageRecords]]
# Where parts end must not depend on anything but the pages: equal days give equal files.
_PART_PAGES = 200
# Bodies are written so many rows or bytes at a time.
_BODIES, _BODY_BYTES = 32, 8 << 20
_READ = CHECKED[1:]


@dataclass(frozen=True)
class DayResult:
    """What a day's run did; `tables` are the rows as published (or as they would have been when `fatal` is given)."""

    day: str
    accounting: Accounting
    reports: Mapping[str, Report]
    tables: Mapping[str, Rows]
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
) -> DayResult | None:
    """Add the deliveries to the day's stored pages and make all its tables anew; None when the day has no page at all.

    `tables` limits what is published. The same deliveries give the same tables; files whose content stays the same are
    not touched.
    """
    with lake.writing(day):
        with explained(day):
            planned = plan(lake, day, deliveries)
            if not planned.delivered:
                return None
            made = _Day(lake, day, planned, run_id)
            for part in _parts(planned, extract):
                made.read(part)
            made.check()
        accounting = Accounting.of(planned.delivered, made.statuses.elements())
        reports = {name: together(parts) for name, parts in made.reports.items()}
        result = DayResult(day, accounting, reports, made.rows, {})
        return result if result.fatal else _published(lake, result, tables)


def _published(lake: Lake, result: DayResult, tables: Collection[str]) -> DayResult:
    chosen = {name: rows for name, rows in result.tables.items() if name in tables}
    published = lake.publish(result.day, chosen)
    for name, rows in chosen.items():
        rows.published_at(published[name].path)
    if "articles" in chosen:
        prepare(lake, result.day)
    return replace(result, published=published)


@dataclass(slots=True)
class _Part:
    """Some pages' records, bodies left in the spool."""

    deliveries: dict[str, Delivery] = field(default_factory=dict)
    records: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in CHECKED})


def _parts(planned: Plan, extract: Extractor) -> Iterator[_Part]:
    """Read the fresh pages and yield them with all repeats, in order."""
    waiting: deque[PageRecords] = deque()

    def read() -> Iterator[RawPage]:
        for result in extract(planned.fresh):
            waiting.append(replace(result, page=replace(result.page, body=b"")))
            yield result.page

    pages = pages_of(planned, read())
    while rows := list(islice(pages, _PART_PAGES)):
        part = _Part()
        for row, delivery in rows:
            part.records["raw_pages"].append(row)
            part.deliveries[row.page_id] = delivery
        while waiting:
            result = waiting.popleft()
            for name in _READ:
                part.records[name].extend(getattr(result, name))
        yield part


class _Day:
    """Tables in the making."""

    def __init__(self, lake: Lake, day: str, planned: Plan, run_id: str) -> None:
        self.rows = {name: Rows(name, lake.staging) for name in TABLES}
        self.reports: dict[str, list[Report]] = {name: [] for name in CHECKED}
        self.statuses: Counter[str] = Counter()
        self._unchecked = {name: Rows(name, lake.staging) for name in CHECKED}
        self._bodies = planned.bodies
        self._places: dict[str, Place] = {}
        self._run_id = run_id
        self._texts = NearTexts(EarlierTexts(lake, day))
        # What is left to compare when all pages are read.
        self._stated: list[Fact] = []
        self._articles: dict[str, str] = {}
        self._facts: set[str] = set()

    def read(self, part: _Part) -> None:
        """Keep what a part's pages say, unchecked."""
        records = part.records
        addresses = {page.page_id: page.canonical_url for page in records["raw_pages"]}
        records["articles"] = [self._texts.marked(a, addresses.get(a.page_id)) for a in records["articles"]]
        for name in CHECKED:
            self._unchecked[name].add(to_arrow(name, records[name], self._run_id))
        self._places.update((key, delivery.place) for key, delivery in part.deliveries.items())
        self._stated += [fact for fact in records["facts"] if fact.metric in PERIOD_METRICS and fact.period]

    def check(self) -> None:
        """Check part by part and keep what may stay, then compare the statements of different pages."""
        for tables in zip(*(self._unchecked[name].pieces() for name in CHECKED), strict=True):
            self._check_part(dict(zip(CHECKED, tables, strict=True)))
            give_back()  # what bodies and checks took would be kept, and the day would seem to grow
        self._check_across()

    def _check_part(self, found: Mapping[str, pa.Table]) -> None:
        reports = validate_part({name: _frame(rows) for name, rows in found.items()})
        kept = {name: _kept(rows, reports[name]) for name, rows in found.items()}
        self._keep_pages(kept["raw_pages"])
        for name in _READ:
            self.rows[name].add(kept[name])
        pages = from_arrow("raw_pages", found["raw_pages"])
        self._quarantine(reports, [page for page in pages if page.status == "quarantined"])
        self._articles.update(
            zip(*kept["articles"].select(["article_id", "page_id"]).to_pydict().values(), strict=True)
        )
        self._facts.update(kept["facts"]["fact_id"].to_pylist())

    def _check_across(self) -> None:
        found = to_arrow("claim_checks", check_across(self._stated), self._run_id)
        if not len(found):
            return
        known = {
            "articles": pl.DataFrame({"article_id": list(self._articles), "page_id": list(self._articles.values())}),
            "facts": pl.DataFrame({"fact_id": sorted(self._facts)}),
        }
        reports = validate_part({"claim_checks": _frame(found)}, known)
        self.rows["claim_checks"].add(_kept(found, reports["claim_checks"]))
        self._quarantine(reports, [])

    def _keep_pages(self, pages: pa.Table) -> None:
        self.statuses.update(pages["status"].to_pylist())
        column = pages.column_names.index("body")
        places = [self._places[key] for key in pages["page_id"].to_pylist()]
        start = 0
        while start < max(1, len(pages)):
            end, size = start, 0
            while end < len(pages) and (end == start or (end - start < _BODIES and size < _BODY_BYTES)):
                size += places[end].size
                end += 1
            bodies = pa.array([self._bodies.get(place) for place in places[start:end]], pa.binary())
            rows = pages.slice(start, end - start)
            self.rows["raw_pages"].add(rows.set_column(column, pages.schema.field("body"), bodies))
            start = max(end, 1)

    def _quarantine(self, reports: Mapping[str, Report], unread: list[RawPage]) -> None:
        refused = [row for report in reports.values() for row in report.quarantined]
        refused += map(_unread, unread)
        self.rows["quarantine"].add(to_arrow("quarantine", refused, self._run_id))
        for name, report in reports.items():
            self.reports[name].append(report)


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

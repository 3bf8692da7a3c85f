"""Which deliveries are new, which repeat a page we have: decided by bytes and address before anything is parsed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

import polars as pl

from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.records import RawPage
from news_assets.schemas.vocabulary import PageStatus
from news_assets.storage.arrow import from_arrow
from news_assets.storage.lake import Lake

_FROM_ORIGINAL = ("canonical_url", "charset_declared", "charset_used", "replacements", "form")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A delivery whose bytes are already there, and why that is so."""

    delivery: PageInput
    status: PageStatus
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The day's deliveries in order: what to read, what repeats a page of the day or of an earlier one."""

    fresh: list[PageInput]
    repeats: list[tuple[Repeat, int | RawPage]]

    @property
    def delivered(self) -> int:
        """Number of deliveries."""
        return len(self.fresh) + len(self.repeats)


def delivery_of(page: RawPage) -> PageInput:
    """Return the delivery a stored row was made of."""
    return PageInput(
        page.body,
        url=page.url,
        content_type=page.content_type,
        fetched_at=page.fetched_at,
        source=page.source,
        source_ref=page.source_ref,
        http_status=page.http_status,
        problem=page.reason if page.status == "quarantined" and not page.body else None,
    )


def plan(lake: Lake, day: str, deliveries: Iterable[PageInput]) -> Plan:
    """Sort the day's stored and new deliveries into fresh and repeated ones.

    The same delivery counts once however often it is handed over. Pages that other days have do not become new again.
    """
    stored = from_arrow("raw_pages", lake.read("raw_pages", day))
    unique = {_identity(d): d for d in (*map(delivery_of, stored), *deliveries)}
    ordered = [unique[key] for key in sorted(unique)]
    hashes = [sha256_hex(d.body) for d in ordered]
    settled = {page.body_sha256 for page in stored if page.status == "accepted"}
    elsewhere = _elsewhere(lake, day, set(hashes), settled)
    fresh: list[PageInput] = []
    repeats: list[tuple[Repeat, int | RawPage]] = []
    first: dict[str, int] = {}
    for delivery, digest in zip(ordered, hashes, strict=True):
        if delivery.problem or not delivery.body.strip():
            fresh.append(delivery)
        elif digest in elsewhere:
            when, page = elsewhere[digest]
            status: PageStatus = "unchanged" if page.url == delivery.url else "duplicate"
            repeats.append((Repeat(delivery, status, f"{status}: same bytes as on {when}"), page))
        elif digest in first:
            other = fresh[first[digest]]
            same = other.url == delivery.url and (other.fetched_at or "") < (delivery.fetched_at or "")
            status = "unchanged" if same else "duplicate"
            repeats.append((Repeat(delivery, status, f"{status}: same bytes as {other.source_ref}"), first[digest]))
        else:
            first[digest] = len(fresh)
            fresh.append(delivery)
    return Plan(fresh, repeats)


def pages_of(planned: Plan, read: Sequence[RawPage]) -> list[RawPage]:
    """Return the raw_pages rows; `read` are the outcomes of `planned.fresh` in the same order.

    A page that repeats one that was itself refused is refused for the same reason.
    """
    rows = list(read)
    for repeat, original in planned.repeats:
        page = rows[original] if isinstance(original, int) else original
        d = repeat.delivery
        refused = page.status == "quarantined"
        rows.append(
            RawPage(
                page_id=stable_id("repeat", page.page_id, *_identity(d)),
                url=d.url,
                source=d.source,
                source_ref=d.source_ref,
                fetched_at=d.fetched_at,
                http_status=d.http_status,
                content_type=d.content_type,
                body=d.body,
                body_sha256=sha256_hex(d.body),
                size=len(d.body),
                status="quarantined" if refused else repeat.status,
                reason=page.reason if refused else f"{repeat.reason} (page {page.page_id})",
                **{name: getattr(page, name) for name in _FROM_ORIGINAL},
            )
        )
    return _distinct(rows)


def _identity(d: PageInput) -> tuple[str, str, str, str, str]:
    return (d.fetched_at or "", d.source, d.source_ref or "", d.url or "", sha256_hex(d.body))


def _distinct(rows: list[RawPage]) -> list[RawPage]:
    """Pages without bytes or address share an id; the second and later ones get one that tells them apart."""
    seen: set[str] = set()
    result = []
    for row in rows:
        key = row.page_id
        if key in seen:
            key = stable_id("again", key, row.source, row.source_ref, row.fetched_at, row.url)
        seen.add(key)
        result.append(replace(row, page_id=key))
    return result


def _elsewhere(lake: Lake, day: str, hashes: set[str], settled: set[str]) -> dict[str, tuple[str, RawPage]]:
    """Return accepted pages of other days with these bytes.

    The earlier day keeps a page; a later day keeps one only against a day that has not accepted it yet, so that late
    pages do not come twice and two days never give up the same page to each other.
    """
    if not any(stored != day for stored in lake.days()):
        return {}
    names = [f.name for f in fields(RawPage) if f.name != "body"]
    earlier = pl.col("date").cast(pl.String) < day
    later = (pl.col("date").cast(pl.String) > day) & ~pl.col("body_sha256").is_in(list(settled))
    wanted = (pl.col("body_sha256").is_in(list(hashes)), pl.col("status") == "accepted", earlier | later)
    found = lake.query(
        "raw_pages",
        lambda pages: pages.filter(*wanted).select("date", *names).sort("date", "page_id", descending=True),
    )
    return {
        row["body_sha256"]: (str(row["date"]), RawPage(**{n: row[n] for n in names}))
        for row in found.iter_rows(named=True)
    }

"""Which deliveries are new, which repeat a page we have: decided by bytes and address before anything is parsed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import overload

import polars as pl

from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.records import RawPage
from news_assets.schemas.vocabulary import PageStatus
from news_assets.storage.arrow import from_arrow
from news_assets.storage.lake import Lake
from news_assets.storage.spool import Bodies, Place

_PAGES_AT_A_TIME = 64
# A larger body than this is read as a page, whatever it holds.
_MAY_BE_BLANK = 1 << 20
_FROM_ORIGINAL = ("canonical_url", "charset_declared", "charset_used", "replacements", "form")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivered page; its body waits in the spool."""

    page: PageInput
    digest: str
    place: Place


@dataclass(frozen=True, slots=True)
class Repeat:
    """A delivery whose bytes are already there, and why that is so."""

    delivery: Delivery
    status: PageStatus
    reason: str


class Pages(Sequence[PageInput]):
    """Deliveries as pages: every body is read from the spool when its page is asked for."""

    def __init__(self, deliveries: Sequence[Delivery], bodies: Bodies) -> None:
        self.deliveries = deliveries
        self._bodies = bodies

    def __len__(self) -> int:
        return len(self.deliveries)

    @overload
    def __getitem__(self, index: int) -> PageInput: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[PageInput]: ...

    def __getitem__(self, index: int | slice) -> PageInput | Sequence[PageInput]:
        if isinstance(index, slice):
            return Pages(self.deliveries[index], self._bodies)
        delivery = self.deliveries[index]
        return replace(delivery.page, body=self._bodies.get(delivery.place))


@dataclass(frozen=True, slots=True)
class Plan:
    """The day's deliveries in order: what to read, what repeats a page of the day or of an earlier one."""

    fresh: Pages
    repeats: list[tuple[Repeat, int | RawPage]]
    bodies: Bodies

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
    """Sort the day's stored and new deliveries into fresh and repeated ones; in memory is one body at a time.

    The same delivery counts once however often it is handed over. Pages that other days have do not become new again.
    """
    bodies = Bodies(lake.staging)
    settled: set[str] = set()
    unique: dict[tuple[str, ...], Delivery] = {}
    for page in chain(_stored(lake, day, settled), deliveries):
        digest = sha256_hex(page.body)
        identity = _identity(page, digest)
        place = unique[identity].place if identity in unique else bodies.add(page.body)
        unique[identity] = Delivery(replace(page, body=b""), digest, place)
    ordered = [unique[key] for key in sorted(unique)]
    elsewhere = _elsewhere(lake, day, {d.digest for d in ordered}, settled)
    fresh: list[Delivery] = []
    repeats: list[tuple[Repeat, int | RawPage]] = []
    first: dict[str, int] = {}
    for delivery in ordered:
        digest = delivery.digest
        if delivery.page.problem or _is_blank(delivery, bodies):
            fresh.append(delivery)
        elif digest in elsewhere:
            when, row = elsewhere[digest]
            status: PageStatus = "unchanged" if row.url == delivery.page.url else "duplicate"
            repeats.append((Repeat(delivery, status, f"{status}: same bytes as on {when}"), row))
        elif digest in first:
            other = fresh[first[digest]].page
            same = other.url == delivery.page.url and (other.fetched_at or "") < (delivery.page.fetched_at or "")
            status = "unchanged" if same else "duplicate"
            repeats.append((Repeat(delivery, status, f"{status}: same bytes as {other.source_ref}"), first[digest]))
        else:
            first[digest] = len(fresh)
            fresh.append(delivery)
    return Plan(Pages(fresh, bodies), repeats, bodies)


def pages_of(planned: Plan, read: Iterable[RawPage]) -> Iterator[tuple[RawPage, Delivery]]:
    """Yield the raw_pages rows without bodies, each with its delivery; `read` are the outcomes of `planned.fresh`.

    Outcomes are taken one by one, repeats come behind the last. A page that repeats one that was itself refused is
    refused for the same reason.
    """
    needed = {original for _, original in planned.repeats if isinstance(original, int)}
    originals: dict[int, RawPage] = {}
    seen: set[str] = set()
    for place, (row, delivery) in enumerate(zip(read, planned.fresh.deliveries, strict=True)):
        bare = replace(row, body=b"")
        if place in needed:
            originals[place] = bare
        yield _distinct(bare, seen), delivery
    for repeat, original in planned.repeats:
        page = originals[original] if isinstance(original, int) else original
        d = repeat.delivery.page
        refused = page.status == "quarantined"
        row = RawPage(
            page_id=stable_id("repeat", page.page_id, *_identity(d, repeat.delivery.digest)),
            url=d.url,
            source=d.source,
            source_ref=d.source_ref,
            fetched_at=d.fetched_at,
            http_status=d.http_status,
            content_type=d.content_type,
            body=b"",
            body_sha256=repeat.delivery.digest,
            size=repeat.delivery.place.size,
            status="quarantined" if refused else repeat.status,
            reason=page.reason if refused else f"{repeat.reason} (page {page.page_id})",
            **{name: getattr(page, name) for name in _FROM_ORIGINAL},
        )
        yield _distinct(row, seen), repeat.delivery


def _stored(lake: Lake, day: str, settled: set[str]) -> Iterator[PageInput]:
    """Yield the day's stored deliveries; the hashes of the accepted ones go to `settled`."""
    for piece in lake.pieces("raw_pages", day, _PAGES_AT_A_TIME):
        for page in from_arrow("raw_pages", piece):
            if page.status == "accepted":
                settled.add(page.body_sha256)
            yield delivery_of(page)


def _identity(d: PageInput, digest: str) -> tuple[str, str, str, str, str]:
    return (d.fetched_at or "", d.source, d.source_ref or "", d.url or "", digest)


def _is_blank(delivery: Delivery, bodies: Bodies) -> bool:
    return delivery.place.size <= _MAY_BE_BLANK and not bodies.get(delivery.place).strip()


def _distinct(row: RawPage, seen: set[str]) -> RawPage:
    """Pages without bytes or address share an id; the second and later ones get one that tells them apart."""
    key = row.page_id
    if key in seen:
        key = stable_id("again", key, row.source, row.source_ref, row.fetched_at, row.url)
    seen.add(key)
    return replace(row, page_id=key)


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

"""Each delivery is counted once, with the right fate."""

from dataclasses import replace

import pytest

from news_assets.schemas.ids import sha256_hex, stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.records import RawPage
from news_assets.storage import Accounting, Lake, to_arrow
from news_assets.storage.ledger import pages_of, plan

DAY = "2024-05-14"
PAGE = PageInput(b"<p>hello", url="https://a.example/1", fetched_at=f"{DAY}T08:00:00Z", source_ref="1.html")


def read(deliveries):
    return [
        RawPage(page_id=stable_id(d.url, sha256_hex(d.body)), url=d.url, fetched_at=d.fetched_at, source=d.source,
                source_ref=d.source_ref, body=d.body, body_sha256=sha256_hex(d.body), size=len(d.body),
                status="accepted" if d.body.strip() else "quarantined", reason=None if d.body.strip() else "empty")
        for d in deliveries
    ]  # fmt: skip


def run(lake, day, *deliveries):
    """Return the statuses by source_ref after storing the day."""
    planned = plan(lake, day, deliveries)
    found = list(pages_of(planned, read(planned.fresh)))
    pages = [replace(page, body=planned.bodies.get(delivery.place)) for page, delivery in found]
    lake.publish(day, {"raw_pages": to_arrow("raw_pages", pages)})
    assert Accounting.of(planned.delivered, (p.status for p in pages)).exact
    assert len({p.page_id for p in pages}) == len(pages)
    return {p.source_ref: p.status for p in pages}


def test_same_bytes_elsewhere_are_a_duplicate_and_later_at_the_same_address_unchanged(tmp_path):
    copy = replace(PAGE, url="https://b.example/", source_ref="2.html")
    again = replace(PAGE, fetched_at=f"{DAY}T09:00:00Z", source_ref="3.html")
    assert run(Lake(tmp_path), DAY, again, copy, PAGE) == {
        "1.html": "accepted", "2.html": "duplicate", "3.html": "unchanged"
    }  # fmt: skip


def test_a_rerun_changes_nothing_and_needs_no_source(tmp_path):
    lake = Lake(tmp_path)
    copy = replace(PAGE, source_ref="2.html", url=None)
    first = run(lake, DAY, PAGE, copy)
    path = lake.path("raw_pages", DAY)
    before = path.stat().st_mtime_ns
    assert run(lake, DAY, PAGE, copy) == run(lake, DAY) == first
    assert path.stat().st_mtime_ns == before


def test_other_days_know_the_page(tmp_path):
    lake = Lake(tmp_path)
    tomorrow = replace(PAGE, fetched_at="2024-05-15T08:00:00Z")
    late = replace(PAGE, fetched_at="2024-05-13T08:00:00Z")
    assert run(lake, DAY, PAGE) == {"1.html": "accepted"}
    assert run(lake, "2024-05-15", tomorrow) == {"1.html": "unchanged"}
    assert run(lake, "2024-05-13", late) == {"1.html": "unchanged"}
    assert run(lake, DAY, PAGE) == {"1.html": "accepted"}
    changed = replace(tomorrow, body=b"<p>hello again", source_ref="2.html")
    assert run(lake, "2024-05-15", changed) == {"1.html": "unchanged", "2.html": "accepted"}


def test_two_days_that_both_accepted_a_page_settle_on_the_earlier(tmp_path):
    lake = Lake(tmp_path)
    for day in (DAY, "2024-05-15"):
        page = read([replace(PAGE, fetched_at=f"{day}T08:00:00Z")])
        lake.publish(day, {"raw_pages": to_arrow("raw_pages", page)})
    assert run(lake, DAY) == {"1.html": "accepted"}
    assert run(lake, "2024-05-15") == {"1.html": "unchanged"}
    assert run(lake, DAY) == {"1.html": "accepted"}


def test_refused_pages_are_each_counted_and_read_again(tmp_path):
    lake = Lake(tmp_path)
    empty = [PageInput(b" ", fetched_at=f"{DAY}T08:00:00Z", source_ref=f"{i}.html") for i in range(3)]
    broken = PageInput(b"", fetched_at=f"{DAY}T08:00:00Z", source_ref="x", problem="unreadable_file: mend it")
    assert set(run(lake, DAY, *empty, broken).values()) == {"quarantined"}
    assert len(plan(lake, DAY, []).fresh) == 4


def test_lost_pages_show():
    assert not Accounting.of(3, ["accepted", "duplicate"]).exact
    assert str(Accounting(3, 2, 0, 0, 1)) == "3 pages in = 2 accepted + 0 duplicate + 0 unchanged + 1 quarantined"
    assert "≠" in str(Accounting(3, 2))
    with pytest.raises(KeyError):
        Accounting.of(1, ["lost"])

"""A folder of good and broken files ends with every page accounted for, and a second run touches nothing."""

import json
import random

import pytest

from news_assets.engine.day import run_day
from news_assets.engine.many import extract_many
from news_assets.sources.folder import FolderSource
from news_assets.storage import Accounting, Lake
from news_assets_tests.samples import DAY, ENGLISH, HEBREW, drop, files_below

GOOD, BROKEN = 200, 30


def in_process(pages):
    return extract_many(pages, workers=0)


def broken_bodies():
    """Ten kinds, three of each: empty, blank, binary, torn, wrong charset, huge, deep, control characters, noise."""
    noise = random.Random(7)
    for i in range(3):
        yield f"empty{i}.html", b""
        yield f"blank{i}.html", b" \n\t " * (i + 1)
        yield f"zip{i}.html", b"PK\x03\x04" + noise.randbytes(500)
        yield f"noise{i}.html", noise.randbytes(4000)
        yield f"torn{i}.html", HEBREW.encode()[: 301 + 2 * i]
        yield f"charset{i}.html", HEBREW.replace("utf-8", "utf-16").encode("cp1255", "ignore") + bytes([i])
        yield f"deep{i}.html", b"<div>" * (20_000 + i) + b"text"
        yield f"deep{i}.json", b"[" * (50_000 + i)
        yield f"nul{i}.txt", b"\x00\x01\x02" * (1000 + i)


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    for i in range(GOOD):
        text = (HEBREW, ENGLISH)[i % 2].replace("4.5%", f"4.{i}%").replace("3.2%", f"3.{i}%")
        drop(folder, f"good/{i // 50}/{i}.html", text.replace("/1", f"/{i}"))
    for name, body in broken_bodies():
        drop(folder, f"broken/{name}", body)
    (folder / "x.html").mkdir()
    (folder / "x.html.meta.json").write_text(json.dumps({"fetched_at": f"{DAY}T09:00:00Z"}), "utf-8")
    drop(folder, "broken/huge.html", b"<p>" + b"x" * 31_000_000)
    drop(folder, "broken/bad_sidecar.html", b"").with_name("bad_sidecar.html.meta.json").write_text(
        json.dumps({"fetched_at": f"{DAY}T09:00:00Z", "url": 5, "http_status": "?"}), "utf-8"
    )
    return folder


@pytest.mark.slow
def test_200_good_and_30_broken_files(inbox, tmp_path):
    lake = Lake(tmp_path / "data")
    source = FolderSource(inbox, max_page_bytes=30_000_000)
    assert source.days() == [DAY]
    assert len(list(source.deliveries(DAY))) == GOOD + BROKEN
    result = run_day(lake, DAY, source.deliveries(DAY), "run-1", extract=in_process)
    assert result.fatal is None
    assert result.accounting.exact
    assert result.accounting.delivered == GOOD + BROKEN
    pages = result.tables["raw_pages"].select(["page_id", "source_ref", "status", "reason"]).to_pylist()
    fate = {p["source_ref"]: p["status"] for p in pages}
    assert {s for ref, s in fate.items() if ref.startswith("good/")} == {"accepted"}
    assert all(p["reason"] for p in pages if p["status"] != "accepted")
    surely = ("empty", "blank", "zip", "huge", "bad_sidecar", "nul")
    assert {s for r, s in fate.items() if r.removeprefix("broken/").startswith(surely)} == {"quarantined"}
    assert fate["x.html"] == "quarantined"
    assert not any("internal_error" in (p["reason"] or "") for p in pages)
    unread = {p["page_id"] for p in pages if p["status"] == "quarantined"}
    assert unread <= set(result.tables["quarantine"].select(["key"])["key"].to_pylist())
    before = files_below(tmp_path / "data")
    again = run_day(lake, DAY, source.deliveries(DAY), "run-2", extract=in_process)
    assert again.accounting == result.accounting
    assert files_below(tmp_path / "data") == before


def test_a_day_without_pages_leaves_no_trace_in_the_tables(tmp_path):
    assert run_day(Lake(tmp_path), DAY, [], "run-1", extract=in_process) is None
    assert Lake(tmp_path).days() == []


def test_pages_stay_when_the_source_forgets_them_and_tables_can_be_chosen(tmp_path):
    drop(tmp_path / "inbox", "a.html", HEBREW)
    lake, source = Lake(tmp_path / "data"), FolderSource(tmp_path / "inbox")
    run_day(lake, DAY, source.deliveries(DAY), "run-1", extract=in_process)
    before = files_below(tmp_path / "data")
    (tmp_path / "data/parquet/quantities" / f"date={DAY}" / "part-0.parquet").unlink()
    result = run_day(lake, DAY, [], "run-2", tables=["quantities"], extract=in_process)
    assert list(result.published) == ["quantities"]
    assert result.accounting == Accounting(1, 1)
    assert files_below(tmp_path / "data").keys() == before.keys()
    assert {r["run_id"] for r in lake.read("quantities", DAY).to_pylist()} <= {"run-2"}

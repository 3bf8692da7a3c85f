"""A damaged WARC is never read as a shorter good one."""

import gzip
import io
import random
import time
import zlib
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from news_assets.schemas.page_input import PageInput
from news_assets.sources.warc import CaptureFile, read_warc

COUNT = 40


def record(body: bytes, url: str, head: bytes = b"Content-Type: text/html", kind=WarcRecordType.response) -> bytes:
    made = WarcRecord()
    made.init_headers(record_type=kind)
    made.headers["WARC-Target-URI"] = url
    made.headers["WARC-Date"] = "2026-11-20T10:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body)
    out = io.BytesIO()
    made.write(out, checksum_data=True)
    return out.getvalue()


def body(number: int) -> bytes:
    noise = random.Random(number).randbytes(700).hex()
    return f"<html><p>עמוד {number}</p><p>{noise}</p></html>".encode()


def records() -> list[bytes]:
    plain = [record(body(n), f"https://a.example/{n}") for n in range(COUNT)]
    asked = record(b"", "https://a.example/0", b"Host: a", WarcRecordType.request)
    moved = record(b"", "https://a.example/moved").replace(b"200 OK", b"301 No")
    moved = moved.replace(b"WARC-Block-Digest", b"X-Other-Digest000")
    return [asked, *plain[:20], moved, *plain[20:]]


def packed(form: str) -> bytes:
    if form == "plain":
        return b"".join(records())
    if form == "whole":
        return gzip.compress(b"".join(records()))
    return b"".join(gzip.compress(r, mtime=0) for r in records())


def read(tmp_path: Path, data: bytes) -> list[PageInput]:
    path = tmp_path / "news.warc"
    path.write_bytes(data)
    return list(read_warc(path))


@pytest.mark.parametrize("form", ["plain", "members", "whole"])
def test_a_sound_file_is_read_whole(tmp_path, form):
    pages = read(tmp_path, packed(form))
    assert [p.body for p in pages] == [body(n) for n in range(COUNT)]
    assert {(p.http_status, p.source, p.content_type, p.fetched_at, p.problem) for p in pages} == {
        (200, "warc", "text/html", "2026-11-20T10:00:00Z", None)
    }


def flip(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) - 200)
    return data[:at] + data[at + rng.randrange(1, 200) :]


def put_in(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(rng.randrange(1, 60)) + data[at:]


def zero(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) - 600)
    return data[:at] + b"\0" * 512 + data[at + 512 :]


def truncate(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) // 2, len(data) - 8)]


@pytest.mark.parametrize("form", ["plain", "members"])
@pytest.mark.parametrize("damage", [flip, cut_out, put_in, zero, truncate])
def test_damage_costs_a_few_pages_and_is_always_reported(tmp_path, form, damage):
    sound = packed(form)
    whole = {f"https://a.example/{n}": body(n) for n in range(COUNT)}
    for seed in range(40):
        data = damage(sound, random.Random(seed))
        pages = read(tmp_path, data)
        good = [p for p in pages if p.problem is None]
        lost = [p for p in pages if p.problem is not None]
        wrong = [p for p in good if whole.get(p.url or "") != p.body]
        # A bit within a header that no digest covers may change an address; the body is right all the same.
        assert all(p.body in whole.values() for p in wrong), (seed, wrong)
        assert len(good) == COUNT or lost or len(wrong) <= 1, seed
        if damage is not truncate:
            assert len(good) >= COUNT - 3, (seed, len(good))
        assert all(p.problem and p.source_ref for p in lost)


def test_lost_ranges_name_their_bytes_and_file(tmp_path, caplog):
    data = packed("members")
    middle = len(data) // 2
    pages = read(tmp_path, data[:middle] + b"\0" * 10 + data[middle + 10 :])
    (lost,) = [p for p in pages if p.problem]
    begin, end = map(int, lost.source_ref.partition("@")[2].split("-"))
    assert begin <= middle < end
    assert "get it again" in lost.problem
    assert "are lost" in caplog.text


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"WARC-Type: response", b"WARC-Type: respxnse"), (b"WARC-Type: response", b"WARC-Txpe: response"),
        (b"WARC-Target-URI: https", b"WARC-Target-URX: https"), (b"application/http;", b"applicatiox/http;"),
        (b"https://a.example/7\r", b"https://a.ex\0mple/7\r"),
    ],
)  # fmt: skip
def test_a_record_whose_own_headers_are_broken_is_lost_and_reported(tmp_path, sound, broken):
    made = records()
    made[8] = made[8].replace(sound, broken)
    assert made[8] != records()[8]
    pages = read(tmp_path, b"".join(made))
    assert len([p for p in pages if p.problem is None]) == COUNT - 1
    (lost,) = (p for p in pages if p.problem)
    begin, end = map(int, lost.source_ref.rpartition("@")[2].split("-"))
    assert (begin, lost.problem.partition(":")[0]) == (sum(map(len, made[:8])), "warc_damaged") and end > begin


def test_a_length_that_swallows_the_next_records_is_noticed(tmp_path):
    parts = records()
    length = str(len(parts[5].partition(b"\r\n\r\n")[2]) - 4).encode()
    longer = str(int(length) + len(parts[6])).encode()
    parts[5] = parts[5].replace(b"Content-Length: " + length, b"Content-Length: " + longer)
    pages = read(tmp_path, b"".join(parts))
    assert len([p for p in pages if p.problem is None]) >= COUNT - 2
    assert [p.problem.partition(":")[0] for p in pages if p.problem] == ["warc_digest"]


def test_encodings_in_the_record_are_undone(tmp_path):
    text = body(1)
    chunked = b"5\r\n" + text[:5] + b"\r\n" + hex(len(text) - 5)[2:].encode() + b"\r\n" + text[5:] + b"\r\n0\r\n\r\n"
    head = b"Content-Type: text/html\r\n"
    data = [
        record(gzip.compress(text, mtime=0), "https://a.example/1", head + b"Content-Encoding: gzip"),
        record(text, "https://a.example/2", head + b"Content-Encoding: gzip"),
        record(chunked, "https://a.example/3", head + b"Transfer-Encoding: chunked"),
        record(text, "https://a.example/4", head + b"Transfer-Encoding: chunked"),
    ]
    assert [p.body for p in read(tmp_path, b"".join(data))] == [text] * 4


def test_what_is_no_page_is_left_out(tmp_path):
    data = record(b"\x89PNG", "https://a.example/i", b"Content-Type: image/png") + record(
        b"%PDF", "u", b"Content-Type: application/pdf"
    )
    assert read(tmp_path, data + record(body(1), "https://a.example/1"))[0].url == "https://a.example/1"


def bomb(size: int) -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % size
    packer = zlib.compressobj(9, wbits=31)
    block = b"\0" * (1 << 20)
    return b"".join([packer.compress(head), *(packer.compress(block) for _ in range(size >> 20)), packer.flush()])


def test_a_record_that_unpacks_to_gigabytes_is_passed_over(tmp_path):
    inner = record(
        gzip.compress(b"\0" * (100 << 20), 9),
        "https://a.example/b",
        b"Content-Type: text/html\r\nContent-Encoding: gzip",
    )
    data = gzip.compress(inner, mtime=0) + bomb(1 << 30) + gzip.compress(records()[1])
    started = time.monotonic()
    pages = read(tmp_path, data)
    assert time.monotonic() - started < 2
    assert [p.problem is None for p in pages] == [False, False, True]
    assert sum(len(p.body) for p in pages) < 11 << 20


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 3000, b"WARC/1.0\r\n", b"\x1f\x8b", b"WARC/1.0\r\n" * 20_000, gzip.compress(b"text", mtime=0)]
)
def test_hostile_files_end(tmp_path, data):
    assert all(p.problem for p in read(tmp_path, data))
    assert bool(read(tmp_path, data)) == bool(data)


def test_captures_come_back_as_they_went_in(tmp_path):
    pages = [
        PageInput(
            body(n),
            f"https://a.example/{n}",
            "text/html; charset=windows-1255",
            "2026-11-20T01:02:03Z",
            "feed",
            "רשימה",
            200,
        )
        for n in range(3)
    ]
    failed = PageInput(
        b"", "https://a.example/gone", None, "2026-11-20T01:02:04Z", "url", "list", None, "http_404: gone; look"
    )
    with CaptureFile(tmp_path / "day" / "x.warc.gz") as file:
        for page in [*pages, failed]:
            file.add(page)
    assert list(read_warc(tmp_path / "day" / "x.warc.gz")) == [*pages, failed]


def test_a_capture_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), CaptureFile(tmp_path / "x.warc.gz") as file:
        file.add(PageInput(b"x", "https://a.example"))
        raise RuntimeError
    with CaptureFile(tmp_path / "empty.warc.gz"):
        pass
    assert list(tmp_path.iterdir()) == []

"""Pages of a WARC file: responses that carry text, as the source they were captured by."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from fastwarc.warc import WarcRecord, WarcRecordType

from news_assets.schemas.page_input import PageInput
from news_assets.schemas.vocabulary import Source, values
from news_assets.sources.net.decode import decoded
from news_assets.sources.net.errors import FetchError
from news_assets.sources.warc.frames import Frame, frames

log = logging.getLogger(__name__)

MAX_PAGE = 10 << 20
# Written by our own captures, so that a page keeps the source that found it.
SOURCE, REF, PROBLEM = "X-News-Assets-Source", "X-News-Assets-Ref", "X-News-Assets-Problem"
_TEXT = re.compile(r"text/|json|xml|^$", re.IGNORECASE)
_BROKEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")


def read_warc(path: Path) -> Iterator[PageInput]:
    """Yield the pages of the file, in order.

    Bytes that cannot be read are logged, and come as one page without a body and with a `problem` for each range.
    """
    return (page for _, page in located(path))


def located(path: Path, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, PageInput]]:
    """Yield offset and page of the records that begin in `start`..`stop` (bytes of the file as stored).

    A lost range has the time of the page before it, the file's own at the beginning.
    """
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for frame in frames(path, start):
        if stop is not None and frame.start >= stop:
            return
        if frame.data is None:
            log.warning("%s: bytes %d to %d are lost: %s", path, frame.start, frame.end, frame.problem)
            yield frame.start, _lost(path, frame, when)
            continue
        try:
            page = _page(_sound(frame.data), f"{path.name}@{frame.start}")
        except (OSError, ValueError) as error:
            yield frame.start, _lost(path, frame, when, f"warc_damaged: the record's headers are broken ({error})")
            continue
        if page is not None:
            when = page.fetched_at or when
            yield frame.start, page if page.fetched_at else replace(page, fetched_at=when)


def _sound(data: bytes) -> WarcRecord:
    """Return the record; ValueError when its headers, which no digest covers, show damage."""
    if _BROKEN.search(data, 0, data.find(b"\r\n\r\n")):
        raise ValueError("control characters")
    record = WarcRecord.from_bytes(data)
    if record.record_type in (WarcRecordType.unknown, WarcRecordType.no_type):
        raise ValueError("no type of record that WARC knows")
    if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        if not address:
            raise ValueError("no address")
        of_web = record.record_type == WarcRecordType.response and address.startswith("http")
        if of_web and not (record.headers.get("Content-Type") or "").startswith("application/http"):
            raise ValueError("an answer of the web that is not application/http")
    return record


def _lost(path: Path, frame: Frame, when: str, problem: str | None = None) -> PageInput:
    where = f"bytes {frame.start} to {frame.end} of {path.name}"
    ref = f"{path.name}@{frame.start}-{frame.end}"
    return PageInput(
        b"",
        fetched_at=when,
        source="warc",
        source_ref=ref,
        problem=f"{problem or frame.problem}; {where}; get it again",
    )


def _page(record: WarcRecord, ref: str) -> PageInput | None:
    headers = record.headers
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.metadata):
        return None
    problem = headers.get(PROBLEM)
    if record.record_type == WarcRecordType.metadata and problem is None:
        return None
    url = (headers.get("WARC-Target-URI") or "").strip("<>") or None
    date = record.record_date
    fetched_at = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if date else None
    named = headers.get(SOURCE)
    source = cast(Source, named) if named in values(Source) else "warc"
    ref = headers.get(REF) or ref
    if headers.get("WARC-Block-Digest") and not record.verify_block_digest():
        problem = "warc_digest: the record's bytes do not match its own digest; get the file again"
    status, content_type, body = _payload(record)
    if problem is None and (status not in (None, 200) or not _TEXT.search(content_type or "")):
        return None
    if problem is None:
        body, problem = _plain(record, body)
    return PageInput(body, url, content_type, fetched_at, source, ref, status, problem)


def _payload(record: WarcRecord) -> tuple[int | None, str | None, bytes]:
    if not record.is_http:
        kind = record.headers.get("Content-Type")
        return None, kind, record.reader.read() or b""
    record.parse_http(quirks_mode=True)
    http = record.http_headers
    return http.status_code, http.get("Content-Type"), record.reader.read() or b""


def _plain(record: WarcRecord, body: bytes) -> tuple[bytes, str | None]:
    """Undo transfer and content encoding; many tools store the body plain and keep the header, so look at it."""
    http: Any = record.http_headers if record.is_http else {}
    if "chunked" in (http.get("Transfer-Encoding") or "").lower():
        body = _unchunked(body)
    encoding = http.get("Content-Encoding") or ""
    if encoding and body.lstrip()[:1] not in (b"<", b"{", b"["):
        try:
            body = decoded([body], encoding, MAX_PAGE)
        except FetchError as error:
            if b"\0" in body[:1000] or error.error_id == "too_large":
                return body[:MAX_PAGE], str(error)
    if len(body) > MAX_PAGE:
        return body[:MAX_PAGE], f"too_large: the page has more than {MAX_PAGE >> 20} MiB"
    return body, None


def _unchunked(body: bytes) -> bytes:
    """Return the joined chunks; the body as it is when it has none."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
    return b"".join(parts) if parts and at >= len(body) else body

"""Captures: what was fetched, kept as WARC so that any day can be run again without asking the network."""

import gzip
import io
import os
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from fastwarc.warc import WarcRecord, WarcRecordType

from news_assets.schemas.page_input import PageInput
from news_assets.sources.warc.read import PROBLEM, REF, SOURCE


class CaptureFile:
    """A .warc.gz file that appears under its name only when it is complete; nothing appears without pages."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pages = 0
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._partial.open("wb")

    def add(self, page: PageInput) -> None:
        """Append a fetched page, or a failed fetch with its problem."""
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.metadata if page.problem else WarcRecordType.response)
        headers = {"WARC-Target-URI": page.url, SOURCE: page.source, REF: page.source_ref, PROBLEM: page.problem}
        for name, value in headers.items():
            if value:
                record.headers[name] = " ".join(value.split())
        if page.fetched_at:
            record.record_date = datetime.fromisoformat(page.fetched_at)
        content = page.body
        if not page.problem:
            record.headers["Content-Type"] = "application/http; msgtype=response"
            kind = " ".join((page.content_type or "").split())
            head = (
                f"HTTP/1.1 {page.http_status or 200} \r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
            )
            content = head.encode("latin-1", "replace") + content
        record.set_bytes_content(content)
        plain = io.BytesIO()
        record.write(plain, checksum_data=True)
        self._file.write(gzip.compress(plain.getvalue(), 6, mtime=0))
        self.pages += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Publish the file, durable, unless something failed."""
        if kind is None and self.pages:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._partial.replace(self.path)
            folder = os.open(self.path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
        else:
            self._file.close()
            self._partial.unlink(missing_ok=True)

"""Files dropped into a folder: pages, saved text captures, JSON answers of comment APIs, single or in folders.

Address and capture time come from `<name>.meta.json` ({"url", "fetched_at", "content_type", "http_status"}), else from
the page's own `<link rel="canonical">` or `og:url`, else (time only) from the file's modification time.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from html import unescape
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

import orjson

from news_assets.schemas.ids import stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.settings import FIRST_DAY
from news_assets.sources.inbox_index import SIDECAR, File, Known, files, shown

_PAGE_SUFFIXES = {".html", ".htm", ".xhtml", ".mhtml", ".txt", ".json", ".xml"}
_HEAD_BYTES = 65_536
_EARLIEST = datetime.fromisoformat(FIRST_DAY).replace(tzinfo=UTC)
_TAG = re.compile(r"<(?:link|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z:-]{1,30})\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})')""", re.IGNORECASE)


@dataclass(frozen=True)
class FolderSource:
    """All pages below `folder`; names that begin with a dot or `_` are left alone.

    `index` is a file that keeps what sidecars say, so that a look at many old pages does not read them again.
    """

    folder: Path
    max_page_bytes: int = 32_000_000
    index: Path | None = None

    def days(self) -> list[str]:
        """Return the capture days of all files, in order."""
        return sorted(self._by_day)

    def deliveries(self, day: str) -> Iterator[PageInput]:
        """Yield the pages of one capture day (UTC) in the order of their paths."""
        for file, stated in self._of(day):
            fetched_at, _, sidecar = stated.partition("\n")
            yield self._read(file, orjson.loads(sidecar), fetched_at)

    def fingerprint(self, day: str) -> str:
        """Return a hash of the day's names, sizes and times: equal as long as nothing was dropped or changed."""
        found = (file for file, _ in self._of(day))
        return stable_id(*((f"{self.folder}/{f.name}", f.size, f.mtime, f.sidecar_mtime) for f in found))

    def _of(self, day: str) -> list[tuple[File, str]]:
        return sorted(self._by_day.get(day, ()), key=lambda found: found[0].name.split("/"))

    @cached_property
    def _by_day(self) -> dict[str, list[tuple[File, str]]]:
        """Files with their capture time and, on the next line, what their sidecar says."""
        days: dict[str, list[tuple[File, str]]] = {}
        known = Known(self.index)
        for file in files(self.folder) if self.folder.is_dir() else ():
            if file.is_folder and not file.trouble and Path(file.name).suffix.lower() not in _PAGE_SUFFIXES:
                continue
            stated = known.get(file)
            if stated is None:
                sidecar, fetched_at = self._stated(file)
                stated = f"{fetched_at}\n{orjson.dumps(sidecar).decode()}"
                if "problem" not in sidecar:  # which may pass without any change of the file
                    known.put(file, stated)
            days.setdefault(stated[:10], []).append((file, stated))
        known.save()
        return days

    def _stated(self, file: File) -> tuple[dict[str, Any], str]:
        path = self.folder / file.name
        sidecar = _sidecar(path) if file.sidecar_mtime else {}
        stated = _utc(sidecar.get("fetched_at"))
        if stated is None and "fetched_at" in sidecar:
            sidecar["problem"] = (
                f"bad_time: fetched_at of {shown(path.name)}{SIDECAR} is no time between {FIRST_DAY} and today"
            )
        return sidecar, stated or _modified(file.mtime)

    def _read(self, file: File, sidecar: dict[str, Any], fetched_at: str) -> PageInput:
        path = self.folder / file.name
        body, problem = b"", sidecar.get("problem")
        try:
            if refused := file.trouble or _archive(path) or _refused(path.stat(), self.max_page_bytes):
                problem = refused
            else:
                body = path.read_bytes()
        except OSError as error:
            problem = f"unreadable_file: {error.strerror}; mend the file and run the day again"
        status = sidecar.get("http_status")
        return PageInput(
            body,
            url=_text(sidecar.get("url")) or own_address(body),
            content_type=_text(sidecar.get("content_type")),
            fetched_at=fetched_at,
            source="folder",
            source_ref=shown(file.name),
            http_status=status if isinstance(status, int) else None,
            problem=problem,
        )


def _archive(path: Path) -> str | None:
    """Return why a WARC file is no page, though its pages can be had."""
    if path.name.lower().endswith((".warc", ".warc.gz")):
        return "warc_archive: an archive of many pages; name it in sources.yaml as `- kind: warc`, see docs/sources.md"
    return None


def _refused(state: os.stat_result, max_page_bytes: int) -> str | None:
    """Return why a file is not opened; a pipe or a device might keep the reader waiting for ever."""
    if S_ISDIR(state.st_mode):
        return "not_a_file: a folder has a page's name; its files are read one by one"
    if not S_ISREG(state.st_mode):
        return "not_a_file: a pipe, socket or device has a page's name; take it away"
    if state.st_size > max_page_bytes:
        limit = f"at most {max_page_bytes} are read; raise NEWS_ASSETS_MAX_PAGE_BYTES"
        return f"page_too_large: {state.st_size} bytes, {limit}"
    return None


def own_address(body: bytes) -> str | None:
    """Return the absolute address an HTML page names as its own, None without one."""
    found: dict[str, str] = {}
    for tag in _TAG.findall(body[:_HEAD_BYTES].decode("utf-8", "replace")):
        attributes = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(tag)}
        if attributes.get("rel", "").lower() == "canonical":
            found.setdefault("canonical", attributes.get("href", ""))
        elif attributes.get("property", "").lower() == "og:url":
            found.setdefault("og:url", attributes.get("content", ""))
    for name in ("canonical", "og:url"):
        address = unescape(found.get(name, "")).strip()
        if address.startswith(("http://", "https://")):
            return address
    return None


def _sidecar(path: Path) -> dict[str, Any]:
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        data = orjson.loads(sidecar.read_bytes() if S_ISREG(sidecar.stat().st_mode) else b"")
    except FileNotFoundError:
        return {}
    except (OSError, orjson.JSONDecodeError):
        return {"problem": f"bad_sidecar: {shown(path.name)}{SIDECAR} is not readable JSON; mend or remove it"}
    if isinstance(data, dict):
        return data
    return {"problem": f"bad_sidecar: {shown(path.name)}{SIDECAR} is not a JSON object"}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _utc(value: object) -> str | None:
    """Return a time in UTC with second precision, None for nonsense; times without a zone are taken as UTC."""
    try:
        time = datetime.fromisoformat(str(value))
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return time.strftime("%Y-%m-%dT%H:%M:%SZ") if _EARLIEST <= time <= datetime.now(UTC) + timedelta(days=1) else None


def _modified(mtime: int) -> str:
    """Return the file's time; files from before there were pages, or from the future, get the first day."""
    return _utc(datetime.fromtimestamp(max(0, mtime / 1e9), UTC)) or _EARLIEST.strftime("%Y-%m-%dT%H:%M:%SZ")

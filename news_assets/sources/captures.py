"""Fetched pages on disk: `<root>/captures/date=YYYY-MM-DD/HHMMSS-NNN.warc.gz`, one or more files a round."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from news_assets.schemas.page_input import PageInput
from news_assets.sources.warc.read import read_warc
from news_assets.sources.warc.write import CaptureFile

_MAX_PAGES = 200
_MAX_BYTES = 64 << 20


def utc(seconds: float) -> str:
    """Return epoch seconds as RFC 3339 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Captures:
    """Collects pages and writes them, whole files at a time."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "captures"
        self._pages: list[PageInput] = []
        self._bytes = 0

    def add(self, page: PageInput) -> None:
        """Keep a page for the next write; it must have `fetched_at`."""
        self._pages.append(page)
        self._bytes += len(page.body)

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return len(self._pages) >= _MAX_PAGES or self._bytes >= _MAX_BYTES

    def write(self) -> set[str]:
        """Write what was added, by capture day; return the days."""
        by_day: dict[str, list[PageInput]] = {}
        for page in self._pages:
            by_day.setdefault(str(page.fetched_at)[:10], []).append(page)
        for day, pages in by_day.items():
            with CaptureFile(self._free_name(day, str(pages[0].fetched_at))) as file:
                for page in pages:
                    file.add(page)
        self._pages.clear()
        self._bytes = 0
        return set(by_day)

    def files(self, day: str) -> list[Path]:
        """Return the day's files in the order they were written."""
        return sorted((self._folder / f"date={day}").glob("[!.]*.warc.gz"))

    def days(self) -> list[str]:
        """Return the days that have captures."""
        return sorted(path.name.removeprefix("date=") for path in self._folder.glob("date=*") if any(path.iterdir()))

    def deliveries(self, day: str) -> Iterator[PageInput]:
        """Yield the day's pages as they were fetched."""
        for path in self.files(day):
            yield from read_warc(path)

    def _free_name(self, day: str, fetched_at: str) -> Path:
        folder = self._folder / f"date={day}"
        stamp = fetched_at[11:19].replace(":", "")
        return next(p for n in count() if not (p := folder / f"{stamp}-{n:03}.warc.gz").exists())

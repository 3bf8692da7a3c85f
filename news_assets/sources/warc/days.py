"""Which days' pages a WARC file holds, and where: found once per file, so that a day's run reads only its part."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from news_assets.schemas.ids import stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.sources.warc.read import located


@dataclass(frozen=True, slots=True)
class WarcDays:
    """Looks files up; what it finds is kept as JSON below `folder`, and found again when a file changes."""

    folder: Path

    def days(self, path: Path) -> list[str]:
        """Return the capture days (UTC) of a file's pages, in order."""
        return sorted(self._ranges(path))

    def deliveries(self, path: Path, day: str) -> Iterator[PageInput]:
        """Yield the file's pages of one day."""
        begin, end = self._ranges(path).get(day, (0, 0))
        for _, page in located(path, begin, end):
            if (page.fetched_at or "")[:10] == day:
                yield page

    def _ranges(self, path: Path) -> dict[str, tuple[int, int]]:
        state = path.stat()
        name = stable_id(path.absolute(), state.st_size, state.st_mtime_ns)
        kept = self.folder / f"{name}.json"
        try:
            known: dict[str, Any] = orjson.loads(kept.read_bytes())
            return {day: (int(begin), int(end)) for day, (begin, end) in known.items()}
        except (OSError, ValueError):
            return self._found(path, kept)

    def _found(self, path: Path, kept: Path) -> dict[str, tuple[int, int]]:
        ranges: dict[str, tuple[int, int]] = {}
        for offset, page in located(path):
            day = (page.fetched_at or "")[:10]
            ranges[day] = (ranges.get(day, (offset, 0))[0], offset + 1)
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_name(f".{kept.name}.{os.getpid()}")
        partial.write_bytes(orjson.dumps(ranges))
        partial.replace(kept)
        return ranges

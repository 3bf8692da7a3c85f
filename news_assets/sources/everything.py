"""All configured sources as one: the inbox and other folders, what was fetched, and WARC files, each by capture day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from news_assets.schemas.ids import stable_id
from news_assets.schemas.page_input import PageInput
from news_assets.sources.captures import Captures
from news_assets.sources.config import Config, Folder, Warc
from news_assets.sources.folder import FolderSource
from news_assets.sources.warc.days import WarcDays


@dataclass(frozen=True)
class AllSources:
    """Delivers days; the same calls as FolderSource. Nothing here uses the network: fetch_tick does, before."""

    inbox: FolderSource
    config: Config
    root: Path

    def days(self) -> list[str]:
        """Return the days that have pages, in order."""
        index = WarcDays(self.root / "state" / "warc")
        warc = {day for path in self.warc_files() for day in index.days(path)}
        folders = {day for folder in self._folders for day in folder.days()}
        return sorted({*folders, *Captures(self.root).days(), *warc})

    def deliveries(self, day: str) -> Iterator[PageInput]:
        """Yield the day's pages: folders, fetched, WARC."""
        for folder in self._folders:
            yield from folder.deliveries(day)
        yield from Captures(self.root).deliveries(day)
        index = WarcDays(self.root / "state" / "warc")
        for path in self.warc_files():
            yield from index.deliveries(path, day)

    def fingerprint(self, day: str) -> str:
        """Return a hash that stays equal as long as nothing was added to the day or changed in it."""
        index = WarcDays(self.root / "state" / "warc")
        files = [*Captures(self.root).files(day), *(p for p in self.warc_files() if day in index.days(p))]
        own = self.inbox.fingerprint(day)
        if len(self._folders) > 1:
            own = stable_id(*(folder.fingerprint(day) for folder in self._folders))
        if not files:
            return own
        return stable_id(own, *((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files))

    @cached_property
    def _folders(self) -> list[FolderSource]:
        """The inbox, then the folders the configuration names."""
        others = [self.config.folder / entry.path for entry in self.config.sources if isinstance(entry, Folder)]
        state = self.root / "state"
        return [
            self.inbox,
            *(replace(self.inbox, folder=p, index=state / f"folder-{stable_id(str(p))}.json") for p in others),
        ]

    def warc_files(self) -> list[Path]:
        """Return the WARC files the configuration names, in order of their paths."""
        patterns = [entry.files for entry in self.config.sources if isinstance(entry, Warc)]
        found = {path for pattern in patterns for path in _glob(self.config.folder, pattern)}
        return sorted(path for path in found if path.is_file())


def _glob(folder: Path, pattern: str) -> Iterator[Path]:
    absolute = Path(pattern)
    if absolute.is_absolute():
        return Path(absolute.anchor).glob(str(absolute.relative_to(absolute.anchor)))
    return folder.glob(pattern)

"""What is known about the files of the inbox, kept between looks: a look costs a stat of each file and no reading."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import orjson

from news_assets.storage.publish import write_file

SIDECAR = ".meta.json"


class File(NamedTuple):
    """A file by its path below the inbox; times in nanoseconds, 0 for no sidecar; `trouble` why it cannot be read."""

    name: str
    size: int
    mtime: int
    sidecar_mtime: int
    is_folder: bool
    trouble: str = ""


def files(folder: Path) -> Iterator[File]:
    """Yield the files and folders below `folder` without sidecars and hidden ones, unordered.

    Raises OSError when `folder` itself cannot be listed; one below it comes with its trouble.
    """
    waiting = [(str(folder), "")]
    while waiting:
        place, prefix = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = {entry.name: entry for entry in found if not entry.name.startswith((".", "_"))}
        except OSError as error:
            if not prefix:
                raise
            with suppress(OSError):
                changed = Path(place).stat().st_mtime_ns
                yield File(prefix[:-1], 0, changed, 0, True, f"unreadable_folder: {error.strerror}; mend its rights")
            continue
        for name, entry in entries.items():
            if name.endswith(SIDECAR):
                continue
            is_folder = entry.is_dir()
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{prefix}{name}/"))
            with suppress(OSError):  # taken away a moment ago
                state = entry.stat(follow_symlinks=False)
                sidecar = entries.get(name + SIDECAR)
                sidecar_mtime = sidecar.stat().st_mtime_ns if sidecar else 0
                yield File(prefix + name, state.st_size, state.st_mtime_ns, sidecar_mtime, is_folder)


def shown(name: str) -> str:
    r"""Return a file's name as text can hold it: bytes that are no UTF-8 as \xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class Known:
    """What was read about files that are still the same, a text each; `path` None forgets it at once."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        # Text to text: tens of thousands of small lists would keep the garbage collector busy.
        self._old: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._changed = False
        with suppress(OSError, orjson.JSONDecodeError):
            self._old = orjson.loads(path.read_bytes()) if path else {}

    def get(self, file: File) -> str | None:
        """Return what was put for the file as it is now, else None."""
        name = shown(file.name)
        found = self._old.get(name)
        if found is None:
            return None
        state, _, value = found.partition("\n")
        if state != _state(file):
            return None
        self._new[name] = found
        return value

    def put(self, file: File, value: str) -> None:
        """Remember a text."""
        self._new[shown(file.name)] = f"{_state(file)}\n{value}"
        self._changed = True

    def save(self) -> None:
        """Keep what is known of the files of this look; who may not write reads the files again."""
        if self._path and (self._changed or len(self._new) != len(self._old)):
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_file(self._path, orjson.dumps(self._new))


def _state(file: File) -> str:
    return f"{file.size} {file.mtime} {file.sidecar_mtime} {file.is_folder}"

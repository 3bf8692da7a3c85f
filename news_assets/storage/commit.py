"""All tables of a day at once: a promise on the disk, kept by whoever comes next if its maker dies.

What was staged is renamed to `.commits/DAY` as one folder: from then on the day is the new one. Its files are put in
their places in a moment, and a day that was promised but not finished is finished by the next reader or writer.
`.generation` changes with every day that was published, so that a reader can tell whether two of its looks at the
tables were at the same state.
"""

import contextlib
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from news_assets.storage.publish import only_writer, sync_folder, write_file

T = TypeVar("T")
_TRIES = 4
_POLL, _PATIENCE = 0.01, 30.0


class Commits:
    """The promises of one data root; `place` tells where the file of a table and a day belongs."""

    def __init__(self, root: Path, place: Callable[[str, str], Path]) -> None:
        self._root, self._place = root, place
        self._promised, self._generation = root / ".commits", root / ".generation"

    def publish(self, day: str, staged: Path, tables: Sequence[str]) -> None:
        """Put the staged files `<table>.parquet` in their places, in the order of `tables`; all of them or none."""
        for table in tables:
            self._place(table, day).parent.mkdir(parents=True, exist_ok=True)
            sync_folder(self._place(table, day).parent.parent)
        self._promised.mkdir(exist_ok=True)
        sync_folder(staged)
        with self._one_at_a_time(wait_seconds=3600.0):
            staged.replace(self._promised / day)
            sync_folder(self._promised)
            self._keep(self._promised / day, tables)

    def recover(self) -> None:
        """Finish what a dead process promised; nothing to do is the rule and costs one look."""
        if self._pending():
            with self._one_at_a_time(_PATIENCE):
                for folder in self._pending():
                    self._keep(folder, sorted((p.stem for p in folder.glob("*.parquet")), key=_raw_pages_last))

    def steady(self, ask: Callable[[], T]) -> T:
        """Return what `ask` returns over one state of all tables; it is asked again when a day was published meanwhile.

        After some tries the writers have to wait for it.
        """
        for _ in range(_TRIES):
            self._settle()
            before = self._state()
            try:
                answer = ask()
            except Exception:
                if not self._pending() and self._state() == before:
                    raise
                continue
            if not self._pending() and self._state() == before:
                return answer
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):  # who may only read cannot make anybody wait
                stack.enter_context(self._one_at_a_time(_PATIENCE))
            return ask()

    def _settle(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while self._pending() and time.monotonic() < deadline:
            time.sleep(_POLL)
            with contextlib.suppress(OSError):  # another one is at it, or we may only read
                self.recover()

    def _keep(self, folder: Path, tables: Sequence[str]) -> None:
        day = folder.name
        finals = {table: self._place(table, day) for table in tables}
        for table, final in finals.items():
            (folder / f"{table}.parquet").replace(final)
        for final in finals.values():
            sync_folder(final.parent)
        write_file(self._generation, uuid4().hex.encode())
        shutil.rmtree(folder)

    def _pending(self) -> list[Path]:
        try:
            return list(self._promised.iterdir())
        except FileNotFoundError:
            return []

    def _state(self) -> bytes:
        try:
            return self._generation.read_bytes()
        except FileNotFoundError:
            return b""

    def _one_at_a_time(self, wait_seconds: float) -> contextlib.AbstractContextManager[None]:
        return only_writer(self._root / ".locks" / "publish.lock", wait_seconds)


def _raw_pages_last(table: str) -> tuple[bool, str]:
    return table == "raw_pages", table

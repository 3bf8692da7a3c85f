"""Files that appear whole or not at all."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from news_assets.storage import overlay
from news_assets.storage.spool import Fingerprint, Rows

CONTENT = b"news_assets.content"


class Busy(TimeoutError):
    """Another run holds the day for longer than we wait."""


def content_of(data: pa.Table | Rows) -> bytes:
    """Return a fingerprint of schema and rows, run_id left out: equal for equal content."""
    if isinstance(data, Rows):
        return data.content
    fingerprint = Fingerprint(data.schema)
    fingerprint.add(data)
    return fingerprint.value()


def stored_content(path: Path) -> bytes | None:
    """Return the fingerprint a published file carries, None when there is no readable one."""
    try:
        metadata = pq.read_schema(path).metadata or {}
    except (OSError, pa.ArrowInvalid):
        return None
    found: bytes | None = metadata.get(CONTENT)
    return found


def stage(data: pa.Table | Rows, path: Path, content: bytes, previous: Path | None = None) -> None:
    """Write the rows to `path` as zstd Parquet, safe to put in the place of `previous`; they are on the disk then."""
    schema = data.schema.with_metadata({CONTENT: content})
    pieces = data.pieces if isinstance(data, Rows) else lambda: iter((data,))
    with path.open("wb+") as file:
        overlay.write(overlay.Source(schema, len(data), pieces), file, previous)
        file.flush()
        os.fsync(file.fileno())


def write_file(path: Path, data: bytes) -> None:
    """Put bytes at `path` whole or not at all; the folder must exist."""
    staged = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with staged.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
        sync_folder(path.parent)
    finally:
        staged.unlink(missing_ok=True)


def replace(staged: Path, final: Path) -> None:
    """Put a staged file in its place at once and make the new name durable."""
    final.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(final)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def only_writer(lock: Path, wait_seconds: float = 3600.0) -> Iterator[None]:
    """Hold the lock file; the system frees it when the holder dies. Raises Busy after `wait_seconds`."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait_seconds
    with lock.open("ab") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Busy(f"{lock.stem} is being written by another run; wait for it or stop it") from None
                time.sleep(0.1)
        yield

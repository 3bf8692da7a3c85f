"""A Parquet file that still holds the rows of the version it replaces, so that nobody reads between two versions.

DuckDB and Polars open a path twice: for the footer, then for the rows. A rename in between would hand them the rows of
another file. Offsets in a footer are absolute, though, and bytes that no footer names are nobody's business: so a new
version keeps the rows and the footer of the old one where they were, and puts its own beside them. Whoever took the
old footer reads the old rows to the end. What nobody can be reading any more becomes a hole and, later, room.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

KEPT = b"news_assets.kept"
# Seconds that a reader may stay between its two looks at a file.
GRACE = 600.0
_MAGIC, _TAIL = 4, 8
_BLOCK = bytes(1 << 20)
_ROW_GROUP = 131_072


@dataclass(frozen=True, slots=True)
class Source:
    """Rows to write: `pieces` yields them from the start each time it is called."""

    schema: pa.Schema
    rows: int
    pieces: Callable[[], Iterator[pa.Table]]

    @classmethod
    def of(cls, data: pa.Table) -> "Source":
        """Return rows that are in memory."""
        return cls(data.schema, data.num_rows, lambda: iter((data,)))


@dataclass(frozen=True, slots=True)
class Extent:
    """Bytes from `start` to `end` of a version replaced at `until`, in seconds since 1970."""

    start: int
    end: int
    until: float


@dataclass(frozen=True, slots=True)
class Previous:
    """What a new version has to keep of the file it replaces."""

    path: Path
    extents: list[Extent]
    rows: int
    row_bytes: int

    @classmethod
    def of(cls, path: Path, now: float) -> "Previous | None":
        """Return what is worth keeping of a published file, None when there is no readable one."""
        try:
            found = pq.read_metadata(path)
            size = path.stat().st_size
        except (OSError, pa.ArrowInvalid):
            return None
        earlier = [Extent(*e) for e in orjson.loads((found.metadata or {}).get(KEPT, b"[]"))]
        start, end = _row_bytes(found)
        own = [Extent(start, end, now), Extent(size - _TAIL - found.serialized_size, size, now)]
        extents = [e for e in (*(e for e in earlier if now - e.until < GRACE), *own) if e.end > e.start]
        return cls(path, sorted(extents, key=lambda e: e.start), found.num_rows, end - start)

    def place(self, rows: int) -> tuple[int, int | None]:
        """Return where so many new rows may begin and where they must end: in a gap that should do, else behind all."""
        guess = int(1.5 * self.row_bytes * max(1.0, rows / max(1, self.rows))) + 4096
        at = _MAGIC
        for extent in self.extents:
            if extent.start - at >= guess:
                return at, extent.start
            at = max(at, extent.end)
        return at, None


def write(data: Source, file: IO[bytes], previous: Path | None = None) -> None:
    """Write the rows as zstd Parquet into an empty file, around what is to be kept of `previous`."""
    kept = Previous.of(previous, time.time()) if previous else None
    if kept is None:
        with pq.ParquetWriter(file, data.schema, compression="zstd", use_dictionary=_repeating(data.schema)) as writer:
            _fill(writer, data, data.schema)
    elif not _written(data, file, kept, *kept.place(data.rows)):
        file.seek(0)
        file.truncate()
        _written(data, file, kept, max(e.end for e in kept.extents), None)


def _written(data: Source, file: IO[bytes], kept: Previous, at: int, limit: int | None) -> bool:
    """Write around the kept bytes; False when the rows ran over `limit`."""
    _copy(kept, file)
    listed = orjson.dumps([(e.start, e.end, e.until) for e in kept.extents])
    schema = data.schema.with_metadata({**(data.schema.metadata or {}), KEPT: listed})
    file.seek(0)
    output = _Skipping(file)
    repeating = _repeating(schema)
    with (
        pa.PythonFile(output, mode="w") as sink,
        pq.ParquetWriter(sink, schema, compression="zstd", use_dictionary=repeating) as writer,
    ):
        output.skip(sink, at)
        _fill(writer, data, schema)
        if limit is not None and sink.tell() > limit:
            return False
        output.skip(sink, max(e.end for e in kept.extents))
    return True


def _repeating(schema: pa.Schema) -> list[str] | bool:
    """Columns worth a dictionary: looking for equal page bodies costs more than everything else."""
    return [name for name in schema.names if name != "body"] if "body" in schema.names else True


def _fill(writer: pq.ParquetWriter, data: Source, schema: pa.Schema) -> None:
    for piece in data.pieces():
        writer.write_table(piece.cast(schema), row_group_size=_ROW_GROUP)


def _copy(kept: Previous, file: IO[bytes]) -> None:
    with kept.path.open("rb") as old:
        for extent in kept.extents:
            old.seek(extent.start)
            file.seek(extent.start)
            for length in _lengths(extent.end - extent.start):
                file.write(old.read(length))


def _row_bytes(found: Any) -> tuple[int, int]:
    chunks = [
        found.row_group(g).column(c) for g in range(found.num_row_groups) for c in range(found.row_group(g).num_columns)
    ]
    starts = [min(c.data_page_offset, c.dictionary_page_offset or c.data_page_offset) for c in chunks]
    ends = [start + c.total_compressed_size for start, c in zip(starts, chunks, strict=True)]
    return (min(starts), max(ends)) if chunks else (0, 0)


def _lengths(total: int) -> Iterator[int]:
    for start in range(0, total, len(_BLOCK)):
        yield min(len(_BLOCK), total - start)


class _Skipping:
    """A file in which the Parquet writer can be moved ahead: it counts what it is given and asks for no position."""

    closed = False

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._over = False

    def skip(self, sink: Any, to: int) -> None:
        """Move the writer on `sink` ahead to an offset, leaving alone what is there."""
        self._over = True
        for length in _lengths(to - sink.tell()):
            sink.write(memoryview(_BLOCK)[:length])
        sink.flush()
        self._over = False

    def write(self, data: Any) -> int:
        """Take bytes in, or pass over as many."""
        length = memoryview(data).nbytes
        if self._over:
            self._file.seek(length, 1)
        else:
            self._file.write(data)
        return length

    def flush(self) -> None:
        """Nothing is held back here."""

    def close(self) -> None:
        """The file stays open: it is synced by whoever opened it."""

"""What a day needs again but not in memory: page bodies and finished rows, in files without a name on the data disk.

A file without a name is gone when its process is, however it ends. Little is kept in memory until it is much.
"""

import hashlib
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from news_assets.schemas.tables import TABLES

_MUCH = 8 << 20
_ROWS = pa.ipc.IpcWriteOptions(compression="lz4")
# Part of every fingerprint: raise it when the way files are written changes.
_FORMAT = b"1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body stands in the spool, and its own size; all in bytes."""

    start: int
    length: int
    size: int


class Bodies:
    """Page bodies, compressed."""

    def __init__(self, folder: Path) -> None:
        self._file = _file(folder, self)
        self._codec = pa.Codec("zstd", 1)
        self._end = 0

    def add(self, body: bytes) -> Place:
        """Keep a body."""
        data = self._codec.compress(body, asbytes=True)
        self._file.seek(self._end)
        self._file.write(data)
        place = Place(self._end, len(data), len(body))
        self._end += len(data)
        return place

    def get(self, place: Place) -> bytes:
        """Return a body that was kept."""
        self._file.seek(place.start)
        body: bytes = self._codec.decompress(self._file.read(place.length), place.size, asbytes=True)
        return body


class Rows:
    """The rows of one table's day, added in pieces; the same pieces give the same `content`."""

    def __init__(self, table: str, folder: Path) -> None:
        self.schema = TABLES[table].arrow
        self._file: Any = _file(folder, self)
        self._pieces: list[tuple[int, int]] = []
        self._length = 0
        self._published: Path | None = None
        self._fingerprint = Fingerprint(self.schema)

    def __len__(self) -> int:
        """Number of rows."""
        return self._length

    @property
    def content(self) -> bytes:
        """Fingerprint of the rows, run_id left out."""
        return self._fingerprint.value()

    def add(self, data: pa.Table) -> None:
        """Append rows in the table's schema."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, self.schema, options=_ROWS) as stream:
            stream.write_table(data)
        buffer = sink.getvalue()
        self._fingerprint.add(data)
        start = sum(self._pieces[-1]) if self._pieces else 0
        self._file.seek(start)
        self._file.write(memoryview(buffer))
        self._pieces.append((start, buffer.size))
        self._length += len(data)

    def pieces(self) -> Iterator[pa.Table]:
        """Yield the rows as they were added, one piece in memory at a time."""
        for start, length in self._pieces:
            self._file.seek(start)
            yield pa.ipc.open_stream(self._file.read(length)).read_all()

    def select(self, columns: Sequence[str]) -> pa.Table:
        """Return all rows of some columns."""
        if self._published:
            return pq.read_table(self._published, columns=list(columns), partitioning=None)
        return pa.concat_tables(
            [piece.select(columns) for piece in self.pieces()] or [self.schema.empty_table().select(columns)]
        )

    def head(self, count: int, columns: Sequence[str]) -> pa.Table:
        """Return some columns of the first rows."""
        if self._published:
            with pq.ParquetFile(self._published) as file:
                batches = file.iter_batches(count, columns=list(columns))
                first = next(batches, None)
            return pa.Table.from_batches([first]) if first else self.schema.empty_table().select(columns)
        first_piece = next(self.pieces(), self.schema.empty_table())
        return first_piece.select(columns).slice(0, count)

    def published_at(self, path: Path) -> None:
        """From now on the rows are those of a published file; what was kept is let go."""
        self._published, self._pieces = path, []
        self._file.close()


class Fingerprint:
    """A hash over schema and rows, run_id left out."""

    def __init__(self, schema: pa.Schema) -> None:
        self._digest = hashlib.sha256(_FORMAT)
        self._names = [name for name in schema.names if name != "run_id"]
        bare = pa.schema([schema.field(name) for name in self._names])
        self._stream = pa.ipc.new_stream(pa.PythonFile(_Digest(self._digest), mode="w"), bare)

    def add(self, data: pa.Table) -> None:
        """Take rows in; where a piece ends counts too."""
        self._stream.write_table(data.select(self._names))

    def value(self) -> bytes:
        """Return the hash of everything so far; nothing can be added after that."""
        self._stream.close()
        return self._digest.hexdigest().encode()


def _file(folder: Path, owner: object) -> Any:
    folder.mkdir(parents=True, exist_ok=True)
    file = SpooledTemporaryFile(max_size=_MUCH, dir=str(folder))  # noqa: SIM115 - lives as long as its owner
    weakref.finalize(owner, file.close)
    return file


class _Digest:
    """A file that only keeps the hash of what is written."""

    closed = False

    def __init__(self, digest: "hashlib._Hash") -> None:
        self._digest = digest

    def write(self, data: bytes) -> int:
        """Take bytes in."""
        self._digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing to close."""

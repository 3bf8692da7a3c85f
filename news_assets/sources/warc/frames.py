"""Cut a WARC file into records without trusting it.

The usual readers stop at the first damage and so read a damaged file as a shorter good one. Here every record must end
where its length says and where the next one begins; after damage the next sound record is looked for, and the bytes
between are reported. No record and no bomb is ever held beyond `MAX_RECORD`.
"""

import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_RECORD = 12 << 20
_MAX_HEAD = 64 << 10
# A larger record inside one compressed stream is skipped by reading on, up to here.
_MAX_SKIP = 256 << 20
_BLOCK = 256 << 10
_MAGIC = b"\x1f\x8b\x08"
_LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_BORDER = b"\r\n\r\nWARC/1."

Read = Callable[[int, int], bytes]
"""Offset and size to bytes of the file; fewer at its end."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One record's bytes (`data`, header included) or a lost range; offsets count bytes of the file as stored."""

    start: int
    end: int
    data: bytes | None
    problem: str | None = None


class _DamageError(Exception):
    """What follows cannot be read; `start` is where it begins."""

    def __init__(self, start: int, why: str) -> None:
        super().__init__(why)
        self.start = start


def frames(path: Path, start: int = 0) -> Iterator[Frame]:
    """Yield the records of a file from an offset on, in order; OSError when the file itself cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:

        def read(offset: int, count: int) -> bytes:
            file.seek(offset)
            return file.read(count)

        step = _member if read(0, 2) == _MAGIC[:2] else _record
        find = _next_member if step is _member else _next_record
        offset = start
        while offset < size:
            try:
                offset = yield from step(read, offset, size)
            except _DamageError as damage:
                offset = find(read, max(offset, damage.start) + 1, size)
                yield Frame(damage.start, offset, None, f"warc_damaged: {damage}")


def _head(data: bytes, start: int) -> tuple[int, int] | None:
    """Return header size and content length, None while the header is not complete."""
    if not b"WARC/1.".startswith(data[:7]) and not data.startswith(b"WARC/1."):
        raise _DamageError(start, "no record begins where one should")
    end = data.find(b"\r\n\r\n", 0, _MAX_HEAD)
    if end < 0:
        if len(data) >= _MAX_HEAD:
            raise _DamageError(start, "the record's header does not end")
        return None
    length = _LENGTH.search(data, 0, end + 2)
    if length is None:
        raise _DamageError(start, "the record does not say how long it is")
    return end + 4, int(length[1])


def _record(read: Read, offset: int, size: int) -> Generator[Frame, None, int]:
    """Yield the record of an uncompressed file at the offset; the generator's value is where the next one begins."""
    data = read(offset, _MAX_HEAD)
    blank = len(data) - len(data.lstrip(b"\r\n"))
    if blank:
        return offset + blank
    found = _head(data, offset)
    if found is None:
        raise _DamageError(offset, "the file ends within a record's header")
    head, length = found
    end = offset + head + length
    if end > size:
        raise _DamageError(offset, "the file ends within a record")
    if read(end, 4) not in (b"\r\n\r\n", b""):
        raise _DamageError(offset, "the record does not end where it says")
    yield _frame(offset, end, read(offset, head + length) if length <= MAX_RECORD else None)
    return end + 4


def _frame(start: int, end: int, data: bytes | None) -> Frame:
    return Frame(start, end, data, f"warc_too_large: above {MAX_RECORD >> 20} MiB" if data is None else None)


def _next_record(read: Read, offset: int, size: int) -> int:
    while offset < size:
        block = read(max(0, offset - 4), _BLOCK)
        found = block.find(_BORDER)
        if found >= 0:
            return max(0, offset - 4) + found + 4
        offset += max(1, len(block) - len(_BORDER) - 4)
    return size


class _Member:
    """One compressed member, unpacked piece by piece into `buffer`."""

    def __init__(self, read: Read, offset: int) -> None:
        self.buffer = bytearray()
        self.start = offset
        self._read = read
        self._next = offset
        self._inner = zlib.decompressobj(31)
        self._rest = b""

    def end(self) -> int:
        """Offset behind the bytes unpacked so far."""
        return self._next - len(self._rest) - len(self._inner.unused_data)

    def more(self) -> bool:
        """Unpack some more; False at the member's end, once its checksum is found right."""
        if self._inner.eof:
            return False
        if not self._rest:
            self._rest = self._read(self._next, _BLOCK)
            self._next += len(self._rest)
            if not self._rest:
                raise _DamageError(self.start, "the file ends within a compressed record")
        try:
            self.buffer += self._inner.decompress(self._rest, _BLOCK)
        except zlib.error as error:
            raise _DamageError(self.start, "the compressed data is broken") from error
        self._rest = b"" if self._inner.eof else self._inner.unconsumed_tail
        return True

    def has(self, count: int) -> bool:
        """Unpack until the buffer holds so many bytes; False when the member ends before."""
        while len(self.buffer) < count:
            if not self.more():
                return False
        return True

    def skip(self, count: int) -> bool:
        """Unpack and forget so many bytes."""
        while count > len(self.buffer):
            count -= len(self.buffer)
            self.buffer.clear()
            if not self.more():
                return False
        del self.buffer[:count]
        return True


def _member(read: Read, offset: int, size: int) -> Generator[Frame, None, int]:
    """Yield the records of the compressed member at the offset: one as a rule, all when the file was packed whole."""
    if read(offset, 3) != _MAGIC:
        raise _DamageError(offset, "no compressed record begins where one should")
    member = _Member(read, offset)
    inner = 0
    while True:
        while member.has(1) and member.buffer[0] in b"\r\n":
            del member.buffer[:1]
        if not member.has(1):
            return member.end()
        begun = offset if inner == 0 else member.end()
        while (found := _head(bytes(member.buffer[:_MAX_HEAD]), begun)) is None:
            if not member.more():
                raise _DamageError(begun, "a compressed record ends within its header")
        head, length = found
        if length <= MAX_RECORD:
            if not member.has(head + length):
                raise _DamageError(begun, "a compressed record is shorter than it says")
            data: bytes | None = bytes(member.buffer[: head + length])
            del member.buffer[: head + length]
        elif length > _MAX_SKIP or not member.skip(head + length):
            raise _DamageError(begun, f"a record of {length} bytes is too large")
        else:
            data = None
        if member.has(4) and member.buffer[:4] != b"\r\n\r\n":
            raise _DamageError(begun, "a compressed record does not end where it says")
        yield _frame(begun, member.end(), data)
        inner += 1


def _next_member(read: Read, offset: int, size: int) -> int:
    while offset < size:
        block = read(offset, _BLOCK)
        found = block.find(_MAGIC)
        while found >= 0:
            if _begins_record(read(offset + found, 512)):
                return offset + found
            found = block.find(_MAGIC, found + 1)
        offset += max(1, len(block) - len(_MAGIC) + 1)
    return size


def _begins_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data, 16).startswith(b"WARC/1.")
    except zlib.error:
        return False

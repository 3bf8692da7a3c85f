"""Undo Content-Encoding in a stream, never holding more than the limit: a few KB may stand for terabytes."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from news_assets.sources.net.errors import FetchError

_STEP = 64 << 10
# Four bytes of zstd can stand for 128 KiB, so small bites bound what one step gives: 8 MiB.
_ZSTD_BITE = 256
_MAX_LAYERS = 2


class _Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield pieces of at most about `_STEP` bytes."""

    def finished(self) -> bool:
        """Tell whether the data ended where its format says."""


class _Zlib:
    """gzip (several members too), zlib and raw deflate."""

    def __init__(self, gzip: bool) -> None:
        self._wbits = 31 if gzip else 15
        self._inner = zlib.decompressobj(self._wbits)
        self._gzip = gzip
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._inner.eof:
                if not self._gzip or not data.startswith(b"\x1f"):
                    return
                self._inner = zlib.decompressobj(self._wbits)
            if not self._begun and not self._gzip and (data[0] & 0x0F) != 8:
                self._inner = zlib.decompressobj(-15)
            self._begun = True
            yield self._inner.decompress(data, _STEP)
            while self._inner.unconsumed_tail and not self._inner.eof:
                yield self._inner.decompress(self._inner.unconsumed_tail, _STEP)
            data = self._inner.unused_data

    def finished(self) -> bool:
        return self._inner.eof or not self._begun


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inner = brotli.Decompressor()
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        piece = self._inner.process(data, output_buffer_limit=_STEP)
        while piece or not self._inner.can_accept_more_data():
            yield piece
            piece = self._inner.process(b"", output_buffer_limit=_STEP)

    def finished(self) -> bool:
        return bool(self._inner.is_finished()) or not self._begun


class _Zstd:
    """Frames with a window above 8 MiB are refused, as browsers do."""

    def __init__(self) -> None:
        import zstandard

        self._new = zstandard.ZstdDecompressor(max_window_size=8 << 20).decompressobj
        self._inner = self._new()
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), _ZSTD_BITE):
            rest = data[start : start + _ZSTD_BITE]
            while rest:
                if self._inner.eof:
                    self._inner = self._new()
                self._begun = True
                yield self._inner.decompress(rest)
                rest = self._inner.unused_data

    def finished(self) -> bool:
        return self._inner.eof or not self._begun


def _decoder(name: str) -> _Decoder:
    match name:
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
    raise FetchError("encoding_unknown", f"Content-Encoding {name!r} is none we asked for")


def decoded(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the decoded bytes; FetchError `too_large`, `encoding_broken` or `encoding_unknown`.

    `encoding` is the Content-Encoding header, possibly a list; `limit` bounds the received and the decoded bytes.
    """
    names = [name for part in encoding.split(",") if (name := part.strip().lower()) not in ("", "identity")]
    if len(names) > _MAX_LAYERS:
        raise FetchError("encoding_unknown", f"{len(names)} layers of Content-Encoding")
    decoders = [_decoder(name) for name in reversed(names)]
    stream: Iterable[bytes] = _limited(pieces, limit)
    for decoder in decoders:
        stream = _limited(_through(decoder, stream), limit)
    try:
        body = b"".join(stream)
    except (zlib.error, ValueError) as error:
        raise FetchError("encoding_broken", f"the {encoding} data cannot be read: {error}") from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in ("brotli", "_brotli", "zstandard"):
            raise
        raise FetchError("encoding_broken", f"the {encoding} data cannot be read: {error}") from error
    if not all(decoder.finished() for decoder in decoders):
        raise FetchError("encoding_broken", f"the {encoding} data ends early")
    return body


def _through(decoder: _Decoder, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from decoder.feed(piece)


def _limited(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise FetchError("too_large", f"more than {limit >> 20} MiB; it was not read to its end")
        yield piece

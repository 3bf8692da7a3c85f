"""Bombs: `python benchmarks/bombs.py`; each may cost at most 64 MiB and 2 s of processor time; exits 1 otherwise.

Pages of several megabytes that are hostile as pages, not as archives, may cost 10 s and 1 GiB.

Every case runs in a fresh process, after a warm-up, so that the peak of one does not hide in that of another.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from news_assets_tests.pages.hostile import PAGES

MAX_BYTES, MAX_SECONDS = 64 << 20, 2.0
MAX_BIG_BYTES, MAX_BIG_SECONDS = 1 << 30, 10.0
_BLOCK = b"\0" * (1 << 20)


@cache
def packed(kind: str, size: int) -> bytes:
    """Return a stream that unpacks to `size` bytes."""
    import brotli
    import zstandard

    if kind == "gzip":
        packer = zlib.compressobj(9, wbits=31)
        return b"".join([*(packer.compress(_BLOCK) for _ in range(size >> 20)), packer.flush()])
    if kind == "br":
        shrink = brotli.Compressor(quality=1)
        return b"".join([*(shrink.process(_BLOCK) for _ in range(size >> 20)), shrink.finish()])
    frame = zstandard.ZstdCompressor(level=1).compressobj()
    return b"".join([*(frame.compress(_BLOCK) for _ in range(size >> 20)), frame.flush()])


def encoded(kind: str) -> Callable[[bytes], str]:
    """A response body with Content-Encoding."""

    def run(data: bytes) -> str:
        from news_assets.sources.net.decode import decoded
        from news_assets.sources.net.errors import FetchError

        try:
            return f"{len(decoded([data], kind, 10 << 20))} bytes"
        except FetchError as error:
            return str(error)

    return run


def page(data: bytes) -> str:
    """A page as delivered."""
    from news_assets import extract_page

    records = extract_page(data, url="https://news.example/x")
    return f"{records.page.form} {records.page.status} {records.page.reason or ''}"


def feed(data: bytes) -> str:
    """A feed and a sitemap."""
    from news_assets.sources.index import UnreadableIndexError, read_feed, read_sitemap

    said = []
    for read in (lambda: read_feed(data, "https://a.example", None), lambda: read_sitemap(data, "https://a.example")):
        try:
            said.append(f"{len(read())} links")
        except UnreadableIndexError as error:
            said.append(str(error)[:60])
    return ", ".join(said)


def warc(data: bytes) -> str:
    """A compressed WARC file."""
    from news_assets.sources.warc import read_warc

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.warc.gz"
        path.write_bytes(data)
        return "; ".join((p.problem or "page")[:60] for p in read_warc(path))


def _entities(root: bytes) -> bytes:
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(12))
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "lol">' + laughs + b"]><" + root + b">&a12;</" + root + b">"


def _warc_bomb() -> bytes:
    size = 10 << 30
    packer = zlib.compressobj(9, wbits=31)
    head = packer.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % size)
    return b"".join([head, *(packer.compress(_BLOCK) for _ in range(2048)), packer.flush()])


CASES: dict[str, tuple[Callable[[], bytes], Callable[[bytes], str]]] = {
    "gzip to 10 GB": (lambda: packed("gzip", 10 << 30), encoded("gzip")),
    "br to 10 GB": (lambda: packed("br", 10 << 30), encoded("br")),
    "zstd to 10 GB": (lambda: packed("zstd", 10 << 30), encoded("zstd")),
    "gzip in gzip": (lambda: packed("gzip", 1 << 30), encoded("gzip, gzip")),
    "gzip as a page": (lambda: packed("gzip", 1 << 30), page),
    "WARC record of 10 GB": (_warc_bomb, warc),
    "XML entities, page": (lambda: _entities(b"html"), page),
    "XML entities, feed": (lambda: _entities(b"rss"), feed),
    "XML entities, sitemap": (lambda: _entities(b"urlset"), feed),
    "JSON depth 100,000": (lambda: b"[" * 100_000 + b"]" * 100_000, page),
    "JSON objects, depth 100,000": (lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, page),
    "JSON-LD depth 100,000": (
        lambda: b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>text 5%</p>",
        page,
    ),
    "HTML depth 100,000": (lambda: b"<div>" * 100_000 + b"rose 5%", page),
    "HTML attributes": (lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">rose 5%", page),
    "one word of 1 MB": (lambda: b"<p>" + b"a" * (1 << 20), page),
    "numbers, 1 MB": (lambda: b"<article><p>" + b"1,234.5% " * (1 << 17), page),
    "open tags, 1 MB": (lambda: b"<" * (1 << 20), page),
    "ampersands, 1 MB": (lambda: b"<p>" + b"&" * (1 << 20), page),
}


BIG = {f"page: {name}": (build, page) for name, build in PAGES.items()}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def one(name: str) -> None:
    """Run one case in this process; the bomb comes on standard input."""
    data = sys.stdin.buffer.read()
    _, run = (CASES | BIG)[name]
    from news_assets.engine.task import warm_up

    warm_up()
    for path in ("feedparser", "brotli", "zstandard"):
        __import__(path)
    before, started = _peak(), time.process_time()
    said = run(data)
    print(f"{time.process_time() - started}\t{_peak() - before}\t{said[:100]}")


def main() -> int:
    """Run all cases and print a table."""
    bad = 0
    print(f"{'bomb':36} {'received':>10} {'s':>6} {'MiB':>6}  outcome")
    for name, (build, _) in (CASES | BIG).items():
        data = build()
        made = subprocess.run(
            [sys.executable, __file__, name], input=data, capture_output=True, check=False, env={**os.environ}
        )
        last = made.stdout.decode().strip().splitlines()[-1:] or ["9\t0\t" + made.stderr.decode()[-200:]]
        seconds, grown, said = last[0].split("\t", 2)
        most, room = (MAX_BIG_SECONDS, MAX_BIG_BYTES) if name in BIG else (MAX_SECONDS, MAX_BYTES)
        over = float(seconds) > most or int(grown) > room or made.returncode != 0
        bad += over
        mark = " TOO MUCH" if over else ""
        print(f"{name:36} {len(data):10} {float(seconds):6.2f} {int(grown) / 2**20:6.1f}  {said}{mark}", flush=True)
    return int(bool(bad))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1])
    else:
        sys.exit(main())

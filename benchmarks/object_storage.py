"""Published days on an S3 server of this machine: python -m benchmarks.object_storage (extra group `object-storage`).

moto's server stands in for the store; days are made from the bundled pages, copied, changed and copied again, and
read by address with PyArrow, Polars and, where its extension httpfs is installed, DuckDB. Exits 1 when a reader finds
other rows than the data folder has.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.dataset as ds
from pyarrow import fs

from news_assets.engine.day import run_day
from news_assets.schemas.page_input import PageInput
from news_assets.schemas.tables import TABLES
from news_assets.storage import Lake
from news_assets.storage.mirror import mirror

_BUCKET = "news"
_DAYS = ("2026-11-18", "2026-11-19", "2026-11-20")
_PAGE = (
    "<html lang=en><title>Elbit wins order</title><article><p>Elbit Systems won an order of ${} million.</p></article>"
)


def main() -> int:
    """Print what was written and what each reader found."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    endpoint = f"http://127.0.0.1:{port}"
    os.environ |= {"AWS_ACCESS_KEY_ID": "own", "AWS_SECRET_ACCESS_KEY": "own", "AWS_REGION": "us-east-1"}
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as folder:
            return compare(Lake(Path(folder) / "data"), _store(endpoint), endpoint)
    finally:
        server.kill()
        server.wait()


def _store(endpoint: str) -> fs.S3FileSystem:
    """The store, when it answers."""
    place = fs.S3FileSystem(endpoint_override=endpoint, allow_bucket_creation=True, request_timeout=5)
    for _ in range(60):
        with suppress(OSError):
            place.create_dir(_BUCKET)
            return place
        time.sleep(0.5)
    raise SystemExit("moto's server does not answer: install the group `object-storage`")


def compare(lake: Lake, place: fs.S3FileSystem, endpoint: str) -> int:
    """Copy twice with a change between, then read."""
    for count, days in ((20, _DAYS), (25, _DAYS[-1:])):
        for day in days:
            pages = (PageInput(_PAGE.format(n).encode(), f"https://news.example/{day}/{n}") for n in range(count))
            run_day(lake, day, pages, "run")
        started = time.monotonic()
        written = mirror(lake, place, _BUCKET)
        print(f"{len(written):3} objects written in {time.monotonic() - started:.2f} s, {count} pages a day")
    print(f"{len(mirror(lake, place, _BUCKET)):3} objects written when nothing changed")
    wrong = 0
    for table in TABLES:
        own = lake.scan(table).select(pl.len()).collect().item()
        found = {
            "PyArrow": _arrow(place, table),
            "Polars": _polars(endpoint, table),
            "DuckDB": _duckdb(endpoint, table),
        }
        wrong += sum(rows not in (own, None) for rows in found.values())
        print(f"{table:14} {own:6} rows", *(f"{name} {'-' if n is None else n}" for name, n in found.items()), sep="  ")
    return min(wrong, 1)


def _arrow(place: fs.S3FileSystem, table: str) -> int:
    return int(ds.dataset(f"{_BUCKET}/{table}", filesystem=place, partitioning="hive").count_rows())


def _polars(endpoint: str, table: str) -> int:
    options = {"aws_endpoint_url": endpoint, "aws_allow_http": "true"}
    rows = pl.scan_parquet(f"s3://{_BUCKET}/{table}/*/*.parquet", hive_partitioning=True, storage_options=options)
    return int(rows.select(pl.len()).collect().item())


def _duckdb(endpoint: str, table: str) -> int | None:
    """None where the extension is not installed; it is never fetched."""
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
        try:
            connection.load_extension("httpfs")
        except duckdb.Error:
            return None
        host = endpoint.removeprefix("http://")
        connection.execute("set s3_endpoint=?; set s3_use_ssl=false; set s3_url_style='path'", [host])
        counted = connection.execute(f"select count(*) from 's3://{_BUCKET}/{table}/*/*.parquet'").fetchone()  # noqa: S608
        return int(counted[0]) if counted else 0


if __name__ == "__main__":
    sys.exit(main())

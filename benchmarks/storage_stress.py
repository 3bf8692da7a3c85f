"""Writers and readers at once: `python -m benchmarks.storage_stress [SECONDS WRITERS OTHERS READERS]`.

Processes write the same day, whose content changes every ten seconds, others write a day each, readers poll with
DuckDB, Polars and PyArrow. Views that are neither version must be 0. DuckDB opens a path twice: when a day changes in
between it says so, and the query has to be asked again.
"""

import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from news_assets.schemas.records import Quarantined
from news_assets.storage import Lake, to_arrow

SHARED = "2024-05-14"
SIZES = (50, 5000)


def _rows(size: int, run: str) -> list[Quarantined]:
    return [Quarantined(quarantine_id=f"{i:06}", table="facts", key=str(i), reason=run) for i in range(size)]


def write(root: str, day: str, number: int, until: float) -> Counter[str]:
    """Publish the day again and again until the time is over; all writers agree on what it holds."""
    lake, done = Lake(Path(root)), Counter[str]()
    while time.time() < until:
        size = SIZES[int(time.time() / 10) % 2]
        try:
            with lake.writing(day):
                lake.publish(day, {"quarantine": to_arrow("quarantine", _rows(size, f"v{size}"), f"run{number}")})
            done["published"] += 1
        except Exception as error:
            done[f"error {type(error).__name__}: {error}"[:120]] += 1
    return done


def read(root: str, number: int, until: float) -> Counter[str]:
    """Look at the shared day until the time is over."""
    import duckdb
    import polars as pl
    import pyarrow.parquet as pq

    lake, seen = Lake(Path(root)), Counter[str]()
    path, pattern = lake.path("quarantine", SHARED), lake.glob("quarantine")
    count = "select count(*), count(distinct reason) from"

    def by_our_scan() -> tuple[int, int]:
        day, found = pl.col("date").cast(pl.String) == SHARED, (pl.len(), pl.col("reason").n_unique())
        return lake.query("quarantine", lambda rows: rows.filter(day).select(*found)).row(0)

    def by_arrow() -> tuple[int, int]:
        # By one handle: pq.read_table opens its path twice.
        with pq.ParquetFile(path) as file:
            table = file.read()
        return len(table), len(set(table["reason"].to_pylist()))

    with duckdb.connect() as connection:
        ways = {
            "duckdb file": lambda: connection.execute(f"{count} '{path}'").fetchone(),
            "duckdb days": lambda: connection.execute(
                f"{count} read_parquet('{pattern}', union_by_name=true) where date = '{SHARED}'"
            ).fetchone(),
            "lake.query": by_our_scan,
            "pyarrow": by_arrow,
        }
        name, way = list(ways.items())[number % len(ways)]
        while time.time() < until:
            try:
                rows, versions = way()
                seen["whole views" if rows in SIZES and versions == 1 else f"partial views by {name}"] += 1
            except Exception as error:
                seen[f"{name}: {type(error).__name__}: {str(error)[:60]}"] += 1
    return seen


def main(seconds: float, writers: int = 8, others: int = 16, readers: int = 20) -> None:
    """Run all and print the counts."""
    with tempfile.TemporaryDirectory() as root, ProcessPoolExecutor(writers + others + readers) as pool:
        write(root, SHARED, 1, time.time() + 0.5)
        until = time.time() + seconds
        groups = (
            (f"{writers} writers of one day", [pool.submit(write, root, SHARED, n, until) for n in range(writers)]),
            (
                f"{others} of other days",
                [pool.submit(write, root, f"2024-06-{n + 1:02}", n, until) for n in range(others)],
            ),
            (f"{readers} readers", [pool.submit(read, root, n, until) for n in range(readers)]),
        )
        for name, futures in groups:
            total = sum((f.result() for f in futures), Counter[str]())
            sys.stdout.write(f"{name:22} {', '.join(f'{n} × {what}' for what, n in total.most_common())}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["60"]))

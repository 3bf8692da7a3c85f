"""Writers and readers at once: `python -m benchmarks.storage_stress [SECONDS WRITERS OTHERS READERS]`.

Eight processes write one day, whose content changes every few seconds; sixteen write a day each; twenty readers
poll all tables of the shared day in ten ways. A reader must never get an error, nor rows of two versions of a table.
Ways that promise one state of all tables must not find two tables at different versions either; for plain paths the
number of such looks is printed. Exits 1 on any error or partial view.
"""

import contextlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.compute as pc
import pyarrow.parquet as pq

from news_assets.schemas.records import Comment, Quarantined
from news_assets.storage import Lake, to_arrow
from news_assets.storage.sql import connect
from news_assets.storage.warehouse import add_table_views

SHARED = "2024-05-14"
SIZES = (5000, 50, 3000)
CHANGE_EVERY = 2.0
# (rows, versions) of each of two tables.
Look = tuple[int, int, str, int, int, str]
BY_PATH, STEADY = "paths", "one state"


def _version(now: float) -> int:
    return int(now / CHANGE_EVERY)


def write(root: str, day: str, number: int, until: float) -> Counter[str]:
    """Publish the day again and again until the time is over; all writers agree on what it holds when."""
    lake, done = Lake(Path(root)), Counter[str]()
    while time.time() < until:
        try:
            with lake.writing(day):
                version = _version(time.time())
                size, tag = SIZES[version % len(SIZES)], f"v{version}"
                comments = [
                    Comment(comment_id=f"{i:06}", article_id="a", position=i, text=tag, platform="none")
                    for i in range(size)
                ]
                refused = [
                    Quarantined(quarantine_id=f"{i:06}", table="facts", key=str(i), reason=tag) for i in range(size)
                ]
                run = f"run{number}"
                made = {"comments": to_arrow("comments", comments, run)}
                made["quarantine"] = to_arrow("quarantine", refused, run)
                found = lake.publish(day, made)
            done["changed" if any(p.changed for p in found.values()) else "found it done"] += 1
        except Exception as error:
            done[f"error {type(error).__name__}: {error}"[:120]] += 1
        time.sleep(0.2)
    return done


def ways(root: Path) -> dict[str, tuple[str, Callable[[], Look]]]:
    """Return the ways to read, each with what it promises."""
    lake = Lake(root)
    tables = {"comments": "text", "quarantine": "reason"}
    session = duckdb.connect()
    file = root / f"{time.monotonic_ns()}.duckdb"
    with duckdb.connect(str(file)) as built:
        add_table_views(built, lake)
    warehouse = duckdb.connect(str(file), read_only=True)

    def sql(connection: duckdb.DuckDBPyConnection, source: Callable[[str], str]) -> Look:
        parts = (
            f"(select count(*), count(distinct {tag}), max({tag}) from {source(name)} where date = '{SHARED}')"  # noqa: S608
            for name, tag in tables.items()
        )
        row = connection.execute(f"select * from {', '.join(parts)}").fetchone()  # noqa: S608
        assert row is not None
        return row

    def frames(get: Callable[[str], pl.LazyFrame]) -> Look:
        day = pl.col("date").cast(pl.String) == SHARED
        rows = [
            get(name).filter(day).select(pl.len(), pl.col(tag).n_unique(), pl.col(tag).max().alias("tag")).collect()
            for name, tag in tables.items()
        ]
        return (*rows[0].row(0), *rows[1].row(0))

    def arrow() -> Look:
        found = []
        for name, tag in tables.items():
            column = pq.read_table(root / "parquet" / name, filters=[("date", "=", SHARED)], columns=[tag])[tag]
            found += [len(column), pc.count_distinct(column).as_py(), pc.max(column).as_py()]
        return tuple(found)

    def pandas() -> Look:
        found = []
        for name, tag in tables.items():
            column = pd.read_parquet(lake.path(name, SHARED), columns=[tag])[tag]
            found += [len(column), column.nunique(), column.max()]
        return tuple(found)

    def our_sql() -> Look:
        with connect(lake) as connection:
            return sql(connection, lambda name: name)

    return {
        "duckdb read_parquet": (BY_PATH, lambda: sql(session, lambda n: f"'{lake.glob(n)}'")),
        "duckdb union_by_name": (
            BY_PATH,
            lambda: sql(session, lambda n: f"read_parquet('{lake.glob(n)}', union_by_name = true)"),
        ),
        "warehouse views": (BY_PATH, lambda: sql(warehouse, lambda n: n)),
        "polars scan_parquet": (
            BY_PATH,
            lambda: frames(lambda n: pl.scan_parquet(lake.glob(n), hive_partitioning=True)),
        ),
        "polars read_parquet": (
            BY_PATH,
            lambda: frames(lambda n: pl.read_parquet(lake.glob(n), hive_partitioning=True).lazy()),
        ),
        "pyarrow dataset": (BY_PATH, arrow),
        "pandas": (BY_PATH, pandas),
        "Lake.scan": (BY_PATH, lambda: frames(lake.scan)),
        "Lake.steady, polars": (STEADY, lambda: lake.steady(lambda: frames(lake.scan))),
        "news-assets query": (STEADY, lambda: lake.steady(our_sql)),
    }


def read(root: str, number: int, until: float) -> tuple[str, str, Counter[str]]:
    """Look at the shared day in one way until the time is over."""
    seen = Counter[str]()
    name, (promise, way) = list(ways(Path(root)).items())[number % 10]
    while time.time() < until:
        try:
            rows, versions, tag, others, other_versions, other_tag = way()
            whole = versions == other_versions == 1 and {rows, others} <= set(SIZES)
            if not whole or rows != SIZES[int(tag[1:]) % len(SIZES)]:
                seen["partial"] += 1
            else:
                seen["whole" if tag == other_tag else "tables apart"] += 1
        except Exception as error:
            seen[f"error {type(error).__name__}: {str(error)[:60]}"] += 1
        except BaseException as error:  # Polars panics are none of Exception
            if "Panic" not in type(error).__name__:
                raise
            seen["error: panic"] += 1
    return name, promise, seen


def main(seconds: float = 60, writers: int = 8, others: int = 16, readers: int = 20) -> int:
    """Run all and print the counts."""
    faults = 0
    with contextlib.ExitStack() as stack:
        root = stack.enter_context(tempfile.TemporaryDirectory())
        pool = stack.enter_context(ProcessPoolExecutor(writers + others + readers))
        write(root, SHARED, 1, time.time() + 0.5)
        until = time.time() + seconds
        shared = [pool.submit(write, root, SHARED, n, until) for n in range(writers)]
        apart = [pool.submit(write, root, f"2024-06-{n + 1:02}", n, until) for n in range(others)]
        looks = [pool.submit(read, root, n, until) for n in range(readers)]
        for name, futures in ((f"{writers} writers of one day", shared), (f"{others} writers of other days", apart)):
            total = sum((f.result() for f in futures), Counter[str]())
            faults += sum(n for what, n in total.items() if what.startswith("error"))
            print(f"{name:26} {', '.join(f'{n} × {what}' for what, n in total.most_common())}")
        by_way: dict[tuple[str, str], Counter[str]] = {}
        for name, promise, seen in (f.result() for f in looks):
            by_way.setdefault((name, promise), Counter()).update(seen)
        for (name, promise), seen in by_way.items():
            print(f"{name:26} {promise:10} {', '.join(f'{n} × {what}' for what, n in seen.most_common())}")
            allowed = {"whole"} | ({"tables apart"} if promise == BY_PATH else set())
            faults += sum(n for what, n in seen.items() if what not in allowed)
    print(f"{faults} errors and partial views")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

"""What a table of many small days costs its readers, one file per day: `python -m benchmarks.many_days [DAYS ...]`."""

import datetime as dt
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.dataset as ds

from news_assets.schemas.records import Fact
from news_assets.storage import Lake, to_arrow

_FIRST = dt.date(2015, 1, 1)
_ROWS = 80


def table(root: Path, days: int) -> Path:
    """Publish one day of facts and lay its file into the folder of every other; return the table's folder."""
    facts = [
        Fact(
            fact_id=f"{n:020d}", quantity_id=f"{n:020d}", article_id=f"{n % 7:020d}", field="text", start=n, end=n + 2,
            quote="5%", sentence="A share rose 5% on the day.", subject=f"Share {n}", subject_type="company",
            metric=("price", "revenue", "stake")[n % 3], measure="change", value=5.0, unit="percent",
            modality="actual", modifier="exact", form="prose", rule="verb/up", score=0.9,
        )
        for n in range(_ROWS)
    ]  # fmt: skip
    lake = Lake(root)
    lake.publish(_FIRST.isoformat(), {"facts": to_arrow("facts", facts)})
    folder = root / "parquet" / "facts"
    source = folder / f"date={_FIRST}" / "part-0.parquet"
    for number in range(1, days):
        target = folder / f"date={_FIRST + dt.timedelta(number)}" / source.name
        target.parent.mkdir()
        shutil.copyfile(source, target)
    return folder


def readers(folder: Path, days: int) -> dict[str, Callable[[], object]]:
    """Return the same question asked in five ways: rows per metric, of all days and of one month."""
    files = str(folder / "date=*" / "*.parquet")
    last = _FIRST + dt.timedelta(days)
    month = (last - dt.timedelta(30), last)
    sql = f"select metric, count(*) from read_parquet('{files}', hive_partitioning = true, union_by_name = true)"  # noqa: S608

    def rows() -> pl.LazyFrame:
        return pl.scan_parquet(files, hive_partitioning=True)

    return {
        "DuckDB, all": lambda: duckdb.sql(f"{sql} group by all").fetchall(),
        "DuckDB, a month": lambda: duckdb.sql(
            f"{sql} where date between '{month[0]}' and '{month[1]}' group by all"
        ).fetchall(),
        "Polars, all": lambda: rows().group_by("metric").len().collect(),
        "Polars, a month": lambda: rows().filter(pl.col("date").is_between(*month)).group_by("metric").len().collect(),
        "PyArrow, all": lambda: ds.dataset(folder, partitioning="hive").to_table(columns=["metric"]),
    }


def main(counts: list[int]) -> None:
    """Print seconds of processor time, the better of two tries."""
    for days in counts:
        with tempfile.TemporaryDirectory() as made:
            for name, ask in readers(table(Path(made), days), days).items():
                print(f"{days:6d} days  {name:16s} {min(_cost(ask), _cost(ask)):6.2f} s of processor time", flush=True)


def _cost(ask: Callable[[], object]) -> float:
    before = _used()
    ask()
    return _used() - before


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [100, 1000, 3650])

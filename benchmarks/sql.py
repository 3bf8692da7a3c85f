"""SQL on 10 million facts in Parquet: `python -m benchmarks.sql [10000000]`; exits 1 when a mart needs a second.

Facts, articles and pages are generated into a temporary folder, ten capture days; the marts are the dbt project's own
SQL, built once as tables; questions are then asked of the marts, and of the Parquet files themselves.
"""

import re
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import polars as pl

from news_assets.schemas.tables import TABLES

PROJECT = Path(__file__).resolve().parents[1] / "dbt_project"
DAYS = [f"2026-11-{day:02}" for day in range(10, 20)]
METRICS = [
    "price",
    "index_level",
    "net_worth",
    "stake",
    "revenue",
    "net_profit",
    "market_cap",
    "assets",
    "dividend",
    "other",
]
MARTS = ("market_moves", "stakes", "net_worth")
QUESTIONS = {
    "moves of one subject": "select * from market_moves where subject_id = 'S77' order by date",
    "largest moves of a day": "select subject, max(change) as most from market_moves where date = '2026-11-15'"
    " group by subject order by most desc limit 20",
    "moves per day and direction": "select date, direction, count(*), avg(change) from market_moves group by all",
    "holders of one company": "select holder, max(share_percent) from stakes where company_id = 'S5' group by holder",
    "widest spread of wealth": "select subject, any_value(highest_stated - lowest_stated) as spread from net_worth"
    " group by subject order by spread desc limit 20",
    "Parquet: facts per metric": "select metric, count(*), avg(value) from stg_facts group by metric",
    "Parquet: one subject": "select metric, value from stg_facts where subject_id = 'S77' and date > '2026-11-15'",
}  # fmt: skip


def generate(root: Path, count: int) -> int:
    """Write the three tables and return their bytes."""
    each = count // len(DAYS)
    for number, day in enumerate(DAYS):
        row = pl.int_range(pl.len(), dtype=pl.Int64) + number * each
        hashed = row.hash(number)
        metric = pl.Series(METRICS, dtype=pl.String)
        facts = pl.DataFrame({"n": pl.int_range(each, eager=True)}).select(
            fact_id=pl.format("f{}", row),
            quantity_id=pl.format("q{}", row),
            article_id=pl.format("a{}", row // 20),
            field=pl.lit("text"),
            start=(hashed % 5000).cast(pl.Int64),
            end=(hashed % 5000 + 5).cast(pl.Int64),
            quote=pl.format("{}%", hashed % 100),
            sentence=pl.format("Shares of firm {} rose {}% on the day, more than peers.", hashed % 5000, hashed % 100),
            subject=pl.format("Firm {}", hashed % 5000),
            subject_id=pl.format("S{}", hashed % 5000),
            subject_type=pl.lit("company"),
            metric=pl.lit(metric).gather(hashed // 7 % len(METRICS)),
            measure=pl.when(hashed % 3 == 0).then(pl.lit("level")).otherwise(pl.lit("change")),
            value=(hashed % 2000).cast(pl.Float64) / 100 - 10,
            unit=pl.when(hashed % 5 == 0).then(pl.lit("USD")).otherwise(pl.lit("percent")),
            object_id=pl.format("S{}", hashed // 11 % 5000),
            object=pl.format("Firm {}", hashed // 11 % 5000),
            valid=hashed % 50 > 0,
        )
        article = pl.int_range(pl.len(), dtype=pl.Int64) + number * each // 20
        articles = pl.DataFrame({"n": pl.int_range(each // 20, eager=True)}).select(
            article_id=pl.format("a{}", article),
            page_id=pl.format("p{}", article),
            title=pl.format("News of the day, number {}", article),
            published_at=pl.lit(f"{day}T08:00:00Z"),
        )
        pages = articles.select("page_id", canonical_url=pl.format("https://news.example/{}", pl.col("page_id")))
        for name, frame in (("facts", facts), ("articles", articles), ("raw_pages", pages)):
            whole = pl.DataFrame(TABLES[name].arrow.empty_table())
            folder = root / name / f"date={day}"
            folder.mkdir(parents=True)
            pl.concat([whole, frame], how="diagonal_relaxed").write_parquet(folder / "part.parquet")
    return sum(f.stat().st_size for f in root.rglob("*.parquet"))


def mart(name: str) -> str:
    """The mart's SQL with dbt's references put in."""
    macro = re.search(r"-%}\n(.*){%- endmacro", (PROJECT / "macros" / "best.sql").read_text(), re.DOTALL)
    text = (PROJECT / "models" / "marts" / f"{name}.sql").read_text()
    text = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", r"\1", text)
    return text.replace("{{ best_value() }}", macro[1] if macro else "value")


def timed(base: duckdb.DuckDBPyConnection, label: str, query: str) -> float:
    """Run, print and return seconds by the clock: the better of two."""
    best = float("inf")
    for _ in range(2):
        started = time.monotonic()
        rows = len(base.execute(query).fetchall())
        best = min(best, time.monotonic() - started)
    print(f"  {label:32} {1000 * best:8.0f} ms {rows:8} rows", flush=True)
    return best


def main(count: int) -> int:
    """Generate, build, ask."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        size = generate(root / "parquet", count)
        print(f"{count} facts, {size >> 20} MiB of Parquet")
        base = duckdb.connect(str(root / "marts.duckdb"), config={"memory_limit": "3GB", "temp_directory": folder})
        for name in ("facts", "articles", "raw_pages"):
            files = f"{root}/parquet/{name}/date=*/*.parquet"
            base.execute(f"create view stg_{name} as from read_parquet('{files}', hive_partitioning=true)")
        for name in MARTS:
            started = time.monotonic()
            base.execute(f"create table {name} as {mart(name)}")
            rows = base.table(name).count("*").fetchall()[0][0]
            print(f"  build {name:26} {time.monotonic() - started:8.1f} s  {rows:8} rows", flush=True)
        seconds = {label: timed(base, label, query) for label, query in QUESTIONS.items()}
        base.close()
    return int(max(s for label, s in seconds.items() if not label.startswith("Parquet")) > 1.0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000))

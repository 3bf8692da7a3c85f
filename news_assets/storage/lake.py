"""The tables on disk: `<root>/parquet/<table>/date=YYYY-MM-DD/part-0.parquet`."""

import contextlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from news_assets.schemas.tables import TABLES
from news_assets.storage.arrow import fitted
from news_assets.storage.commit import Commits
from news_assets.storage.publish import content_of, only_writer, stage, stored_content
from news_assets.storage.spool import Rows
from news_assets.storage.trouble import explained

if TYPE_CHECKING:
    import polars as pl

T = TypeVar("T")
_DAY = re.compile(r"date=(\d{4}-\d{2}-\d{2})")
# raw_pages goes last: where it stands, the day is complete.
_PUBLISHING_ORDER = (*(name for name in TABLES if name != "raw_pages"), "raw_pages")


@dataclass(frozen=True, slots=True)
class Published:
    """What became of one table's day: `size` in bytes, `changed` false when the file was already right."""

    path: Path
    rows: int
    size: int
    changed: bool


@dataclass(frozen=True)
class Lake:
    """All tables under one data root."""

    root: Path

    def path(self, table: str, day: str) -> Path:
        """Return where a table's day is stored."""
        return self.root / "parquet" / table / f"date={day}" / "part-0.parquet"

    def glob(self, table: str) -> str:
        """Return the pattern of all files of a table."""
        return str(self.root / "parquet" / table / "date=*" / "*.parquet")

    def days(self, table: str = "raw_pages") -> list[str]:
        """Return the stored days in order."""
        folders = (self.root / "parquet" / table).glob("date=*")
        days = (match[1] for f in folders if (match := _DAY.fullmatch(f.name)))
        return sorted(day for day in days if self.path(table, day).exists())

    def read(self, table: str, day: str) -> pa.Table:
        """Return one day's rows in today's schema, empty when the day is not stored."""
        path = self.path(table, day)
        if not path.exists():
            return TABLES[table].arrow.empty_table()
        return fitted(table, pq.read_table(path, partitioning=None))

    def pieces(self, table: str, day: str, rows: int) -> Iterator[pa.Table]:
        """Yield one day's rows like `read`, not more than `rows` at a time."""
        path = self.path(table, day)
        if path.exists():
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(rows):
                    yield fitted(table, pa.Table.from_batches([batch]))

    @property
    def staging(self) -> Path:
        """Where files are made before they are published."""
        return self.root / ".staging"

    def scan(self, table: str) -> "pl.LazyFrame":
        """Return all days lazily, `date` included; columns that came later are null in older days."""
        import polars as pl

        empty = pl.from_arrow(TABLES[table].arrow.empty_table())
        assert isinstance(empty, pl.DataFrame)
        if not self.days(table):
            return empty.lazy().with_columns(pl.lit(None, pl.Date).alias("date"))
        return pl.scan_parquet(
            self.glob(table),
            schema=empty.schema,
            hive_partitioning=True,
            hive_schema={"date": pl.Date},
            missing_columns="insert",
            extra_columns="ignore",
        )

    def query(self, table: str, ask: "Callable[[pl.LazyFrame], pl.LazyFrame]") -> "pl.DataFrame":
        """Return the rows of a query over `scan`, at one state of the table."""
        return self.steady(lambda: ask(self.scan(table)).collect())

    def steady(self, ask: Callable[[], T]) -> T:
        """Return what `ask` finds when it looks at any number of tables and days, all at one state.

        When a day was published while it looked, it is asked again.
        """
        return self._commits.steady(ask)

    @contextlib.contextmanager
    def writing(self, day: str) -> Iterator[None]:
        """Be the only writer of the day; what a dead writer promised is finished, what it only staged is removed."""
        with contextlib.ExitStack() as stack:
            with explained(day):
                stack.enter_context(only_writer(self.root / ".locks" / f"{day}.lock"))
                self._commits.recover()
            for left in self.staging.glob(f"{day}-*"):
                shutil.rmtree(left, ignore_errors=True)
            yield

    def publish(self, day: str, tables: Mapping[str, pa.Table | Rows]) -> dict[str, Published]:
        """Store the day's tables, all of them or none; equal content keeps its file. Only within `writing`.

        Raises NotStoredError, which says what to do, when the disk refuses.
        """
        with explained(day):
            staged = self._stored(day, tables)
        finals = {name: self.path(name, day) for name in tables}
        return {n: Published(p, len(tables[n]), p.stat().st_size, n in staged) for n, p in finals.items()}

    def _stored(self, day: str, tables: Mapping[str, pa.Table | Rows]) -> list[str]:
        """Store what changed and return its names."""
        self.staging.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{day}-", dir=self.staging))
        staged: list[str] = []
        try:
            for name in (n for n in _PUBLISHING_ORDER if n in tables):
                content = content_of(tables[name])
                if stored_content(self.path(name, day)) != content:
                    stage(tables[name], folder / f"{name}.parquet", content, self.path(name, day))
                    staged.append(name)
            if staged:
                self._commits.publish(day, folder, staged)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return staged

    @cached_property
    def _commits(self) -> Commits:
        return Commits(self.root, self.path)

"""Days through Dagster in this process: what `news-assets run` and the demo do."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from news_assets.defs.alerts import advice, told_cause
from news_assets.defs.home import prepare
from news_assets.defs.tables import BY_HAND
from news_assets.storage import Accounting

if TYPE_CHECKING:
    from dagster import ExecuteInProcessResult

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
_FATES = ("in", "accepted", "duplicate", "unchanged", "quarantined")


class RunFailedError(RuntimeError):
    """A run ended without its tables; `advice` is what to do about it."""

    def __init__(self, what: str, message: str) -> None:
        self.advice = advice(message)
        super().__init__(message if message.startswith(what) else f"{what}: {message}")


@dataclass(frozen=True, slots=True)
class DayRun:
    """What became of one day: the pages, and the number of rows per table."""

    day: str
    accounting: Accounting
    rows: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {"day": self.day, "accounting": asdict(self.accounting), "rows": dict(self.rows)}

    def __str__(self) -> str:
        shown = ", ".join(f"{n} {name}" for name, n in self.rows.items() if name != "raw_pages")
        return f"{self.day}: {self.accounting.delivered} pages → {shown}"


def days_with_pages() -> list[str]:
    """Return the days the configured sources have pages for. Raises ConfigError for a wrong sources file."""
    from news_assets.definitions import settings
    from news_assets.defs.resources import SourcesResource, resources

    sources = resources(settings)["sources"]
    assert isinstance(sources, SourcesResource)
    return sources.source().days()


def run_days(days: Sequence[str]) -> Iterator[DayRun]:
    """Make the tables of the days, one run each that the UI shows like any other; then the marts and the warehouse.

    Raises RunFailedError at the first day, or at the marts, that could not be made; what is finished stays.
    """
    prepare()
    import dagster as dg

    from news_assets.definitions import defs

    with dg.DagsterInstance.get() as instance:
        for day in days:
            result = defs.resolve_job_def("tables").execute_in_process(
                _QUIET, instance, partition_key=day, tags={BY_HAND: "yes"}, raise_on_error=False
            )
            _succeeded(day, result)
            events = result.get_asset_materialization_events()
            by_table = {e.materialization.asset_key.path[0]: e.materialization.metadata for e in events}
            rows = {name: int(str(metadata["rows"].value)) for name, metadata in by_table.items() if "rows" in metadata}
            pages = {n: int(str(v.value)) for n, v in by_table["raw_pages"].items() if n.startswith("pages_")}
            yield DayRun(day, Accounting(*(pages.get(f"pages_{n}", 0) for n in _FATES)), rows)
        log = Path(instance.root_directory) / "sql.log"
        with log.open("w", encoding="utf-8") as file, contextlib.redirect_stdout(file):
            result = defs.resolve_job_def("sql").execute_in_process(_QUIET, instance, raise_on_error=False)
        _succeeded("SQL marts", result)


def _succeeded(what: str, result: "ExecuteInProcessResult") -> None:
    if result.success:
        return
    failed = [event.step_failure_data.error for event in result.all_events if event.is_step_failure]
    raise RunFailedError(what, next(map(told_cause, failed), f"run {result.run_id} failed"))

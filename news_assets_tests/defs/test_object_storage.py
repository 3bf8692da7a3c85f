"""The days of a finished run are copied to the place that the environment names."""

from pathlib import Path

import dagster as dg
import pytest

from news_assets.defs.object_storage import object_storage, run_days
from news_assets.engine.day import run_day
from news_assets.schemas.page_input import PageInput
from news_assets.storage import Lake

DAYS = ["2024-05-01", "2024-05-02", "2024-05-03"]
PAGE = b"<html lang=en><title>Rates</title><article><p>The bank raised its rate to 4% on Monday.</p></article></html>"


@pytest.mark.parametrize(
    ("tags", "days"),
    [
        ({"dagster/partition": DAYS[1]}, [DAYS[1]]),
        ({"dagster/asset_partition_range_start": DAYS[1], "dagster/asset_partition_range_end": "2024-06-01"}, DAYS[1:]),
        ({"dagster/partition": "2024-01-01"}, []),
        ({}, []),
    ],
)
def test_days_of_a_run(tags: dict[str, str], days: list[str]) -> None:
    assert run_days(tags, DAYS) == days


@dg.job
def nothing():
    pass


def told(day: str) -> object:
    with dg.DagsterInstance.ephemeral() as instance:
        done = nothing.execute_in_process(instance=instance, tags={"dagster/partition": day})
        context = dg.build_run_status_sensor_context(
            sensor_name="object_storage",
            dagster_instance=instance,
            dagster_run=done.dagster_run,
            dagster_event=done.get_run_success_event(),
        )
        return object_storage(context)


def test_only_the_runs_day_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = Lake(tmp_path / "data")
    for day in DAYS[:2]:
        run_day(lake, day, [PageInput(PAGE, f"https://news.example/{day}")], "run")
    monkeypatch.setenv("NEWS_ASSETS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("NEWS_ASSETS_MIRROR", raising=False)
    assert isinstance(told(DAYS[0]), dg.SkipReason)
    monkeypatch.setenv("NEWS_ASSETS_MIRROR", (tmp_path / "bucket").as_uri())
    assert told(DAYS[0]) is None
    copied = {path.parent.name for path in (tmp_path / "bucket").rglob("*.parquet")}
    assert copied == {f"date={DAYS[0]}"}
    assert (tmp_path / "bucket" / "articles" / f"date={DAYS[0]}" / "part-0.parquet").is_file()

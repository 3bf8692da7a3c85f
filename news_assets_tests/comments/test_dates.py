from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from news_assets.comments.dates import Clock, find_day_first, parse_time

CASES = yaml.safe_load((Path(__file__).parent / "dates.yaml").read_text("utf-8"))
NOW = datetime(2024, 6, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(("shown", "read"), [*CASES["minute"].items(), *CASES["day"].items()])
def test_absolute_times(shown, read):
    assert parse_time(shown, Clock(NOW)) == read


@pytest.mark.parametrize(("shown", "read"), CASES["relative"].items())
def test_relative_times_count_from_the_capture_on_the_sites_clock(shown, read):
    assert parse_time(shown, Clock(NOW, ZoneInfo("Asia/Jerusalem"))) == read
    assert parse_time(shown, Clock()) is None


@pytest.mark.parametrize(("shown", "read"), CASES["month_first"].items())
def test_month_first(shown, read):
    assert parse_time(shown, Clock(NOW, day_first=False)) == read


@pytest.mark.parametrize("shown", CASES["nothing"])
def test_other_words_are_no_times(shown):
    assert parse_time(shown, Clock(NOW)) is None


def test_the_sites_zone_is_added_to_wall_clock_times_only():
    clock = Clock(NOW, ZoneInfo("Asia/Jerusalem"))
    assert parse_time("21/11/2023 11:28", clock) == "2023-11-21T11:28:00+02:00"
    assert parse_time("2023-11-21T11:28:00Z", clock) == "2023-11-21T11:28:00Z"


def test_one_unmistakable_date_orders_all_of_a_thread():
    assert find_day_first(["03/04/2024", "13/04/2024"], default=False)
    assert not find_day_first(["03/04/2024", "04/13/2024"], default=True)
    assert find_day_first(["03.04.2024"], default=False)
    assert not find_day_first(["May 3, 2024"], default=False)


def test_long_texts_cost_nothing():
    assert parse_time("1 " * 100_000, Clock(NOW)) is None

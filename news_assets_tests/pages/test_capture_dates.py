"""Dates of captures: spellings, daylight saving time, zones."""

import pytest

from news_assets.pages.capture_dates import find_stamp

ISRAEL = "Asia/Jerusalem"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("21/11/2023 11:28", "2023-11-21T11:28:00+02:00"),
        ("21.07.23, 11:28", "2023-07-21T11:28:00+03:00"),
        ("פורסם 19:36 02.08.11", "2011-08-02T19:36:00+03:00"),
        ("14 בדצמבר 2025 בשעה 7:05", "2025-12-14T07:05:00+02:00"),
        ("יום ראשון, 29/03/2026", "2026-03-29"),
        ("2024-02-29 23:59", "2024-02-29T23:59:00+02:00"),
        ("November 3, 2024 at 1:30 PM", "2024-11-03T13:30:00+02:00"),
        ("Dec 15 2025 4:20 PM EST", "2025-12-15T16:20:00-05:00"),
        ("July 1, 2025 12:15 AM ET", "2025-07-01T00:15:00-04:00"),
        ("16 December 2025 09:00 GMT", "2025-12-16T09:00:00+00:00"),
        ("Dec. 15, 2025 at 4:05 PM GMT+5:30", "2025-12-15T16:05:00+05:30"),
        ("2025-12-16T09:00Z", "2025-12-16T09:00:00+00:00"),
        ("12/25/2024 08:00", "2024-12-25T08:00:00+02:00"),
    ],
)
def test_spellings(line, value):
    stamp = find_stamp(line, ISRAEL)
    assert stamp.value == value
    assert line[stamp.start : stamp.end].strip() == stamp.raw


@pytest.mark.parametrize(
    ("line", "value"),
    [
        # Forward at 02:00 on the Friday before the last Sunday of March, back on the last Sunday of October.
        ("27/03/2026 01:59", "2026-03-27T01:59:00+02:00"),
        ("27/03/2026 03:00", "2026-03-27T03:00:00+03:00"),
        ("25/10/2026 00:30", "2026-10-25T00:30:00+03:00"),
        ("25/10/2026 03:00", "2026-10-25T03:00:00+02:00"),
    ],
)
def test_daylight_saving_time_in_israel(line, value):
    assert find_stamp(line, ISRAEL).value == value


@pytest.mark.parametrize(
    "line",
    [
        "",
        'מדד ת"א 35',
        "1.5 מיליארד שקל",
        "32/13/2024",
        "3.5.1 release",
        "עלה ב-11.28%",
        "31/02/2024 10:00",
        "S&P 500 2024",
    ],
)
def test_no_date(line):
    assert find_stamp(line, ISRAEL) is None


def test_without_a_zone_the_time_stays_local():
    stamp = find_stamp("21/11/2023 11:28", None)
    assert (stamp.value, stamp.precision, stamp.zoned) == ("2023-11-21T11:28:00", "minute", False)

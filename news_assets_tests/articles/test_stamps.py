import pytest

from news_assets.articles.stamps import parse_stamp

JERUSALEM = "Asia/Jerusalem"


@pytest.mark.parametrize(
    ("raw", "iso", "precision"),
    [
        ("2024-05-07", "2024-05-07", "day"),
        ("2024-05-07T09:15:30.123Z", "2024-05-07T09:15:30+00:00", "second"),
        ("2024-05-07 09:15", "2024-05-07T09:15:00", "minute"),
        ("20240507T091530+0300", "2024-05-07", "day"),
        ("7 May 2024", "2024-05-07", "day"),
        ("May 7, 2024 at 3:05 pm", "2024-05-07T15:05:00", "minute"),
        ("Tuesday, 07 May 2024 12:05 AM", "2024-05-07T00:05:00", "minute"),
        ("7 במאי 2024, 18:20", "2024-05-07T18:20:00", "minute"),
        ("יום ג', 7.5.24 בשעה 18:20", "2024-05-07T18:20:00", "minute"),
        ("18:20 07/05/2024", "2024-05-07T18:20:00", "minute"),
        ("07.05.2024, 6:05 Uhr", "2024-05-07T06:05:00", "minute"),
        ("5/23/2024", "2024-05-23", "day"),
        ("01:05:07 PM IST May 7, 2024", "2024-05-07T13:05:07", "second"),
        ("2024년 5월 7일 18:20", "2024-05-07T18:20:00", "minute"),
        ("2024-5-7 9:05", "2024-05-07T09:05:00", "minute"),
        ("7 maja 2024, 18:20", "2024-05-07T18:20:00", "minute"),
        ("7 Mai 2024, 18:20 Uhr MESZ", "2024-05-07T18:20:00+02:00", "minute"),
        ("Published 7:07 PM EST Jan 9, 2024", "2024-01-09T19:07:00-05:00", "minute"),
        ("Jan. 9, 2024 at 7:07 p.m. ET", "2024-01-09T19:07:00-05:00", "minute"),
        ("July 9, 2024, 7:07 AM PT", "2024-07-09T07:07:00-07:00", "minute"),
        ("9.1.2024 à 10:30 et modifié", "2024-01-09T10:30:00", "minute"),
        ("02/09/2024 8:15 AM EST", "2024-02-09T08:15:00-05:00", "minute"),
        ("02/09/2024 8:15 CET", "2024-09-02T08:15:00+01:00", "minute"),
        ("1715073330", "2024-05-07T09:15:30+00:00", "second"),
    ],
)
def test_readings(raw, iso, precision):
    stamp = parse_stamp(raw)
    assert stamp is not None
    assert (stamp.iso, stamp.precision, stamp.raw) == (iso, precision, raw)


@pytest.mark.parametrize(
    "raw",
    ["", "soon", "31.02.2024", "2024-13-01", "12:30", "version 1.2.3", "0000-00-00T00:00:00", "0001-01-01T00:00:00Z"],
)
def test_no_readings(raw):
    assert parse_stamp(raw) is None


@pytest.mark.parametrize(
    ("raw", "iso", "zone"),
    [
        ("2024-01-15 10:00", "2024-01-15T10:00:00+02:00", "site"),
        ("2024-07-15 10:00", "2024-07-15T10:00:00+03:00", "site"),
        ("2024-07-15T10:00:00Z", "2024-07-15T10:00:00+00:00", "page"),
        ("2024-07-15T10:00:00z", "2024-07-15T10:00:00+03:00", "site"),
        ("2024-03-29 03:30", "2024-03-29T03:30:00+03:00", "site"),
        ("2024-07-15", "2024-07-15", None),
    ],
)
def test_zones(raw, iso, zone):
    stamp = parse_stamp(raw, JERUSALEM)
    assert (stamp.iso, stamp.zone) == (iso, zone)

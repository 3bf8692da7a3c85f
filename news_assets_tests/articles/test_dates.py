"""The day in an address, and the part of a line that tells of publication."""

import pytest

from news_assets import extract_page

TEXT = (
    "<p>The dairy at Ramat David raised the price of a litre of milk by 4% on Thursday, its third rise in a year.</p>"
)


def published(url: str, line: str = "", lang: str = "en") -> str | None:
    body = (
        f"<html lang={lang}><title>Milk</title><article><h1>Milk</h1><div class=meta>{line}</div>{TEXT * 3}</article>"
    )
    return extract_page(body.encode(), url=url, fetched_at="2025-12-20T10:00:00Z").articles[0].published_at


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2025/11/02/milk", "2025-11-02"), ("2025/1/12/milk", "2025-01-12"), ("2025/nov/02/milk", "2025-11-02"),
        ("milk-2025-11-30", "2025-11-30"), ("20251102/milk", "2025-11-02"), ("2025/1102/milk", "2025-11-02"),
        ("202511021530-milk", "2025-11-02"),
        ("2025/11/milk", None), ("2025/11/5-ways-to-save", "2025-11-05"), ("2025/11/55-ways", None),
        ("p/120251102", None), ("2025/milk", None),
    ],
)  # fmt: skip
def test_the_day_in_an_address(path, day):
    assert published(f"https://paper.example/{path}") == day


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("עודכן: 14:20 02.11.25 פורסם: 09:11 02.11.25", "2025-11-02T09:11:00+02:00"),
        ("פורסם: 01.11.2025, 09:11 | עודכן: 02.11.2025, 14:20", "2025-11-01T09:11:00+02:00"),
        ("Updated Nov 2, 2025 2:20 pm · Published Nov 1, 2025 9:11 am", "2025-11-01T09:11:00+02:00"),
    ],
)
def test_a_line_of_two_times_gives_that_of_publication(line, time):
    assert published("https://www.globes.co.il/news/article.aspx?did=1", line, "he") == time

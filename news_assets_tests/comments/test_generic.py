"""Pages of no platform: what must be found and what must not."""

from pathlib import Path

import pytest
import yaml

from news_assets_tests.comments import threads

THREAD = [("Dana Quill", "May 14, 2024 9:05 am", "They should have moved in spring."),
          ("ratewatcher7", "May 14, 2024 1:40 pm", "Spring inflation was still far above target."),
          ("Old Saver", "May 16, 2024 10:17 pm", "Nobody asks what a cut does to savers.")]  # fmt: skip

PAGES = yaml.safe_load((Path(__file__).parent / "generic.yaml").read_text("utf-8"))


def body(inner: str) -> bytes:
    return f"<html><body><h1>Rates</h1>{threads.ARTICLE['en']}{inner}</body></html>".encode()


@pytest.mark.parametrize("name", PAGES["found"])
def test_found(name):
    page = PAGES["found"][name]
    inner = "".join(page["item"].format(*one) for one in THREAD)
    rows, platforms = threads.read(body(page["around"].format(inner)))
    assert [(row["author"], row["text"]) for row in rows] == [(author, text) for author, _, text in THREAD]
    assert [row["published_at"] for row in rows] == [
        "2024-05-14T09:05:00",
        "2024-05-14T13:40:00",
        "2024-05-16T22:17:00",
    ]
    assert platforms == {"generic"}


@pytest.mark.parametrize("name", PAGES["not_found"])
def test_not_found(name):
    page = PAGES["not_found"][name]
    inner = "".join(page["item"].format(i=i) for i in range(1, 10))
    assert threads.read(body(page["around"].format(inner)))[0] == []

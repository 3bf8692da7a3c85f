"""Answers of the platforms' services, in the shape their public clients document; the words are ours."""

import json
from pathlib import Path

import pytest

from news_assets_tests.comments import threads

WANTED = [
    {
        "author": "Dana Quill",
        "published_at": "2024-05-14T09:05:00Z",
        "text": "First words.",
        "parent": None,
        "likes": 4,
    },
    {"author": "Old Saver", "published_at": "2024-05-14T09:05:00Z", "text": "An answer.", "parent": 0, "likes": 0},
]
ISO = "2024-05-14T09:05:00Z"
ANSWERS = sorted((Path(__file__).parent / "answers").glob("*.json"))
OTHER_TIMES = {"walla": "2024-05-14T09:05:00", "haaretz": "2024-05-14T09:05:00", "ynet_rows": "2024-05-14"}
OTHER_TIMES["facebook_scraper"] = "2024-05-14T09:05:00"
OTHER_TIMES["facebook"] = "2024-05-14T09:05:00+00:00"


def read(data) -> list[dict]:
    return threads.read(json.dumps(data).encode(), content_type="application/json", url="https://news.example.com/a")[0]


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_an_answer_is_read_exactly(path):
    when = OTHER_TIMES.get(path.stem, ISO)
    bare = {"parent": None, "likes": None} if path.stem == "facebook_export" else {}
    wanted = [{**one, "published_at": when, **bare} for one in WANTED]
    assert read(json.loads(path.read_text("utf-8"))) == wanted


def test_an_exports_bytes_become_characters_again():
    words = "מילים ראשונות"
    comment = {"comment": words.encode().decode("latin-1"), "author": "Dana", "timestamp": 1715677500}
    assert read({"comments_v2": [{"data": [{"comment": comment}]}]})[0]["text"] == words


@pytest.mark.parametrize(
    "data",
    [
        {"items": [{"title": "Rates held", "author": "Desk", "date": ISO, "text": "The bank held."}] * 3},
        [{"id": 1, "author": 4, "date": ISO, "title": {"rendered": "Rates"}, "content": {"rendered": "<p>Held.</p>"}}],
        {"rows": [[1, 2], [3, 4]]},
        {"response": "error"},
        [],
    ],
)
def test_other_data_holds_no_comments(data):
    assert read(data) == []


def test_two_thousand_replies_inside_each_other():
    inner = "[]"
    for i in range(2000, 0, -1):
        item = {"id": i, "fatherId": i - 1, "writer": "w", "content": "x", "createDate": "09:05 14.05.24"}
        inner = f'[{json.dumps(item)[:-1]}, "children": {inner}}}]'
    found, _ = threads.read(f'{{"data": {{"list": {inner}}}}}'.encode(), content_type="application/json")
    assert [one["parent"] for one in found[:3]] == [None, 0, 1]
    assert len(found) == 2000

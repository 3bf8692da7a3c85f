import json

import pytest

from news_assets.articles import extract_articles
from news_assets.pages import read_page
from news_assets.sites.profile import GENERIC
from news_assets_tests.articles.own_pages import ENGLISH, HEAD, HEBREW

MARKUP = "".join(f'<p class="x">{p}</p>' for p in ENGLISH)
STATE = {
    "menu": [{"label": "Ships"}, {"label": "Ports"}],
    "page": {"article": {"headline": HEAD, "id": 7, "html": MARKUP, "publishedAt": "2024-05-07T09:15:00Z"}},
    "more": [{"headline": f"Other story {n}", "html": "<p>A short teaser of it stands here.</p>"} for n in range(9)],
    "code": "function () { return 1; } " * 90,
}
BLOCKS = {"story": {"title": HEAD, "elements": [{"type": "text", "content": p} for p in ENGLISH]}}


def streamed(text):
    """A stream of parts: one of plain text with its length in bytes, one of JSON."""
    data = text.encode()
    rows = f"1:T{len(data):x},{text}2:{json.dumps(['$', 'main', None, {'title': HEAD}])}\n"
    half = len(rows) // 2
    return "".join(
        f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in (rows[:half], rows[half:])
    )


SCRIPTS = {
    "one object": f"<script id=__NEXT_DATA__ type='application/json'>{json.dumps(STATE)}</script>",
    "an assignment": f"<script>window.__STATE__ = {json.dumps(STATE)};window.b=1;</script>",
    "JSON in a string": f"<script>window.__S = JSON.parse({json.dumps(json.dumps(STATE))});</script>",
    "a list of paragraphs": f"<script type='application/json'>{json.dumps(BLOCKS)}</script>",
    "a stream of parts": streamed(MARKUP),
}


def article(scripts, body="<div id=root></div>", title=HEAD):
    page = f"<html><head><title>{title}</title></head><body>{body}{scripts}</body></html>".encode()
    return extract_articles(read_page(page, url="https://drawn.example/a"), GENERIC)[0]


@pytest.mark.parametrize("shape", SCRIPTS)
def test_the_body_of_a_page_drawn_in_the_browser(shape):
    found = article(SCRIPTS[shape].replace("</p>", "<\\/p>"))
    assert found.paragraphs == ENGLISH
    assert found.method == "structured_data"


def test_hebrew_with_escapes():
    found = article(f"<script>var x = {json.dumps({'body': HEBREW})}</script>", title="x")
    assert found.paragraphs == HEBREW


def test_a_shown_body_is_preferred():
    other = {"body": [f"{p} This stands only in the data." for p in ENGLISH * 3]}
    shown = "<article><h1>Ports</h1>" + "".join(f"<p>{p}</p>" for p in ENGLISH) + "</article>"
    found = article(f"<script>var x = {json.dumps(other)}</script>", shown)
    assert (found.paragraphs, found.method) == (ENGLISH, "generic")


@pytest.mark.parametrize("data", ["{" * 5000, '{"a":' * 90_000, '"' + "x" * 9000, '[{"k": "' + "y" * 3000 + '"}]'])
def test_data_without_a_text(data):
    assert article(f"<script>var s = {data};</script>").text == ""

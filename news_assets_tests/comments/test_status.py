import json
from pathlib import Path

import pytest
import yaml

import news_assets
from news_assets.comments.status import comment_status
from news_assets.pages import read_page
from news_assets_tests.comments import threads


def status(body: bytes, url: str = "https://news.example.com/a", kind: str = "text/html"):
    records = news_assets.extract_page(body, url=url, content_type=kind)
    return comment_status(read_page(body, url=url, content_type=kind), records.articles[0], records.comments)


def page(inner: str) -> bytes:
    return f"<html><head></head><body><h1>Rates</h1>{threads.ARTICLE['en']}{inner}</body></html>".encode()


def test_complete():
    found = status(
        threads.page("wordpress_html5").replace(
            b'<ol class="comment-list">', b'<h2>5 Kommentare</h2><ol class="comment-list">'
        )
    )
    assert (found.declared, found.extracted, found.reason, found.missing) == (5, 5, "complete", 0)


def test_further_pages():
    body = threads.page("wordpress").replace(
        b"Five thoughts on the rate decision</h2>",
        b'12 comments</h2><a href="https://news.example.com/a/comment-page-2/#comments">Newer</a>',
    )
    found = status(body)
    assert (found.declared, found.extracted, found.reason) == (12, 5, "further_pages")
    assert found.next_page == "https://news.example.com/a/comment-page-2/"
    assert found.missing == 7


SCRIPTS = yaml.safe_load((Path(__file__).parent / "loaders.yaml").read_text("utf-8"))


@pytest.mark.parametrize("platform", SCRIPTS)
def test_loaded_by_script_names_platform_thread_and_address(platform):
    inner, thread, api = SCRIPTS[platform].values()
    found = status(page(inner))
    assert (found.reason, found.platform, found.thread_id) == ("loaded_by_script", platform, thread)
    assert api is None or found.api_url == api


@pytest.mark.parametrize(
    ("url", "api"),
    [
        (
            "https://www.ynet.co.il/economy/article/abc123",
            "https://www.ynet.co.il/iphone/json/api/talkbacks/list/v2/abc123/0/1",
        ),
        ("https://finance.walla.co.il/item/3512345", "https://dal.walla.co.il/talkback/list/3512345?type=1&page=1"),
    ],
)
def test_israeli_sites_are_known_by_their_address(url, api):
    assert status(page("<div id='comments'></div>"), url).api_url == api


def test_an_answer_says_how_many_are_left():
    data = {
        "data": {
            "total": 40,
            "list": [{"id": 1, "fatherId": 0, "writer": "w", "content": "c", "createDate": "09:05 14.05.24"}],
        }
    }
    found = status(json.dumps(data).encode(), kind="application/json")
    assert (found.declared, found.extracted, found.reason, found.platform) == (40, 1, "further_pages", "walla")


def test_nothing_declared_nothing_found():
    found = status(page(""))
    assert (found.declared, found.extracted, found.reason) == (None, 0, "not_declared")

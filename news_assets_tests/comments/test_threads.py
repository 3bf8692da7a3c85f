import time
from pathlib import Path

import pytest

from news_assets.comments.body import html_text
from news_assets.comments.dates import Clock
from news_assets.comments.extract import extract_comments
from news_assets.comments.found import Found
from news_assets.comments.thread import build_thread
from news_assets.comments.values import clean_author, count, last_id
from news_assets.pages import read_page
from news_assets.schemas.records import Article
from news_assets.sites import profile_for
from news_assets_tests.comments import threads


def said(text="x", **parts):
    return Found(text=text, author="a", **parts)


def parents(found):
    rows = build_thread(found, "article", "test", Clock())
    place = {row.comment_id: i for i, row in enumerate(rows)}
    return [(None if row.parent_id is None else place[row.parent_id], row.depth) for row in rows]


def test_parents_by_id_even_when_the_answer_comes_first():
    assert parents([said(key="2", parent_key="1"), said(key="1")]) == [(1, 1), (None, 0)]


def test_parents_by_level():
    assert parents([said(level=1), said(level=3), said(level=2), said(level=1)]) == [
        (None, 0),
        (0, 1),
        (0, 1),
        (None, 0),
    ]


def test_grouping_elements_are_left_out_and_replies_move_up():
    assert parents([said(), Found(inside=0), said(inside=1)]) == [(None, 0), (0, 1)]


def test_a_circle_of_parents_is_cut():
    rows = parents([said(key="1", parent_key="2"), said(key="2", parent_key="1")])
    assert sorted(depth for _, depth in rows) == [0, 1]


def test_a_comment_shown_twice_is_one_row_and_keeps_its_replies():
    found = [said("first", key="1"), said("first", key="1"), said("answer", inside=1), said("first", key="2")]
    assert parents(found) == [(None, 0), (0, 1), (None, 0)]


def test_a_title_that_is_all_stays_without_its_mark():
    rows = build_thread([Found(author="a", title='תבורכו (ל"ת)')], "article", "test", Clock())
    assert (rows[0].title, rows[0].text) == ("תבורכו", "תבורכו")


def test_names_counts_ids():
    assert clean_author("  Dana Quill says: ") == "Dana Quill"
    assert clean_author("מאת דנה לוי:") == "דנה לוי"
    assert clean_author("Von Neumann") == "Von Neumann"
    assert clean_author(" : ") is None
    assert [count(t) for t in ("1,234 likes", "(38)", "+5", "-3", "1.2k", "", "Like")] == [
        1234,
        38,
        5,
        -3,
        1200,
        0,
        None,
    ]
    assert [last_id(t) for t in ("comment-123", "#c99", "/posts/17/", "t1_k9f", "")] == ["123", "99", "17", "k9f", None]


def test_text_keeps_lines_and_leaves_out_scripts():
    assert (
        html_text("<p>one <b>two</b></p><script>x()</script><p>three<br>four &amp; five</p>")
        == "one two\nthree\nfour & five"
    )


LEVELS = 2000


def deep_page(item: str, count_: int) -> bytes:
    """Chains of replies, each 2,000 deep, every reply inside the element of what it answers."""
    opening, closing = item.split("{inner}")
    parts = []
    for start in range(0, count_, LEVELS):
        ids = range(start, min(start + LEVELS, count_))
        parts.extend([opening.replace("{i}", str(i)) for i in ids])
        parts.append(closing * len(ids))
    body = f'<article><p>A short article.</p></article><div id="comments"><ol>{"".join(parts)}</ol></div>'
    return f"<html><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "item",
    [
        '<li class="comment" id="comment-{i}"><cite class="fn">u{i}</cite><time datetime="2024-05-01T10:00:00">x</time>'
        '<div class="comment-content">word{i} said</div><ol class="children">{inner}</ol></li>',
        '<li class="kommentar" id="k{i}"><b class="user">u{i}</b><time datetime="2024-05-01T10:00:00">x</time>'
        '<div class="words">word{i} said</div><ol>{inner}</ol></li>',
    ],
    ids=["platform", "generic"],
)
def test_twenty_thousand_comments_two_thousand_levels(item):
    page = read_page(deep_page(item, 20_000), content_type="text/html")
    article = Article(article_id="a", page_id="p")
    start = time.process_time()
    found = extract_comments(page, profile_for(None), [article])
    assert time.process_time() - start < 15  # five on an idle machine
    assert len(found) == 20_000
    assert max(one.depth for one in found) == LEVELS - 1
    assert found[LEVELS].parent_id is None


@pytest.mark.parametrize(
    "source",
    [
        "<div class=comment>" * 5000,
        '<div class="comment" id="comment-1">' + "<b>x" * 20_000,
        "".join(f'<p class="comment c{i}" id="comment-{i}">{i}</p>' for i in range(20_000)),
        '<ul class="comments">' + "<li class=comment>1 2 3 4 5 ago " * 10_000,
    ],
)
def test_hostile_pages_end_soon(source):
    start = time.process_time()
    threads.read(f"<html><body>{source}".encode(), content_type="text/html")
    assert time.process_time() - start < 20


def test_pages_without_comments_stay_silent(shared_comment_pages):
    wrong = []
    for path in shared_comment_pages:
        page = read_page(path.read_bytes(), content_type="text/html")
        if extract_comments(page, profile_for(None), [Article(article_id="a", page_id="p")]):
            wrong.append(path.name)
    assert wrong == []


@pytest.fixture
def shared_comment_pages():
    folder = Path(__file__).parents[3] / "shared" / "comments" / "pages"
    if not folder.is_dir():
        pytest.skip("the shared development pages are not beside the project")
    return sorted(folder.glob("neg_*.html"))

"""Declared against extracted comments as a claim check of the page."""

import pytest

import news_assets

COMMENT = """<li class="comment" id="comment-{n}"><article class="comment-body"><footer class="comment-meta">
<b class="fn">Dana {n}</b> <time datetime="2024-03-0{n}T10:00:00+00:00">March {n}, 2024</time></footer>
<div class="comment-content"><p>Thought number {n} about the rate.</p></div></article></li>"""
STORY = "<p>" + "The central bank left its key rate where it was, and nobody was surprised. " * 6 + "</p>"


def checked(heading: str, count: int) -> list[tuple[str, float | None, float | None]]:
    thread = "".join(COMMENT.format(n=n) for n in range(1, count + 1))
    story = f"<article><h1>Rates</h1>{STORY}</article>"
    body = f"<html><body>{story}{heading}<ol class='comment-list'>{thread}</ol></body></html>"
    checks = news_assets.extract_page(body.encode(), url="https://news.example/a").claim_checks
    assert all(c.explanation and c.inputs == [] for c in checks if c.rule == "comment_count")
    return [(c.verdict, c.stated, c.computed) for c in checks if c.rule == "comment_count"]


@pytest.mark.parametrize(
    ("heading", "count", "expected"),
    [
        ("<h2>3 Comments</h2>", 3, [("consistent", 3.0, 3.0)]),
        ("<h2>9 Comments</h2>", 3, [("approximate", 9.0, 3.0)]),
        ("<h2>2 Comments</h2>", 3, [("inconsistent", 2.0, 3.0)]),
        ("<h2>9 Comments</h2>", 0, [("inconsistent", 9.0, 0.0)]),
        ("<h2>What readers say</h2>", 3, []),
    ],
)
def test_declared_against_found(heading, count, expected):
    assert checked(heading, count) == expected

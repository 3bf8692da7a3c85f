"""The selector engine, and the selectors and patterns of every profile."""

import re

import pytest
from lxml import html

from news_assets.articles.selectors import blocks, find, first_moment, first_text, matched, one_line
from news_assets.sites.registry import PROFILES

PAGE = html.document_fromstring(
    """<body><h1> A  title </h1><div class="meta"><time datetime="2025-01-02T03:04:05Z">today</time></div>
    <div class="b"><p>First <a>link</a> text.</p><p><b>Bold line</b></p><aside><p>advert</p></aside>
    <p>One<br>line<br><br>Another paragraph</p><ul><li><p>item</p></li></ul>tail</div>
    <div class="c">Only <i>own</i> text</div></body>"""
)
FIELDS = ("title", "kicker", "deck", "authors", "date", "section", "topics", "caption", "credit", "body", "drop")


def test_blocks_are_read_in_order_without_dropped_parts():
    drop = matched(PAGE, ("aside",))
    assert blocks(find(PAGE, ".b")[0], "p, li", drop) == [
        ("First link text.", False),
        ("Bold line", True),
        ("One line", False),
        ("Another paragraph", False),
        ("item", False),
    ]


def test_a_container_without_blocks_gives_its_own_text():
    assert blocks(find(PAGE, ".c")[0], "p", frozenset()) == [("Only own text", False)]


def test_first_match_that_has_text_wins():
    assert first_text(PAGE, (".missing", "h1")) == "A title"
    assert first_text(PAGE, (".missing",)) is None
    assert first_moment(PAGE, ("time",)) == "2025-01-02T03:04:05Z"


def test_deep_markup_is_read_without_recursion():
    deep = html.document_fromstring("<div class='x'>" + "<span>" * 200 + "end" + "</span>" * 200 + "</div>")
    assert one_line(find(deep, ".x")[0]) == "end"


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.name)
def test_selectors_and_patterns_are_valid(profile):
    for name in FIELDS:
        for css in getattr(profile, name):
            find(PAGE, css)
    find(PAGE, profile.blocks)
    for pattern in (*profile.stop, *profile.staff_authors):
        re.compile(pattern)
    assert profile.hosts
    assert profile.language in ("he", "en")
    assert profile.timezone

import json

import pytest

from news_assets.articles import extract_articles
from news_assets.pages import read_page
from news_assets.sites.profile import GENERIC
from news_assets_tests.articles.own_pages import ENGLISH, english


def authors(**parts):
    page = read_page(english(**parts), url="https://port-gazette.example/2024/05/07/harbour")
    return extract_articles(page, GENERIC)[0].authors


def stated(author):
    return json.dumps({"@type": "NewsArticle", "author": author})


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("<p>By Dana Frost Tuesday, May 7, 2024</p>", ["Dana Frost"]),
        ("<p>By Dana Frost, Amir Levi on Tuesday, May 7th, 2024 at 9 a.m.</p>", ["Dana Frost", "Amir Levi"]),
        ("<p>Von Dana Frost publiziert am 7. Mai 2024</p>", ["Dana Frost"]),
        ("<p>Written by <!-- -->Dana Frost, MS, RD<!-- --> on May 7, 2024</p>", ["Dana Frost"]),
        (
            "<div class=byline-section><span class=author>Dana Frost</span> <span>Northern Press</span></div>",
            ["Dana Frost"],
        ),
        ("<p>Posted by <a rel=author href=/authors/dana><b>Dana Frost</b></a></p>", ["Dana Frost"]),
        ("<p>By NPA, in <a href=/trade>Trade</a></p>", ["NPA"]),
        ("<p>AFP, MANILA</p>", ["AFP"]),
        ("<a href=/other><div><h6>By Amir Levi</h6></div></a>", []),
        ("<h4 class=author>The northern harbour ministries</h4>", []),
        ("<p class=byline>About Dana Frost</p>", []),
    ],
)
def test_bylines_readers_see(byline, names):
    assert authors(byline=byline) == names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"name": "By DANA FROST, NPA Harbour Writer"}, ["DANA FROST"]),
        ("Analysis by Dana Frost, Editor-at-large", ["Dana Frost"]),
        ({"name": "Dana Frost. Port Gazette International"}, ["Dana Frost"]),
        ({"name": "Port Gazette et AFP"}, ["Port Gazette et AFP"]),
        ({"@list": [{"name": "Dana Frost"}, {"name": "Amir Levi"}]}, ["Dana Frost", "Amir Levi"]),
    ],
)
def test_statements(author, names):
    assert authors(ld=stated(author), byline="") == names


def test_an_account_of_the_staff_gives_way_to_the_name_above_the_text():
    account = {"name": "Gazetteer", "url": "https://port-gazette.example/author/admin/"}
    assert authors(ld=stated(account), byline="", extra=f"<p>{ENGLISH[0]}</p>") == ["Gazetteer"]
    page = english(ld=stated(account), byline="").replace(
        b'<div class="article-body">', b'<div class="article-body"><p><b>DANA FROST</b></p>'
    )
    assert extract_articles(read_page(page, url="https://a.example/1"), GENERIC)[0].authors == ["DANA FROST"]


def test_the_editor_is_no_author_where_another_signs():
    editor = "<div class=author-2>Dana Frost</div><div class=info>Editor : Amir</div>"
    assert authors(ld=stated({"name": "Amir"}), byline=editor) == ["Dana Frost"]
    assert authors(ld=stated({"name": "Amir"}), byline="<div class=info>Editor : Amir</div>") == ["Amir"]


def test_the_card_that_tells_who_wrote():
    card = '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Dana Frost">'
    assert authors(meta=card, byline="") == ["Dana Frost"]

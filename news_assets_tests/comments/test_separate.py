"""Articles and comments stay apart, whatever the article layer took in."""

import pytest

import news_assets
from news_assets.comments import separate
from news_assets.comments.separate import _plain
from news_assets.pages import read_page
from news_assets.schemas.records import Article, Comment
from news_assets_tests.comments import threads

BODY = "The central bank left its rate at four percent."
SAID = "They should have moved in spring, my mortgage cannot wait."
QUOTE = f"You write: {BODY} I doubt it."


def comment(position, text, platform="wordpress", **more):
    return Comment(comment_id=f"c{position}", article_id="a", position=position, text=text, platform=platform, **more)


def apart(blocks, comments, shown):
    page = read_page(
        f"<html><body>{''.join(f'<p>{s}</p>' for s in shown)}</body></html>".encode(), content_type="text/html"
    )
    article = Article(article_id="a", page_id="p", paragraphs=blocks, text="\n\n".join(blocks))
    articles, kept = separate(page, [article], comments)
    return articles[0], kept


def test_a_comment_leaves_the_article():
    article, kept = apart([BODY, SAID], [comment(0, SAID)], [BODY, SAID])
    assert article.paragraphs == [BODY]
    assert article.text == BODY
    assert len(kept) == 1


def test_a_quoted_sentence_stays_in_the_article():
    article, _ = apart([BODY], [comment(0, QUOTE)], [BODY, QUOTE])
    assert article.paragraphs == [BODY]


def test_names_between_comments_leave_with_them():
    other = "Spring inflation was still far above target though."
    article, _ = apart([BODY, SAID, "ratewatcher7", other], [comment(0, SAID), comment(1, other)], [BODY, SAID, other])
    assert article.paragraphs == [BODY]


def test_the_opening_post_of_a_topic_is_the_article():
    posts = [comment(0, SAID, "phpbb"), comment(1, "Spring inflation was far above target.", "phpbb")]
    article, kept = apart([SAID, posts[1].text], posts, [SAID, posts[1].text])
    assert article.paragraphs == [SAID]
    assert [(one.position, one.text) for one in kept] == [(0, posts[1].text)]


@pytest.mark.parametrize("name", threads.names())
def test_no_text_stands_in_both(name):
    records = news_assets.extract_page(threads.page(name), url="https://news.example.com/a", content_type="text/html")
    body = _plain(records.articles[0].text)
    assert records.comments
    assert not [one.text for one in records.comments if _plain(one.text) in body]
    assert not [
        p for p in records.articles[0].paragraphs if any(_plain(p) in _plain(one.text) for one in records.comments)
    ]

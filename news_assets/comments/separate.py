"""Keep articles and comments apart: what readers said is not the article, a topic's opening post is no comment."""

from collections.abc import Sequence
from dataclasses import replace

from news_assets.comments.scheme import markup_schemes
from news_assets.pages import Page
from news_assets.schemas.ids import sha256_hex
from news_assets.schemas.records import Article, Comment

_TELLING = 25
_MOSTLY = 0.6


def separate(
    page: Page, articles: Sequence[Article], comments: Sequence[Comment]
) -> tuple[list[Article], list[Comment]]:
    """Return articles without blocks that stand on the page in comments only, and comments without the opening post.

    A sentence of the article that a reader quotes stands on the page twice and stays in both.
    """
    if not comments or page.record.form != "html":
        return list(articles), list(comments)
    kept = [_without_comments(page, article, comments) for article in articles]
    main = next((a for a in kept if a.is_main), None)
    if main and comments[0].platform in _forums() and _holds(main, comments[0]):
        return kept, _without_first(comments)
    return kept, list(comments)


def _forums() -> frozenset[str]:
    return frozenset(scheme.platform for scheme in markup_schemes() if scheme.opening)


def _plain(text: str) -> str:
    """One line without the bullet that the article layer puts before list entries."""
    return " ".join(text.split()).lstrip("-•* ")


def _holds(article: Article, comment: Comment) -> bool:
    """Whether most of the comment's lines stand in the article."""
    lines = [_plain(line) for line in comment.text.split("\n") if line.strip()]
    body = _plain(article.text)
    return bool(lines) and sum(len(line) for line in lines if line in body) >= _MOSTLY * sum(map(len, lines))


def _begins(article: Article, comment: Comment) -> bool:
    """Whether the article's first lines are the comment's: before a text of its own no post opens the topic."""
    opening = _plain(article.text.partition("\n\n")[0])
    return bool(opening) and (opening in _plain(comment.text) or len(opening) < _TELLING)


def _without_comments(page: Page, article: Article, comments: Sequence[Comment]) -> Article:
    opens = comments[0].platform in _forums() and _begins(article, comments[0])
    said = "\n".join(_plain(comment.text) for comment in comments[1 if opens else 0 :])
    blocks = article.text.split("\n\n")
    plain = [_plain(block) for block in blocks]
    doubtful = {i for i, block in enumerate(plain) if len(block) >= _TELLING and block in said}
    if not doubtful:
        return article
    shown = _plain(
        " ".join(page.tree.itertext("p", "div", "li", "span", "td", "a", "article", "section", "blockquote"))
    )
    foreign = {i for i in doubtful if shown.count(plain[i]) <= said.count(plain[i])}
    if not foreign:
        return article
    first, last = min(foreign), max(foreign)
    between = sum(len(block) for block in plain[first : last + 1])
    if sum(len(plain[i]) for i in foreign) >= _MOSTLY * between:
        foreign = set(range(first, last + 1))  # names and times between the comments
    gone = {plain[i] for i in foreign}
    text = "\n\n".join(block for i, block in enumerate(blocks) if i not in foreign)
    return replace(
        article,
        text=text,
        text_sha256=sha256_hex(text.encode()),
        paragraphs=[p for p in article.paragraphs if _plain(p) not in gone],
        subheads=[s for s in article.subheads if _plain(s) not in gone],
    )


def _without_first(comments: Sequence[Comment]) -> list[Comment]:
    first = comments[0]
    if any(comment.parent_id == first.comment_id for comment in comments):
        return list(comments)
    return [replace(comment, position=i) for i, comment in enumerate(comments[1:])]

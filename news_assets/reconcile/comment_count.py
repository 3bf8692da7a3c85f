"""The number of comments a page declares against those it holds."""

from collections.abc import Sequence

from news_assets.comments.status import CommentStatus, comment_status
from news_assets.comments.status.declared import declared_count
from news_assets.pages import Page
from news_assets.reconcile.finding import relative_error
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Article, ClaimCheck, Comment
from news_assets.schemas.vocabulary import Verdict

RULE = "comment_count"
_WHERE = {
    "further_pages": "the others are on further pages",
    "loaded_by_script": "the others are loaded by a script",
    "more_than_declared": "more than it declares: the count is older, or something else was read as a comment",
    "not_found": "the others are nowhere on it",
}


def check_comment_count(page: Page, article: Article, comments: Sequence[Comment]) -> list[ClaimCheck]:
    """Return one check without inputs where the page declares a count: `inconsistent` for none or too many found."""
    said = page.record.form == "json" or article.comment_count is not None
    if not said and (page.record.form != "html" or declared_count(page) is None):
        return []  # the search for loaders is dear
    status = comment_status(page, article, comments)
    if status.declared is None:
        return []
    return [
        ClaimCheck(
            check_id=stable_id(article.article_id, RULE),
            article_id=article.article_id,
            rule=RULE,
            stated=float(status.declared),
            computed=float(status.extracted),
            relative_error=relative_error(status.extracted, status.declared) if status.declared else None,
            verdict=_verdict(status),
            explanation=_explanation(status),
        )
    ]


def _verdict(status: CommentStatus) -> Verdict:
    if status.reason == "complete":
        return "consistent"
    elsewhere = status.reason in ("further_pages", "loaded_by_script")
    return "approximate" if elsewhere or 0 < status.extracted < (status.declared or 0) else "inconsistent"


def _explanation(status: CommentStatus) -> str:
    said = f"The page declares {status.declared} comments and holds {status.extracted}"
    why = _WHERE.get(status.reason)
    source = f" ({status.platform})" if status.platform else ""
    return f"{said}; {why}{source}." if why else f"{said}."

"""Columns that rules need and tables do not have: what a row points at, whether its span quotes, what verbs say.

Added columns start with `_`. References count only rows that were accepted themselves.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from news_assets.language.direction import direction

Frames = Mapping[str, pl.DataFrame]
_COLUMN = {"title": "title", "deck": "deck", "text": "text", "caption": "image_caption"}


def with_context(table: str, frame: pl.DataFrame, accepted: Frames) -> pl.DataFrame:
    """Return the frame with the columns that the table's rules use; `accepted` holds the tables before it."""
    if table == "articles":
        pages = accepted["raw_pages"].filter(pl.col("status") == "accepted")
        captured = pages.select("page_id", pl.col("fetched_at").str.head(10).alias("_captured"), _form="form")
        return _joined(frame.with_columns(_in("page_id", pages, "_known")), captured, "page_id")
    if table == "comments":
        captured = accepted["articles"].select("article_id", "_captured")
        return _joined(frame, captured, "article_id").with_columns(
            _in("article_id", accepted["articles"], "_known"),
            pl.col("parent_id").is_in(frame["comment_id"].to_list()).alias("_parent_known"),
        )
    if table in ("entities", "quantities", "facts"):
        frame = frame.with_columns(
            _in("article_id", accepted["articles"], "_known"),
            pl.Series("_quotes", _quoting(frame, accepted), dtype=pl.Boolean),
        )
    if table == "facts":
        spans = accepted["quantities"].select("quantity_id", _start="start", _end="end")
        captured = accepted["articles"].select("article_id", "_captured")
        frame = _joined(_joined(frame, spans, "quantity_id"), captured, "article_id")
        rows = _rows(frame, "sentence", "quote", "measure")
        words = [direction(sentence, quote) if measure == "change" else 0 for sentence, quote, measure in rows]
        return frame.with_columns(pl.Series("_direction", words, dtype=pl.Int8))
    if table == "claim_checks":
        facts = set(accepted["facts"]["fact_id"].to_list())
        inputs = [set(ids) <= facts for (ids,) in _rows(frame, "inputs")]
        return frame.with_columns(
            _in("article_id", accepted["articles"], "_known"), pl.Series("_inputs_known", inputs, dtype=pl.Boolean)
        )
    return frame


def page_ids(table: str, frame: pl.DataFrame, accepted: Frames) -> list[str | None]:
    """Return the page each row comes from, None where that is unknown."""
    if "page_id" in frame.columns:
        return frame["page_id"].to_list()
    page_of = dict(_rows(accepted["articles"], "article_id", "page_id"))
    return [page_of.get(article) for article in frame["article_id"].to_list()]


def _in(column: str, parent: pl.DataFrame, alias: str) -> pl.Expr:
    return pl.col(column).is_in(parent[column].to_list()).alias(alias)


def _joined(frame: pl.DataFrame, other: pl.DataFrame, on: str) -> pl.DataFrame:
    return frame.join(other.unique(on), on=on, how="left", maintain_order="left")


def _quoting(frame: pl.DataFrame, accepted: Frames) -> list[bool]:
    articles = accepted["articles"]
    text: dict[tuple[str, str], str] = {}
    for field, column in _COLUMN.items():
        text.update(((key, field), value) for key, value in _rows(articles, "article_id", column) if value)
    if "comment_id" in frame.columns:
        text.update(((key, "comment"), value) for key, value in _rows(accepted["comments"], "comment_id", "text"))
        owner = frame["comment_id"].fill_null(frame["article_id"]).to_list()
    else:
        owner = frame["article_id"].to_list()
    rows = _rows(frame, "field", "start", "end", "quote")
    return [
        0 <= start < end and text.get((key, field), "")[start:end] == quote
        for key, (field, start, end, quote) in zip(owner, rows, strict=True)
    ]


def _rows(frame: pl.DataFrame, *names: str) -> Iterable[tuple[Any, ...]]:
    return frame.select(names).iter_rows()

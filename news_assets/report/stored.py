"""The report of stored tables: a day, an article, or the facts that a query chose."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from news_assets.report.render import render
from news_assets.storage import Lake
from news_assets.storage.publish import write_file

Tables = dict[str, list[dict[str, Any]]]
_SHOWN = ("raw_pages", "articles", "comments", "entities", "facts", "claim_checks", "quarantine")


@dataclass(frozen=True, slots=True)
class Written:
    """The file, whether it is another one than before, and what it shows."""

    path: Path
    changed: bool
    facts: int
    articles: int
    size: int


def folder(lake: Lake) -> Path:
    """Return where reports stand beside the tables."""
    return lake.root / "reports"


def gather(
    lake: Lake, *, day: str | None = None, article: str | None = None, facts: Collection[str] | None = None
) -> Tables:
    """Return the rows a report shows; `article` is the start of an article_id, `facts` are chosen fact ids."""
    on_day = pl.lit(True) if day is None else pl.col("date").cast(pl.String) == day
    wanted = pl.all().exclude("body")
    tables: Tables = {
        name: lake.query(name, lambda rows: rows.filter(on_day).select(wanted)).to_dicts() for name in _SHOWN
    }
    if facts is not None:
        chosen = frozenset(facts)
        tables["facts"] = [row for row in tables["facts"] if row["fact_id"] in chosen]
        tables["claim_checks"] = [row for row in tables["claim_checks"] if chosen.intersection(row["inputs"])]
        kept = {row["article_id"] for row in tables["facts"]}
    elif article is not None:
        kept = {row["article_id"] for row in tables["articles"] if row["article_id"].startswith(article)}
    else:
        return tables
    return _of_articles(tables, kept)


def write(path: Path, tables: Tables, title: str) -> Written:
    """Write the report of the rows; an equal one keeps its file."""
    html = render(tables, title=title).encode()
    changed = not path.exists() or path.read_bytes() != html
    if changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, html)
    return Written(path, changed, len(tables["facts"]), len(tables["articles"]), len(html))


def _of_articles(tables: Tables, kept: Collection[str]) -> Tables:
    of_article = {
        name: [row for row in tables[name] if row["article_id"] in kept]
        for name in ("articles", "comments", "entities", "facts", "claim_checks")
    }
    pages = {row["page_id"] for row in of_article["articles"]}
    of_page = {name: [row for row in tables[name] if row["page_id"] in pages] for name in ("raw_pages", "quarantine")}
    return {**tables, **of_article, **of_page}

"""news-assets report: the offline evidence report."""

from pathlib import Path
from typing import Annotated

import typer

from news_assets.cli.options import Day
from news_assets.cli.tables import rows

_TABLES = ("raw_pages", "articles", "comments", "entities", "facts", "claim_checks", "quarantine")


def report(
    day: Day = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the HTML file.")] = Path("report.html"),
    article: Annotated[str | None, typer.Option(help="Only articles whose article_id starts so.")] = None,
) -> None:
    """Write one offline HTML file in which every number leads to its characters."""
    import polars as pl

    from news_assets.report import render
    from news_assets.storage.publish import write_file

    chosen = [] if article is None else [pl.col("article_id").str.starts_with(article)]
    of_article = ("articles", "comments", "entities", "facts", "claim_checks")
    tables = {name: rows(name, *(chosen if name in of_article else ()), day=day) for name in _TABLES}
    title = "Evidence report" + (f" {day}" if day else "") + (f", article {article}" if article else "")
    write_file(output, render(tables, title=title).encode())
    typer.echo(f"{output}: {len(tables['facts'])} facts of {len(tables['articles'])} articles; open it in a browser")

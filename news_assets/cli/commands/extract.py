"""news-assets extract: one page, no tables."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from news_assets.cli.exits import OK, QUARANTINE, USAGE, fail
from news_assets.cli.options import Json

if TYPE_CHECKING:
    from news_assets.extract import PageRecords


def extract(
    path: Annotated[
        str, typer.Argument(help="A saved page (HTML, text capture, JSON answer), or - for standard input.")
    ],
    url: Annotated[str | None, typer.Option(help="Address the page came from.")] = None,
    content_type: Annotated[str | None, typer.Option(help="Content type as delivered.")] = None,
    fetched_at: Annotated[str | None, typer.Option(help="Capture time, RFC 3339.")] = None,
    as_json: Json = False,
) -> None:
    """Print what a page holds: articles, facts, checks."""
    import news_assets
    from news_assets.cli.output import print_json

    _check(fetched_at)
    try:
        body = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        fail(f"{path}: {what}", "give the path of a saved page, or - to read standard input", USAGE)
    records = news_assets.extract_page(body, url=url, content_type=content_type, fetched_at=fetched_at)
    if as_json:
        print_json(records.to_dict())
    else:
        _print(records)
    raise typer.Exit(QUARANTINE if records.page.status == "quarantined" else OK)


def _check(fetched_at: str | None) -> None:
    try:
        datetime.fromisoformat(fetched_at or "2024-01-01")
    except ValueError:
        fail(f"--fetched-at {fetched_at!r} is no time", "write it like 2024-05-31T09:30:00Z", USAGE)


def _print(records: "PageRecords") -> None:
    from dataclasses import asdict

    from news_assets.cli.output import console, print_table, styled
    from news_assets.report.figures import value_text

    out = console()
    page = records.page
    out.print(
        styled(f"{page.form}, {page.size} bytes, {page.charset_used}: {page.status}. {page.reason or ''}", "bold")
    )
    for article in records.articles:
        out.print(styled(f"\n{article.title or '(no title)'}", "bold underline"))
        by = ", ".join(article.authors)
        out.print(
            styled(f"{by} {article.published_at or ''} [{article.method}, {len(article.text)} characters]", "dim")
        )
        facts = [
            {
                "subject": f.subject,
                "metric": f.metric,
                "value": value_text(asdict(f)),
                "modality": f.modality,
                "quote": f.quote,
            }
            for f in records.facts
            if f.article_id == article.article_id
        ]
        if facts:
            print_table(facts)
        for check in records.claim_checks:
            if check.article_id == article.article_id:
                style = "red" if check.verdict == "inconsistent" else "green"
                out.print(styled(f"{check.verdict} {check.rule}: {check.explanation}", style))
    if records.comments:
        out.print(styled(f"\n{len(records.comments)} comments", "bold"))

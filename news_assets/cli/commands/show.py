"""news-assets show: an article with its facts and entities highlighted."""

from typing import Annotated, Any

import typer

from news_assets.cli.options import Json
from news_assets.cli.tables import one, rows


def show(
    article: Annotated[str, typer.Argument(help="article_id, or its first characters.")],
    as_json: Json = False,
) -> None:
    """Show an article with facts and entities highlighted in its text."""
    import polars as pl

    from news_assets.cli.output import print_json

    row = one("articles", "article_id", article)
    own = pl.col("article_id") == row["article_id"]
    parts = {name: rows(name, own) for name in ("facts", "entities", "claim_checks", "comments")}
    if as_json:
        print_json({"article": row, **parts})
    else:
        _print(row, parts)


def _print(article: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> None:
    from news_assets.cli.output import console, is_rtl, print_table, styled
    from news_assets.report.figures import value_text

    out = console()
    for column, field, style in (
        ("kicker", "", "dim"),
        ("title", "title", "bold"),
        ("deck", "deck", "italic"),
        ("text", "text", ""),
    ):
        source = article[column]
        if not source:
            continue
        text = styled(source, style)
        # Control characters were dropped above; offsets only hold for a text that had none.
        if len(text) == len(source):
            for kind, colour in (("entities", "cyan"), ("facts", "black on yellow")):
                for mark in parts[kind]:
                    if mark["field"] == field:
                        bad = kind == "facts" and not mark["valid"]
                        text.stylize("white on red" if bad else colour, mark["start"], mark["end"])
        for paragraph in text.split("\n"):
            out.print(paragraph, justify="right" if is_rtl(paragraph.plain) else "left")
    lines = [
        {
            "fact": f["fact_id"][:8],
            "subject": f["subject"],
            "metric": f["metric"],
            "value": value_text(f),
            "modality": f["modality"],
        }
        for f in parts["facts"]
    ]
    if lines:
        print_table(lines, title="facts (news-assets why FACT tells where each comes from)")
    for check in parts["claim_checks"]:
        out.print(styled(f"{check['verdict']} {check['rule']}: {check['explanation']}"))

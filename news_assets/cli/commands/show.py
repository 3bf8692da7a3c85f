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
    from news_assets.cli.output import console, print_marked, print_table, styled
    from news_assets.report.figures import value_text
    from news_assets.report.highlight import pieces
    from news_assets.report.model import marks

    out = console()
    styles = {"kicker": "dim", "title": "bold", "deck": "italic", "text": "", "image_caption": "dim"}
    for column, style in styles.items():
        name = "caption" if column == "image_caption" else column
        if article[column]:
            print_marked(pieces(article[column], marks(name, parts["facts"], parts["entities"])), style)
    by = (", ".join(article["authors"] or ()), article["published_at"], article["method"], article["site_profile"])
    out.print(styled(" · ".join(filter(None, by)), "dim"))
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
        style = "red" if check["verdict"] == "inconsistent" else "green"
        out.print(styled(f"{check['verdict']} {check['rule']}: {check['explanation']}", style))
    if parts["comments"]:
        out.print(styled(f"{len(parts['comments'])} comments", "bold"))
    for comment in parts["comments"]:
        when = comment["published_at"] or comment["published_raw"] or ""
        out.print(styled(f"{'  ' * min(comment['depth'], 8)}{comment['author'] or '?'} {when}", "dim"))
        print_marked(pieces(comment["text"] or "", ()), "")

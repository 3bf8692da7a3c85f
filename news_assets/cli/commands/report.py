"""news-assets report: the offline evidence report."""

from pathlib import Path
from typing import Annotated

import typer

from news_assets.cli.exits import USAGE, fail
from news_assets.cli.options import Day, Json
from news_assets.cli.tables import lake


def report(
    day: Day = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the HTML file.")] = Path("report.html"),
    article: Annotated[str | None, typer.Option(help="Only articles whose article_id starts so.")] = None,
    query: Annotated[
        str | None, typer.Option(help="Only the facts this SQL gives, e.g. \"from facts where subject_id = 'tesla'\".")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    as_json: Json = False,
) -> None:
    """Write one offline HTML file in which every number leads to its characters."""
    import webbrowser

    from news_assets.cli.output import print_json, working
    from news_assets.report.stored import gather, write

    store = lake()
    if day is not None and day not in store.days():
        fail(f"no tables for day {day}", f"stored days: {', '.join(store.days()[-10:])}", USAGE)
    if output.is_dir():
        fail(f"{output} is a folder", f"name the file: --output {output / 'report.html'}", USAGE)
    title = " ".join(filter(None, ("Evidence report", day, article and f"article {article}", query and "of a query")))
    with working("writing the report"):
        facts = None if query is None else _chosen(query)
        tables = gather(store, day=day, article=article, facts=facts)
        if article and not tables["articles"]:
            fail(
                f"no article_id starts with {article!r}",
                "see: news-assets query 'select article_id, title from articles'",
                USAGE,
            )
        try:
            written = write(output.absolute(), tables, title)
        except OSError as error:
            fail(f"{output}: {error.strerror}", "choose another place with --output")
    address = written.path.as_uri()
    if as_json:
        print_json(
            {"report": str(written.path), "url": address, "facts": written.facts, "articles": written.articles,
             "bytes": written.size, "changed": written.changed}
        )  # fmt: skip
    else:
        typer.echo(f"{written.facts} facts of {written.articles} articles in {output}\nopen {address}")
    if show:
        webbrowser.open(address)


def _chosen(query: str) -> list[str]:
    import duckdb

    from news_assets.storage.sql import connect

    with connect(lake()) as connection:
        try:
            return [str(key) for (key,) in connection.execute(f"select fact_id from ({query})").fetchall()]  # noqa: S608
        except duckdb.Error as error:
            fail(str(error).splitlines()[0], 'give SQL with a column fact_id, e.g. --query "from facts where valid"')

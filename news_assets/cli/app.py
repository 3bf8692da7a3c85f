"""The commands gathered; every command imports what it needs when it runs, so that help answers at once."""

from typing import Annotated

import typer

from news_assets.cli.commands import (
    demo,
    doctor,
    extract,
    fetch,
    names,
    quarantine,
    query,
    report,
    run,
    show,
    ui,
    why,
)
from news_assets.cli.parts import Command, Root

app = typer.Typer(
    cls=Root,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Financial news in, trustworthy tables out.",
    epilog="Exit codes: 0 ok, 1 failed, 2 usage, 3 done but with quarantine, 130 interrupted.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"news-assets {version('news_assets')}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Financial news in, trustworthy tables out."""


app.command("demo", cls=Command)(demo.demo)
app.command("run", cls=Command)(run.run)
app.command("fetch", cls=Command)(fetch.fetch)
app.command("ui", cls=Command)(ui.ui)
app.command("extract", cls=Command)(extract.extract)
app.command("query", cls=Command)(query.query)
app.command("show", cls=Command)(show.show)
app.command("why", cls=Command)(why.why)
app.command("report", cls=Command)(report.report)
app.command("doctor", cls=Command)(doctor.doctor)
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(names.tagger, name="tagger")
app.add_typer(names.gazetteer, name="gazetteer")

"""news-assets gazetteer: refresh the list of known names from Wikidata."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The list of known names.")


@app.callback()
def gazetteer() -> None:
    """The list of known names."""


@app.command()
def refresh(
    kind: Annotated[str, typer.Argument(help="What to fetch: company, person, index, ...")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="TSV file (default: the user's data folder).")
    ] = None,
    network: Annotated[
        bool, typer.Option("--network", help="Allow the request to Wikidata's public endpoint.")
    ] = False,
) -> None:
    """Fetch names from Wikidata; asks the network only with --network."""
    from news_assets.cli.exits import USAGE, fail

    if not network:
        fail("this command asks Wikidata's public endpoint", "run it again with --network", USAGE)
    typer.echo(_refresh(kind, output))


def _refresh(kind: str, output: Path | None) -> str:
    return ""

"""news-assets tagger: train the name tagger on your own files."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Train the name tagger.")


@app.callback()
def tagger() -> None:
    """Train the name tagger."""


@app.command()
def train(
    data: Annotated[
        list[Path], typer.Argument(exists=True, dir_okay=False, help="BIO or BMES files: token tag per line.")
    ],
    language: Annotated[str, typer.Option(help="Language of the files: he or en.")] = "he",
) -> None:
    """Train on the CPU in minutes and keep the weights in the user's data folder."""
    from news_assets.entities.tagger import train as train_tagger

    weights = train_tagger(data, language)
    typer.echo(f"weights written to {weights}; they are used from now on")

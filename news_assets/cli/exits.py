"""Exit codes and the one way to end with an error."""

from typing import NoReturn

import typer

OK = 0
FAILED = 1
USAGE = 2
QUARANTINE = 3
"""Done, but some pages or rows went to quarantine."""


def fail(message: str, next_step: str, code: int = FAILED) -> NoReturn:
    """Print what went wrong and what to do next, then end."""
    from news_assets.cli.output import plain

    typer.echo(f"error: {plain(message)}\n  next: {plain(next_step)}", err=True)
    raise typer.Exit(code)

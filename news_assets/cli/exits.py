"""Exit codes and the one way to end with an error."""

import sys
from typing import NoReturn

import typer

OK = 0
FAILED = 1
USAGE = 2
QUARANTINE = 3
"""Done, but some pages or rows went to quarantine."""
INTERRUPTED = 130
"""Ended by Ctrl-C, as shells count it."""


def fail(message: str, next_step: str, code: int = FAILED) -> NoReturn:
    """Tell what went wrong and what to do next, then end."""
    tell(message, next_step)
    raise typer.Exit(code)


def tell(message: str, next_step: str) -> None:
    """Print an error with its next step on standard error; as one JSON object where the command was given --json."""
    from news_assets.cli.output import json_text, plain

    if "--json" in sys.argv:
        typer.echo(json_text({"error": plain(message), "next": plain(next_step)}), err=True, nl=False)
    else:
        typer.echo(f"error: {plain(message)}\n  next: {plain(next_step)}", err=True)

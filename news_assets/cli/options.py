"""Options that several commands share."""

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Day = Annotated[
    str | None, typer.Option("--day", help="Capture day, YYYY-MM-DD (default: all days).", metavar="YYYY-MM-DD")
]

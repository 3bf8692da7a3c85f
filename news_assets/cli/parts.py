"""What every command and the tree of them share: help for arguments, usage errors as JSON where JSON was asked for."""

import sys
from collections.abc import Callable
from typing import Any, get_type_hints

import click
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.models import ArgumentInfo

from news_assets.cli.exits import USAGE, tell


class Command(TyperCommand):
    """A command whose help says what its arguments are: typer's own loses that with click 8.5."""

    def __init__(self, name: str | None, *, callback: Callable[..., Any] | None = None, **more: Any) -> None:
        super().__init__(name, callback=callback, **more)
        hints = get_type_hints(callback, include_extras=True) if callback else {}
        for parameter in self.params:
            if isinstance(parameter, TyperArgument) and parameter.help is None:
                about = getattr(hints.get(parameter.name or ""), "__metadata__", ())
                parameter.help = next((info.help for info in about if isinstance(info, ArgumentInfo)), None)


class Root(TyperGroup):
    """The tree of commands; with --json a usage error is one JSON object too."""

    def main(self, *args: Any, **more: Any) -> Any:
        """Run the command that is asked for and exit with its code."""
        if "--json" not in sys.argv:
            return super().main(*args, **more)
        try:
            code = super().main(*args, **{**more, "standalone_mode": False})
        except click.UsageError as error:
            place = error.ctx.command_path if error.ctx else "news-assets"
            tell(error.format_message(), f"see `{place} --help`")
            sys.exit(USAGE)
        except click.Abort:
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

"""What goes to the terminal: text of the web never reaches it with control characters or as markup."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from news_assets.text.plain import plain

__all__ = ["console", "is_rtl", "plain", "print_json", "print_table", "styled"]

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def console(*, error: bool = False) -> "Console":
    """Return a console that reads no markup and guesses no highlights."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, stderr=error, soft_wrap=False)


def print_json(data: object) -> None:
    """Print JSON with a newline behind it."""
    import orjson

    options = orjson.OPT_INDENT_2 | orjson.OPT_NAIVE_UTC
    sys.stdout.buffer.write(orjson.dumps(data, default=str, option=options) + b"\n")
    sys.stdout.buffer.flush()


def print_table(
    rows: Sequence[Mapping[str, Any]], columns: Iterable[str] | None = None, title: str | None = None
) -> None:
    """Print rows as a table; Hebrew cells are set to the right."""
    from rich.table import Table
    from rich.text import Text

    names = list(columns or (rows[0] if rows else ()))
    table = Table(title=title, header_style="bold", show_lines=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        cells = []
        for name in names:
            value = row.get(name)
            text = "" if value is None else plain(value)
            cells.append(Text(text, justify="right" if is_rtl(text) or isinstance(value, int | float) else "left"))
        table.add_row(*cells)
    console().print(table)


def is_rtl(text: str) -> bool:
    """Tell whether the first strong character is written right to left."""
    for character in text:
        if "\u0590" <= character <= "\u08ff":
            return True
        if character.isalpha():
            return False
    return False


def styled(text: str, style: str = "") -> "Text":
    """Return terminal text of untrusted characters."""
    from rich.text import Text

    return Text(plain(text), style=style)

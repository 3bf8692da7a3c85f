"""What goes to the terminal: text of the web never reaches it with control characters or as markup."""

import re
import sys
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from news_assets.text.plain import plain

__all__ = [
    "console",
    "is_rtl",
    "json_text",
    "plain",
    "print_json",
    "print_marked",
    "print_pairs",
    "print_table",
    "styled",
    "working",
]

# What JSON leaves as it is although terminals and readers' eyes obey it.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from news_assets.report.highlight import Piece

_LEAST_WIDTH = 8
COLOURS = {"fact": "black on yellow", "entity": "cyan", "invalid": "white on red"}


def console(*, error: bool = False) -> "Console":
    """Return a console that reads no markup and guesses no highlights."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, stderr=error, soft_wrap=False)


def json_text(data: object) -> str:
    """Return indented JSON with a newline behind it; characters that steer a terminal as escapes, bytes as base64."""
    import orjson

    options = orjson.OPT_INDENT_2 | orjson.OPT_NAIVE_UTC
    text = orjson.dumps(data, default=_other, option=options).decode() + "\n"
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _other(value: object) -> str:
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


def print_json(data: object) -> None:
    """Print JSON on standard output."""
    sys.stdout.buffer.write(json_text(data).encode())
    sys.stdout.buffer.flush()


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show that something is under way, on standard error and only to a person."""
    with console(error=True).status(plain(what)):
        yield


def print_table(
    rows: Sequence[Mapping[str, Any]], columns: Iterable[str] | None = None, title: str | None = None
) -> None:
    """Print rows as a table, Hebrew cells set to the right; rows too wide for one as name and value, line by line."""
    from rich.table import Table
    from rich.text import Text

    names = list(columns or (rows[0] if rows else ()))
    if len(names) * _LEAST_WIDTH > console().width:
        for number, row in enumerate(rows, 1):
            console().print(styled(f"row {number}", "bold"))
            print_pairs({name: row[name] for name in names if row[name] is not None})
        return
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for name in names:
        table.add_column(plain(name), overflow="fold")
    for row in rows:
        cells = []
        for name in names:
            value = row.get(name)
            text = "" if value is None else _figure(value) if isinstance(value, float) else plain(value)
            cells.append(Text(text, justify="right" if is_rtl(text) or isinstance(value, int | float) else "left"))
        table.add_row(*cells)
    console().print(table)


def print_pairs(pairs: Mapping[str, Any]) -> None:
    """Print names and values in two columns; long values stay in theirs."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs.items():
        table.add_row(styled(name), styled(_figure(value) if isinstance(value, float) else str(value)))
    console().print(table)


def _figure(value: float) -> str:
    return f"{value:,.15g}"


def is_rtl(text: str) -> bool:
    """Tell whether the first strong character is written right to left."""
    for character in text:
        if "\u0590" <= character <= "\u08ff":
            return True
        if character.isalpha():
            return False
    return False


def print_marked(cut: Sequence["Piece"], style: str) -> None:
    """Print pieces of an untrusted text, line by line from the side it is read from."""
    from rich.text import Text

    whole = Text(style=style)
    for piece in cut:
        mark = piece.mark
        whole.append(plain(piece.text), COLOURS["invalid" if mark.invalid else mark.kind] if mark else "")
    for line in whole.split("\n"):
        console().print(line, justify="right" if is_rtl(line.plain) else "left")


def styled(text: str, style: str = "") -> "Text":
    """Return terminal text of untrusted characters."""
    from rich.text import Text

    return Text(plain(text), style=style)

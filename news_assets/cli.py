"""news-assets: the command line."""

import sys
from pathlib import Path

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def root() -> None:
    """Financial news in, trustworthy tables out."""


@app.command()
def extract(path: str, url: str | None = None) -> None:
    """Print what PATH (or - for standard input) holds, as JSON."""
    import orjson

    import news_assets

    body = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    sys.stdout.buffer.write(orjson.dumps(news_assets.extract_page(body, url=url).to_dict(), option=orjson.OPT_INDENT_2))


def main() -> None:
    """Run the command line."""
    app()

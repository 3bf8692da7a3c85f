"""news-assets: the command line."""

import os
import sys


def main() -> None:
    """Run the command line; an unforeseen error ends with one line, traced when NEWS_ASSETS_DEBUG is set."""
    from news_assets.cli.app import app

    try:
        app()
    except Exception as error:
        if os.environ.get("NEWS_ASSETS_DEBUG"):
            raise
        from news_assets.cli.output import plain

        print(f"error: {type(error).__name__}: {plain(error)[:500]}", file=sys.stderr)
        print("  next: run it again with NEWS_ASSETS_DEBUG=1 for the trace, or `news-assets doctor`", file=sys.stderr)
        sys.exit(1)

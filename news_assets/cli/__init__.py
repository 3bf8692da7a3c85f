"""news-assets: the command line."""

import os
import sys


def main() -> None:
    """Run the command line; an unforeseen error ends with one line, traced when NEWS_ASSETS_DEBUG is set."""
    from news_assets.cli.app import app
    from news_assets.settings import SettingsError

    try:
        app()
    except SettingsError as error:
        from news_assets.cli.exits import USAGE, tell

        tell(str(error), "export another value, or unset the variable")
        sys.exit(USAGE)
    except Exception as error:
        if os.environ.get("NEWS_ASSETS_DEBUG"):
            raise
        from news_assets.cli.exits import tell

        advice = "run it again with NEWS_ASSETS_DEBUG=1 for the trace, or `news-assets doctor`"
        tell(f"{type(error).__name__}: {str(error)[:500]}", advice)
        sys.exit(1)

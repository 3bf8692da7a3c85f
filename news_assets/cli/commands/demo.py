"""news-assets demo: everything once on the bundled pages."""

from news_assets.cli.exits import USAGE, fail
from news_assets.cli.options import Json


def demo(as_json: Json = False) -> None:
    """Run everything once, through Dagster, on data/sample_pages, and say what to try next."""
    from news_assets.cli.output import print_json
    from news_assets.defs.demo import main
    from news_assets.defs.run import RunFailedError

    try:
        main(print_json if as_json else None)
    except FileNotFoundError as error:
        fail(str(error), "put pages there, or unset NEWS_ASSETS_INBOX for the sample pages", USAGE)
    except RunFailedError as error:
        fail(str(error), error.advice)

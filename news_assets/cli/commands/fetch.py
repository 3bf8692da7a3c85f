"""news-assets fetch: one polite round over the configured sources."""

import typer

from news_assets.cli.exits import USAGE, fail
from news_assets.cli.options import Json


def fetch(as_json: Json = False) -> None:
    """Fetch what is due from feeds, sitemaps and lists; only when the sources file says `network: true`."""
    import time
    from dataclasses import asdict

    from news_assets.cli.output import print_json, working
    from news_assets.settings import Settings
    from news_assets.sources.config import ConfigError, load_config
    from news_assets.sources.tick import NetworkOffError, fetch_tick

    settings = Settings.from_environment()
    try:
        config = load_config(settings.sources)
        with working("asking what is due, one request per host at a time"):
            report = fetch_tick(config, settings.data, clock=time.time, sleep=time.sleep)
    except (ConfigError, NetworkOffError) as error:
        fail(str(error), f"edit {settings.sources} (docs/sources.md explains it)", USAGE)
    except OSError as error:
        fail(str(error), "see `news-assets doctor`; another round may be under way")
    if as_json:
        print_json({**asdict(report), "days": sorted(report.days)})
        return
    typer.echo(f"{report}; `news-assets run` makes the tables of the new pages")

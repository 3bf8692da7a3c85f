"""news-assets: the command line."""


def main() -> None:
    """Run the command line."""
    from news_assets.cli.app import app

    app()

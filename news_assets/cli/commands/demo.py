"""news-assets demo: everything once on the bundled pages."""


def demo() -> None:
    """Run everything once, through Dagster, on data/sample_pages, and say what to try next."""
    from news_assets.defs.demo import main

    main()

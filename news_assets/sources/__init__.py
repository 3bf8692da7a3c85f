"""Where pages come from: the inbox, feeds, sitemaps, lists, comment services, WARC files."""

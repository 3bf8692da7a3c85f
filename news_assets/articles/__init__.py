"""Articles of a page: text, metadata, order."""

from news_assets.articles.extract import extract_articles

__all__ = ["extract_articles"]

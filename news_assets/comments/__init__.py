"""Comment threads of a page."""

from news_assets.comments.extract import extract_comments

__all__ = ["extract_comments"]

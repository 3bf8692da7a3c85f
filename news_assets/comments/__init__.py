"""Comment threads of a page."""

from news_assets.comments.extract import extract_comments
from news_assets.comments.separate import separate

__all__ = ["extract_comments", "separate"]

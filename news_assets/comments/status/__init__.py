"""Declared against extracted comments, and where the missing ones are."""

from news_assets.comments.status.declared import CommentStatus, comment_status

__all__ = ["CommentStatus", "comment_status"]

"""The page's claims tested against each other."""

from news_assets.reconcile.check import check_across, check_claims
from news_assets.reconcile.comment_count import check_comment_count

__all__ = ["check_across", "check_claims", "check_comment_count"]

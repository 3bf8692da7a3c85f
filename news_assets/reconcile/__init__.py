"""The page's claims tested against each other."""

from news_assets.reconcile.check import check_across, check_claims

__all__ = ["check_across", "check_claims"]

"""Parquet: published atomically, read, accounted for."""

from news_assets.storage.accounting import Accounting
from news_assets.storage.arrow import from_arrow, in_order, to_arrow
from news_assets.storage.lake import Lake, Published

__all__ = ["Accounting", "Lake", "Published", "from_arrow", "in_order", "to_arrow"]

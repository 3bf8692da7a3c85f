"""Times as comment platforms show them."""

from news_assets.comments.dates.clock import Clock
from news_assets.comments.dates.parse import find_day_first, parse_time

__all__ = ["Clock", "find_day_first", "parse_time"]

"""Times as comment platforms show them."""

from news_assets.comments.dates.clock import ANY_CLOCK, Clock
from news_assets.comments.dates.parse import find_day_first, parse_time

__all__ = ["ANY_CLOCK", "Clock", "find_day_first", "parse_time"]

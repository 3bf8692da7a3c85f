"""Every number of a text with its value, unit and hedge."""

from news_assets.quantities.find import find_quantities

__all__ = ["find_quantities"]

"""Who and what a text is about."""

from news_assets.entities.find import find_entities

__all__ = ["find_entities"]

"""Who and what a text is about."""

from news_assets.entities.find import find_entities
from news_assets.entities.nominals import find_nominals

__all__ = ["find_entities", "find_nominals"]

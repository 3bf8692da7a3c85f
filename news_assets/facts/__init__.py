"""What the numbers say about whom."""

from news_assets.facts.find import find_facts

__all__ = ["find_facts"]

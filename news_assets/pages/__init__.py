"""Bytes to Page: charset, form, one parse shared by all extractors."""

from news_assets.pages.page import Page
from news_assets.pages.read import read_page

__all__ = ["Page", "read_page"]

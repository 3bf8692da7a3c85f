"""Financial news in, trustworthy tables out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from news_assets.extract import PageRecords, TextRecords, extract_page, extract_text

__all__ = ["PageRecords", "TextRecords", "extract_page", "extract_text"]


def __getattr__(name: str) -> Any:
    """Load the extractors on first use, so that `import news_assets` and the command line start at once."""
    if name in __all__:
        from news_assets import extract

        return getattr(extract, name)
    raise AttributeError(f"module 'news_assets' has no attribute {name!r}")

"""A second opinion on the body, asked only when the first is in doubt."""

from copy import deepcopy

from news_assets.pages import Page


def second_opinion(page: Page) -> list[str]:
    """Return the paragraphs trafilatura finds; dear, and it needs a tree of its own."""
    import trafilatura

    found = trafilatura.bare_extraction(
        deepcopy(page.tree), include_comments=False, favor_precision=True, with_metadata=False, include_tables=True
    )
    text = getattr(found, "text", None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]

"""A second opinion on the body, asked only when the first is in doubt."""

from copy import deepcopy

from news_assets.pages import Page

# Its cost grows faster than the number of elements, its memory with the attributes.
_MAX_TAGS = 15_000
_MAX_ATTRIBUTES = 60_000
_MAX_CHARS = 3_000_000


def second_opinion(page: Page) -> list[str]:
    """Return the paragraphs trafilatura finds, none for a page it would take too long for; it needs its own tree."""
    text = page.text
    if len(text) > _MAX_CHARS or text.count("<") > _MAX_TAGS or text.count("=") > _MAX_ATTRIBUTES:
        return []
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(page.tree), include_comments=False, favor_precision=True, with_metadata=False, include_tables=True
        )
    except RecursionError:  # it descends into nested elements by calling itself
        return []
    body = getattr(found, "text", None) or ""
    return [line.strip() for line in body.split("\n") if line.strip()]

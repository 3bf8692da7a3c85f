"""A second opinion on the body, asked only when the first is in doubt."""

from copy import deepcopy

from news_assets.pages import Page

# Its cost grows faster than the number of elements.
_MAX_TAGS = 15_000


def second_opinion(page: Page) -> list[str]:
    """Return the paragraphs trafilatura finds, none for a page it would take too long for; it needs its own tree."""
    if page.text.count("<") > _MAX_TAGS:
        return []
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(page.tree), include_comments=False, favor_precision=True, with_metadata=False, include_tables=True
        )
    except RecursionError:  # it descends into nested elements by calling itself
        return []
    text = getattr(found, "text", None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]

"""Body text of a page no profile knows."""

from copy import deepcopy

from news_assets.pages import Page


def generic_blocks(page: Page) -> list[str]:
    """Return the body's blocks in order."""
    import trafilatura

    found = trafilatura.bare_extraction(
        deepcopy(page.tree), include_comments=False, favor_precision=True, with_metadata=False, include_tables=True
    )
    text = found.text if found is not None else ""
    return [line.strip() for line in (text or "").split("\n") if line.strip()]

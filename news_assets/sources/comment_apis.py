"""Which comment answers a page names, by the configured services."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import quote, urlsplit

from news_assets.sources.config import CommentApi
from news_assets.sources.index import clean_url

# Ids stand in markup or in the page's data, never far into megabytes of it.
_SEARCHED = 2 << 20


def comment_addresses(apis: list[CommentApi], url: str, body: bytes) -> Iterator[tuple[str, CommentApi]]:
    """Yield the addresses of the answers that belong to the page, each with its service."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    text: str | None = None
    for api in apis:
        if any(host == h.removeprefix("www.") or host.endswith(f".{h.removeprefix('www.')}") for h in api.hosts):
            text = body[:_SEARCHED].decode("utf-8", "replace") if text is None else text
            found = _compiled(api.find).search(text)
            if found and found[1]:
                address = clean_url(api.url.replace("{id}", quote(found[1], safe="")))
                if address:
                    yield address, api


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)

"""The article as the page states it in JSON-LD."""

import re
from html import unescape
from typing import Any

from news_assets.pages import Page
from news_assets.pages.structured import Node

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


def main_node(page: Page) -> Node:
    """The JSON-LD node of the page's article, empty when there is none."""
    return page.stated_article


def plain(value: Any) -> str | None:
    """A stated text without markup and entities, blanks folded; None when it is not text or empty."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str) and v.strip()), None)
    if not isinstance(value, str):
        return None
    text = unescape(unescape(value)) if "&" in value else value
    text = _TAG.sub(" ", text) if "<" in text else text
    return " ".join(text.split()) or None


def publisher_name(page: Page) -> str | None:
    """Name of the publisher as stated."""
    publisher = main_node(page).get("publisher")
    if isinstance(publisher, list):
        publisher = next((p for p in publisher if isinstance(p, dict)), None)
    return plain(publisher.get("name")) if isinstance(publisher, dict) else plain(publisher)

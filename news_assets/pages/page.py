"""A page read once and shared by every extractor."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from lxml import html
from lxml.html import HtmlElement

from news_assets.schemas.records import RawPage


@dataclass(frozen=True)
class Page:
    """`record` is the raw_pages row; `text` the decoded characters; the parses are made on first use and shared.

    Extractors must not change `tree`.
    """

    record: RawPage
    text: str

    @cached_property
    def tree(self) -> HtmlElement:
        """The lxml tree of an HTML page."""
        return html.document_fromstring(self.text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def json(self) -> Any:
        """The data of a JSON page."""
        return orjson.loads(self.text)

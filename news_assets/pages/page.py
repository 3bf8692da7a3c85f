"""A page read once and shared by every extractor."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from lxml.html import HtmlElement

from news_assets.pages.capture import capture_lines
from news_assets.pages.capture_zones import Zone, capture_zones
from news_assets.pages.deep_json import loads_deep
from news_assets.pages.parse import parse_html
from news_assets.pages.stated import article_node
from news_assets.pages.structured import Node, Structured, read_structured
from news_assets.schemas.records import RawPage


@dataclass(frozen=True, eq=False)
class Page:
    """`record` is the raw_pages row; `text` the decoded characters; the parses are made on first use and shared.

    Extractors must not change `tree`.
    """

    record: RawPage
    text: str

    @cached_property
    def tree(self) -> HtmlElement:
        """The lxml tree of an HTML page."""
        return parse_html(self.text)

    @cached_property
    def structured(self) -> Structured:
        """JSON-LD, meta tags and links of an HTML page."""
        return read_structured(self.tree)

    @cached_property
    def stated_article(self) -> Node:
        """The JSON-LD node about the page's own article, empty when there is none."""
        return article_node(self.structured, self.record.canonical_url, self.record.url)

    @cached_property
    def _captures(self) -> dict[str | None, list[Zone]]:
        return {}

    def capture(self, zone: str | None) -> list[Zone]:
        """Return the articles of a page saved as text, cut apart; `zone` is the IANA name of its times."""
        if zone not in self._captures:
            self._captures[zone] = capture_zones(capture_lines(self.text, zone))
        return self._captures[zone]

    @cached_property
    def json(self) -> Any:
        """The data of a JSON page."""
        try:
            return orjson.loads(self.text)
        except ValueError as error:
            if "depth" not in str(error):
                raise
            return loads_deep(self.text)

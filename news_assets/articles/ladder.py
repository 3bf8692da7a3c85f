"""Which of several readings of a page's body is taken, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from news_assets.articles.blocks import Block, read_blocks
from news_assets.articles.body import Body, read_body
from news_assets.articles.line_features import Statement
from news_assets.articles.script_data import script_body
from news_assets.articles.second import second_opinion
from news_assets.articles.statement import main_node, plain
from news_assets.pages import Page
from news_assets.pages.parse import parse_html
from news_assets.schemas.vocabulary import ArticleMethod

_BREAK = re.compile(r"\n+|</?(?:p|div|h[1-6]|li|ul|br|blockquote|tr)\b[^<>]{0,200}>", re.I)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_PARAGRAPH = re.compile(r"<p[\s>]", re.I)
_MOSTLY = 0.6
_SHORT = 60
_HEAD = 6
_DOUBTFUL = 0.2
_LONGER = 1.3
_LEAST_STATED = 60
# A text below this many characters may be all that a page drawn in the browser shows.
_LITTLE = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """A body as read: `paragraphs` as the site runs them, `lines` with lists and tables, sub-headings among both."""

    paragraphs: list[str]
    lines: list[str]
    subheads: list[str]
    deck: str | None
    method: ArticleMethod

    def without(self, line: str, rest: str | None = None) -> "Reading":
        """The reading with one line taken out, or replaced by what is left of it."""

        def kept(lines: list[str]) -> list[str]:
            return [x for y in lines if (x := (rest or "") if y == line else y)]

        return replace(self, paragraphs=kept(self.paragraphs), lines=kept(self.lines))


def read_main(page: Page, blocks: Sequence[Block], statement: Statement) -> Reading:
    """Return the reading of the first step that holds: the page's own statement, the generic one, a second opinion."""
    body = read_body(blocks, statement)
    generic = _from_blocks(body)
    size = sum(map(len, generic.paragraphs))
    stated = stated_paragraphs(page)
    length = sum(map(len, stated))
    if size < _LITTLE and length < _LITTLE:
        drawn = _drawn(script_body(page, statement.title) or "", statement)
        if sum(map(len, drawn)) > 2 * max(size, length):
            return Reading(drawn, drawn, [], generic.deck, "structured_data")
    doubtful = body.doubt > _DOUBTFUL or size < _SHORT
    if length >= _LEAST_STATED and (length > _LONGER * size + 200 or (doubtful and length > size)):
        return Reading(stated, stated, [], generic.deck, "structured_data")
    # A second opinion is taken when it finds much more, which it cannot where the first left little.
    if doubtful and sum(len(b.text) for b in blocks) > _LONGER * size + _SHORT:
        other = second_opinion(page)
        if sum(map(len, other)) > _LONGER * size + _SHORT:
            return Reading(other, other, [], generic.deck, "generic")
    return generic


def stated_paragraphs(page: Page) -> list[str]:
    """Paragraphs of the body the page states in JSON-LD, markup in it cut into lines."""
    body = main_node(page).get("articleBody")
    return paragraphs_in(body) if isinstance(body, str) else []


def paragraphs_in(body: str) -> list[str]:
    """Paragraphs of a text that may hold markup."""
    text = unescape(body) if "&lt;" in body else body
    return [p for line in _BREAK.split(text) if line and (p := plain(line))]


def _drawn(text: str, statement: Statement) -> list[str]:
    """Paragraphs of a text from script data; where it is markup, what of it is the body."""
    if _PARAGRAPH.search(text):
        blocks = read_blocks(parse_html(f"<html><body><article>{text}</article></body></html>"))
        lines = [b.text for b in read_body(blocks, statement).blocks]
        if sum(map(len, lines)) > _MOSTLY * sum(len(b.text) for b in blocks):
            return lines
    return paragraphs_in(text)


def read_other(blocks: Sequence[Block]) -> Reading:
    """Read a further article of the page."""
    heading = heading_of(blocks)
    reading = _from_blocks(read_body(blocks, Statement(title=heading)))
    return reading.without(heading) if heading else reading


def heading_of(blocks: Sequence[Block]) -> str | None:
    """The heading of a further article: of the highest level, or the line that is named or set as one."""
    for tag in ("h1", "h2", "h3", "h4"):
        for block in blocks[:_HEAD]:
            if block.tag == tag:
                return block.text
    return next((b.text for b in blocks[:_HEAD] if "title" in b.place.concepts or b.bold * 2 > len(b.text)), None)


def _from_blocks(body: Body) -> Reading:
    kept = body.blocks
    subheads = [b.text for b in kept if b.tag in _HEADINGS]
    lines = [b.text for b in kept if b.text != body.deck]
    return Reading([b.text for b in kept], lines, subheads, body.deck, "generic")

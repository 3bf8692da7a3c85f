"""The visible text of a page as a flat list of blocks, each with what its place in the markup says of it."""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from news_assets.articles.cues import concepts_of

SKIPPED = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "option", "button",
        "textarea", "input", "video", "audio", "canvas", "map", "head", "nav", "math", "dialog",
    )
)  # fmt: skip
INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr", "label", "img", "picture", "source", "nobr", "amp-img", "br", "ruby", "rb", "rt", "rp", "rtc",
    )
)  # fmt: skip
CELLS = frozenset(("td", "th"))
MARKED = frozenset(
    (
        "article", "main", "aside", "header", "footer", "section", "figure", "figcaption", "form", "table", "ul", "ol",
        "blockquote", "address", "details", "dl",
    )
)  # fmt: skip
# Short cells of a row make one block; longer ones are laid-out text.
MAX_CELL = 60
MAX_BLOCKS = 6000
MAX_BLOCK_CHARS = 200_000
_BREAKS = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)
_START_END = ("start", "end")
# Paragraphs may be numbered by their class names.
_DIGITS = "0123456789"


@dataclass(slots=True)
class Place:
    """An element on the way from the body down to a block; `good` weighs the running text below."""

    parent: "Place | None"
    tag: str
    concepts: frozenset[str]
    signature: str
    depth: int
    good: float = 0.0


@dataclass(slots=True)
class Block:
    """A run of text between two block borders."""

    text: str
    tag: str
    place: Place
    linked: int
    bold: int
    element: HtmlElement = field(repr=False)


def read_blocks(tree: HtmlElement) -> list[Block]:
    """Return the page's visible blocks in order; linear in the size of the tree, at most MAX_BLOCKS."""
    body = tree.find("body")
    return _Reader(body if body is not None else tree).blocks


class _Reader:
    """Collects text between block borders; anchors and bold runs are counted on the way."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = self.bold = 0
        self.in_link = self.in_bold = 0
        self.place = Place(None, "body", frozenset(), "body", 0)
        self.element = root
        self._walk(root)
        self._flush()

    def _walk(self, root: HtmlElement) -> None:
        walker = etree.iterwalk(root, events=_START_END)
        skipped = None
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in SKIPPED or not isinstance(tag, str) or _hidden(element):
                    walker.skip_subtree()
                    skipped = element
                    continue
                self._open(element, tag)
                if element.text:
                    self._add(element.text)
                if len(self.blocks) >= MAX_BLOCKS:
                    return
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._close(tag)
                if element.tail and element is not root:
                    self._add(element.tail)

    def _open(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag in INLINE:
            self.in_link += tag == "a"
            self.in_bold += tag in ("b", "strong")
        else:
            if tag not in CELLS:
                self._flush()
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            name = (element.get("class") or "").split(" ", 1)[0].rstrip(_DIGITS)
            parent = self.place
            extra = element.get("itemprop") or element.get("data-testid") or element.get("data-component")
            self.place = Place(
                parent,
                tag,
                concepts_of(f"{names} {extra}" if extra else names) if len(names) > 1 or extra else frozenset(),
                f"{parent.signature.rsplit('/', 2)[-1]}/{tag}.{name}" if parent else tag,
                parent.depth + 1,
            )
            self.element = element

    def _close(self, tag: str) -> None:
        if tag == "br":
            return
        if tag in INLINE:
            self.in_link -= tag == "a"
            self.in_bold -= tag in ("b", "strong")
            return
        if tag not in CELLS or sum(map(len, self.parts)) > MAX_CELL:
            self._flush()
        else:
            self.parts.append(" | ")
        if self.place.parent is not None:
            self.place = self.place.parent

    def _add(self, text: str) -> None:
        self.parts.append(text.replace("\n", " ") if "\n" in text else text)
        if self.in_link:
            self.linked += len(text.strip())
        if self.in_bold:
            self.bold += len(text.strip())

    def _flush(self) -> None:
        if not self.parts:
            return
        whole = "".join(self.parts)
        self.parts.clear()
        linked, bold = self.linked, self.bold
        self.linked = self.bold = 0
        if whole.isspace() or not whole:
            return
        pieces = _BREAKS.split(whole) if "\n" in whole else [whole]
        share = 1 / max(1, len(pieces))
        for piece in pieces:
            text = " ".join(piece[:MAX_BLOCK_CHARS].split()).removesuffix(" |")
            if text:
                self.blocks.append(
                    Block(text, self.place.tag, self.place, int(linked * share), int(bold * share), self.element)
                )


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"

"""The visible text of a page as a flat list of blocks, each with what its place in the markup says of it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

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
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em", "cite"))
PICTURES = frozenset(("img", "picture", "amp-img", "video", "iframe", "svg", "canvas"))
# Short cells of a row make one block; longer ones are laid-out text.
MAX_CELL = 60
MAX_BLOCKS = 6000
MAX_PARTS = 60
MAX_BLOCK_CHARS = 200_000
_BREAKS = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden|off-?screen|element-invisible|tooltip|popover|rollover)"
    r"(?!\w*(?:link|trigger|anchor|button|target))",
    re.I,
)
_START_END = ("start", "end")
# Paragraphs may be numbered by their class names.
_DIGITS = "0123456789"
# What holds no blocks: an element without a meaning of its own is a part of its line there.
_PHRASING = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))


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
    """A run of text between two block borders.

    `linked`, `bold` and `italic` count characters; `picture` is 2 when one stands right before it in the same place, 1
    when elsewhere, 0 when none does; `ruled` tells of a rule before it, `target` is its first link's address.
    """

    text: str
    tag: str
    place: Place
    linked: int
    bold: int
    italic: int
    picture: int
    ruled: bool
    target: str
    element: HtmlElement = field(repr=False)


def read_blocks(tree: HtmlElement) -> list[Block]:
    """Return the page's visible blocks in order; linear in the size of the tree, at most MAX_BLOCKS."""
    body = tree.find("body")
    return _Reader(body if body is not None else tree).blocks


def short_text(element: HtmlElement, most: int) -> str:
    """The text of an element with blanks folded; empty when it is longer than `most` characters or in many parts."""
    parts: list[str] = []
    size = 0
    for part in islice(element.itertext(), MAX_PARTS + 1):
        size += len(part)
        parts.append(part)
        if size > 4 * most or len(parts) > MAX_PARTS:
            return ""
    text = " ".join("".join(parts).split())
    return text if len(text) <= most else ""


class _Reader:
    """Collects text between block borders; anchors and bold runs are counted on the way."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = self.bold = self.italic = 0
        self.in_link = self.in_bold = self.in_italic = 0
        self.picture: Place | None = None
        self.ruled = False
        self.target = ""
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
                if (
                    tag in SKIPPED
                    or not isinstance(tag, str)
                    or _hidden(element)
                    or (tag == "span" and (names := element.get("class")) and _unseen(names))
                ):
                    walker.skip_subtree()
                    skipped = element
                    if tag in PICTURES:
                        self.picture = self.place
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
        elif tag in INLINE or ("-" in tag and self.place.tag in _PHRASING):
            if tag == "a":
                self.in_link += 1
                self.target = self.target or element.get("href") or "-"
            elif tag in BOLD:
                self.in_bold += 1
            elif tag in ITALIC:
                self.in_italic += 1
            elif tag in PICTURES:
                self.picture = self.place
        else:
            if tag == "hr":
                self.ruled = True
            if tag not in CELLS:
                self._flush()
            own = element.get("class") or ""
            names = f"{own} {element.get('id') or ''}"
            name = own.split(" ", 1)[0].rstrip(_DIGITS)
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
        if tag in INLINE or ("-" in tag and self.place.tag != tag):
            if tag == "a":
                self.in_link -= 1
            elif tag in BOLD:
                self.in_bold -= 1
            elif tag in ITALIC:
                self.in_italic -= 1
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
        if self.in_italic:
            self.italic += len(text.strip())

    def _flush(self) -> None:
        if not self.parts:
            return
        whole = "".join(self.parts)
        self.parts.clear()
        if not whole or whole.isspace():
            self.target = ""
            return
        linked, bold, italic, target = self.linked, self.bold, self.italic, self.target
        self.linked = self.bold = self.italic = 0
        self.target = ""
        pieces = _BREAKS.split(whole) if "\n" in whole else [whole]
        share = 1 / max(1, len(pieces))
        picture = 0
        if self.picture is not None:
            near = self.picture is self.place or self.picture is self.place.parent
            picture = 2 if near or self.picture.parent is self.place.parent else 1
        ruled = self.ruled
        self.picture, self.ruled = None, False
        for piece in pieces:
            text = " ".join(piece[:MAX_BLOCK_CHARS].split()).removesuffix(" |")
            if text:
                self.blocks.append(
                    Block(
                        text, self.place.tag, self.place, int(linked * share), int(bold * share), int(italic * share),
                        picture, ruled, target, self.element,
                    )
                )  # fmt: skip
                picture, ruled = 0, False


@lru_cache(maxsize=20_000)
def _unseen(names: str) -> bool:
    """True for the names of a part of a line that is shown to screen readers only, or when the pointer rests on it."""
    return _UNSEEN.search(names) is not None


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"

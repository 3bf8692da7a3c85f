"""Characters to an lxml tree, whatever the characters are."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

MAX_TAGS = 300_000
MAX_RUN = 4_000_000
MAX_TAG = 20_000
MAX_ATTRIBUTES = 1000
_QUOTED = re.compile(r"""="[^"]*"|='[^']*'""")
_KEPT = re.compile(
    r"<(/?)(p|h[1-6]|li|td|br|title|time|script|style|meta|link|blockquote|figcaption)\b([^<>]{0,4000})>", re.I
)
_BLOCKS = frozenset(("li", "td", "blockquote"))
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,4000}>")
# Bytes of UTF-8 that XML cannot hold; publishers let them slip into otherwise good pages.
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32), 127])
# lxml's own lookup for HTML is Python code that runs for every element; forms need no class of their own here.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement, comment=html.HtmlComment)
_TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT


def parse_html(text: str) -> HtmlElement:
    """Return the tree; a page too deep for the parser is read as a flat list of blocks."""
    text = cut(text)
    tree = _parse(text)
    if tree is None:
        tree = _parse(flatten(text))
    if tree is None:
        tree = html.document_fromstring("<html><body></body></html>")
    return tree


def cut(text: str) -> str:
    """Limit the number of tags and the length of one run of text, so that every later pass has a known cost."""
    if text.count("<") > MAX_TAGS:
        text = "<".join(text.split("<", MAX_TAGS)[:MAX_TAGS])
    if len(text) > MAX_TAG:
        text = "<".join([run if len(run) <= MAX_TAG else _shortened(run) for run in text.split("<")])
    return text


def _shortened(run: str) -> str:
    """A tag with the text behind it, without attributes where there are more than a parser bears, and not too long."""
    tag, close, rest = run.partition(">")
    if len(tag) > MAX_TAG and len(_QUOTED.sub("", tag).split(maxsplit=MAX_ATTRIBUTES)) > MAX_ATTRIBUTES:
        tag = tag.split(maxsplit=1)[0]
    return (tag + close + rest)[:MAX_RUN]


def _parse(text: str) -> HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
    parser.set_element_class_lookup(_CLASSES)
    data = text.encode("utf-8", "replace").translate(None, _CONTROL)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if any(entry.type == _TOO_DEEP for entry in parser.error_log):
        return None
    return tree


def flatten(text: str) -> str:
    """Keep only tags that carry text or statements, so that nothing nests."""
    parts: list[str] = []
    last = 0
    for tag in _TAG.finditer(text):
        parts.append(text[last : tag.start()])
        last = tag.end()
        kept = _KEPT.match(tag.group())
        if not kept:
            parts.append(" ")
        elif kept[2].lower() in _BLOCKS:
            parts.append(f"<{kept[1]}p>")
        else:
            parts.append(tag.group())
    parts.append(text[last:])
    return "".join(parts)

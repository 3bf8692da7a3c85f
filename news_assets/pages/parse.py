"""Characters to an lxml tree, whatever the characters are."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

# A thread of 20,000 comments has half as many.
MAX_TAGS = 1_200_000
MAX_RUN = 4_000_000
MAX_TAG = 20_000
MAX_ATTRIBUTES = 1000
# The parser needs some 250 bytes for each attribute; pages below _LARGE characters cannot hold too many.
MAX_ALL_ATTRIBUTES = 2_000_000
_LARGE = 4_000_000
# A tag to the bracket that ends it: the brackets in quoted values do not. Every alternative takes all it can and gives
# nothing back; a quote that is never closed occurs at most once of each kind.
_WHOLE_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+""")
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_TAG_INSIDE = re.compile(r"<[a-zA-Z]")
_LONG_RUN = re.compile(rf"([^<]{{{MAX_RUN}}})[^<]+")
_KEPT = re.compile(
    r"<(/?)(p|h[1-6]|li|td|br|title|time|script|style|meta|link|blockquote|figcaption)\b([^<>]{0,4000})>", re.I
)
_METADATA = frozenset(("title", "meta", "link", "base", "script", "style", "noscript", "template"))
_BLOCKS = frozenset(("li", "td", "blockquote"))
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*+>")
# Bytes of UTF-8 that XML cannot hold; publishers let them slip into otherwise good pages.
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32), 127])
# lxml's own lookup for HTML is Python code that runs for every element; forms need no class of their own here.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)
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
    """Limit the number of tags and attributes and the length of one run of text, so that later passes are linear."""
    if text.count("<") > MAX_TAGS:
        text = "<".join(text.split("<", MAX_TAGS)[:MAX_TAGS])
    if len(text) > MAX_TAG:
        text = _without_bombs(text)
    return _LONG_RUN.sub(r"\1", text) if len(text) > MAX_RUN else text


def _without_bombs(text: str) -> str:
    """Empty tags with more attributes than a parser bears: it compares each with all before it."""
    spans = [tag.span() for tag in _WHOLE_TAG.finditer(text)]
    bare = len(text) > _LARGE and sum(_attributes(text[a:b]) for a, b in spans) > MAX_ALL_ATTRIBUTES
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if bare or (end - start > MAX_TAG and _attributes(text[start:end]) > MAX_ATTRIBUTES):
            parts.append(text[last:start] + text[start:end].replace("/", " ").split(maxsplit=1)[0])
            last = end
    return "".join([*parts, text[last:]]) if parts else text


def _attributes(tag: str) -> int:
    """An upper limit of a tag's attributes, at most one above MAX_ATTRIBUTES."""
    # Where another tag stands in a quoted value, what is quoted is open to doubt.
    seen = tag if _TAG_INSIDE.search(tag, 1) else _QUOTED.sub(" ", tag)
    return len(seen.replace("/", " ").split(maxsplit=MAX_ATTRIBUTES + 1)) - 1


def _parse(text: str) -> HtmlElement | None:
    # Pages drawn by scripts are full of empty comments inside their sentences.
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, huge_tree=True)
    parser.set_element_class_lookup(_CLASSES)
    data = text.encode("utf-8", "replace").translate(None, _CONTROL)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if any(entry.type == _TOO_DEEP for entry in parser.error_log):
        return None
    _part_body(tree)
    return tree


def _part_body(tree: HtmlElement) -> None:
    """The tags of head and body may be left out; the parser then leaves all that follows the title in the head."""
    head = tree.find("head")
    if head is None or tree.find("body") is not None:
        return
    children = list(head)
    first = next((n for n, child in enumerate(children) if child.tag not in _METADATA), None)
    if first is not None:
        etree.SubElement(tree, "body").extend(children[first:])


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

"""Characters of a part of the tree, in lines as a reader sees them."""

import re
from collections.abc import Container

from lxml import etree, html

from news_assets.comments.index import TreeIndex, index_tree

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "form", "button", "select", "textarea", "input"}
)
_BLOCKS = frozenset(
    (
        "p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "article",
        "section", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "figure",
    )
)  # fmt: skip
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")


def plain(text: str) -> str:
    """The text in one line with single spaces."""
    return " ".join(text.split())


def render(index: TreeIndex, top: int, cut: Container[int]) -> str:
    """Text of the element at `top` without the subtrees at the positions in `cut`; one line per block."""
    out: list[str] = [index.elements[top].text or ""]
    open_blocks = [top]
    position, end = top + 1, index.ends[top]
    while position < end:
        _close(index, open_blocks, position, out)
        element = index.elements[position]
        tag = element.tag
        if not isinstance(tag, str):
            out.append(element.tail or "")
            position += 1
        elif position in cut or tag in _SKIPPED:
            out.append(" " + (element.tail or ""))
            position = index.ends[position]
        else:
            if tag in _BLOCKS:
                out.append("\n")
            out.append(_emoji(element.get("class"), element.get("alt")) if tag == "img" else element.text or "")
            open_blocks.append(position)
            position += 1
    _close(index, open_blocks, end, out)
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(out))).strip()


def html_text(source: str) -> str:
    """Text of a piece of HTML as platforms put it into JSON; plain text stays as it is."""
    if "<" not in source and "&" not in source:
        return source.strip()
    try:
        tree = html.document_fromstring(f"<div>{source}</div>".encode("utf-8", "replace"), parser=_parser())
    except (etree.LxmlError, ValueError):
        return plain(source)
    return render(index_tree(tree), 0, ())


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True)


def _close(index: TreeIndex, open_elements: list[int], position: int, out: list[str]) -> None:
    while len(open_elements) > 1 and index.ends[open_elements[-1]] <= position:
        element = index.elements[open_elements.pop()]
        if element.tag in _BLOCKS:
            out.append("\n")
        out.append(element.tail or "")


def _emoji(classes: str | None, alt: str | None) -> str:
    return alt or "" if classes and ("emoji" in classes or "smil" in classes) else ""

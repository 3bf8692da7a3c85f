"""CSS selectors on the shared tree: first text, all texts, blocks of a body."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cssselect import HTMLTranslator
from lxml import etree
from lxml.html import HtmlElement

_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n\s*")
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_STRONG = frozenset(("strong", "b"))
_SILENT = frozenset(("script", "style", "noscript", "template"))
_BLOCK = frozenset(("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "table", "tr", "blockquote", "section"))
_SUBHEAD = 90
_MOMENTS = ("datetime", "content", "data-timestamp", "data-wcmdate", "data-date")


@lru_cache(maxsize=1024)
def _compiled(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css))


def find(root: HtmlElement, css: str) -> list[HtmlElement]:
    """Return the elements the selector matches below the root, in document order."""
    found = _compiled(css)(root)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def first_text(root: HtmlElement, selectors: Sequence[str], drop: frozenset[HtmlElement] = frozenset()) -> str | None:
    """Return the text of the first match that has any, by the first selector that finds one."""
    for css in selectors:
        for element in find(root, css):
            if text := one_line(element, drop):
                return text
    return None


def all_texts(root: HtmlElement, selectors: Sequence[str]) -> list[str]:
    """Return the distinct texts of all matches of the first selector that finds any."""
    for css in selectors:
        texts = [text for element in find(root, css) if (text := one_line(element))]
        if texts:
            return list(dict.fromkeys(texts))
    return []


def first_moment(root: HtmlElement, selectors: Sequence[str]) -> str | None:
    """Return what the first dated match states: its datetime or content attribute, else its text."""
    for css in selectors:
        for element in find(root, css):
            stated = next((value for name in _MOMENTS if (value := element.get(name))), None)
            if raw := stated or one_line(element):
                return raw.strip()
    return None


def one_line(element: HtmlElement, drop: frozenset[HtmlElement] = frozenset()) -> str:
    """The element's text with blanks joined."""
    return " ".join(_text(element, drop).split())


def blocks(container: HtmlElement, css: str, drop: frozenset[HtmlElement]) -> list[tuple[str, bool]]:
    """Return (text, is sub-heading) of the outermost blocks in the container; without any, of its own text."""
    wanted = set(find(container, css))
    found: list[tuple[str, bool]] = []
    for element in _outermost(container, wanted, drop):
        text = _text(element, drop)
        heading = element.tag in _HEADINGS or _is_bold_line(element, text)
        found += [(line, heading) for part in _PARAGRAPH_BREAK.split(text) if (line := " ".join(part.split()))]
    if not found:
        own = _PARAGRAPH_BREAK.split(_text(container, drop))
        found = [(line, False) for part in own if (line := " ".join(part.split()))]
    return found


def matched(root: HtmlElement, selectors: Iterable[str]) -> frozenset[HtmlElement]:
    """Return every element any of the selectors matches."""
    css = ", ".join(selectors)
    return frozenset(find(root, css)) if css else frozenset()


def _outermost(container: HtmlElement, wanted: set[HtmlElement], drop: frozenset[HtmlElement]) -> Iterable[HtmlElement]:
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        if element in drop or not isinstance(element.tag, str):
            continue
        if element in wanted:
            yield element
        else:
            stack.extend(reversed(element))


def _text(element: HtmlElement, drop: frozenset[HtmlElement]) -> str:
    """Text without dropped parts, line breaks as newlines, blocks parted by an empty line; no recursion."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node.tag in _BLOCK and node is not element:
                parts.append("\n\n")
            if node is not element and node.tail:
                parts.append(_BLANKS.sub(" ", node.tail.replace("\n", " ")))
            continue
        if node.tag in _BLOCK and node is not element:
            parts.append("\n\n")
        if not isinstance(node.tag, str) or node.tag in _SILENT or (node in drop and node is not element):
            walk.skip_subtree()
        elif node.tag == "br":
            parts.append("\n")
        elif node.text:
            parts.append(_BLANKS.sub(" ", node.text.replace("\n", " ")))
    return "".join(parts)


def _is_bold_line(element: HtmlElement, text: str) -> bool:
    """A short paragraph that is bold from end to end and no closed sentence serves as a sub-heading."""
    line = " ".join(text.split())
    if not line or len(line) > _SUBHEAD or line.endswith((".", ":", "!", ",")):
        return False
    bold = [child for child in element if child.tag in _STRONG]
    return len(bold) == 1 and " ".join("".join(bold[0].itertext()).split()) == line

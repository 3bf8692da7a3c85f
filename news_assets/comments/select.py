"""The part of CSS that comment schemes need, matched against a TreeIndex in time linear in the candidates.

Supported: tag, `.class`, `#id`, `[name]`, `[name=v]` and `^=`, `$=`, `*=`, `~=`, descendant (space), child (`>`).
A general engine walks the tree once per selector; the index answers most selectors with a lookup.
"""

import re
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from news_assets.comments.index import TreeIndex

_PART = re.compile(
    r"""(?P<tag>^[a-zA-Z][\w-]*|^\*)|\.(?P<class>[^\s.#\[\]>]+)|\#(?P<id>[^\s.#\[\]>]+)"""
    r"""|\[(?P<name>[\w:-]+)(?:(?P<op>[~^$*]?=)["']?(?P<value>[^\]"']*)["']?)?\]"""
)
# Combinators outside of brackets.
_STEP = re.compile(r"\s*(>)\s*|\s+")
_CLIMB = 40


class SelectorError(ValueError):
    """The selector uses something outside of the supported part of CSS."""


@dataclass(frozen=True, slots=True)
class Simple:
    """Conditions on one element."""

    tag: str | None
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]

    def matches(self, element: HtmlElement) -> bool:
        """Whether the element fulfils every condition."""
        if self.tag and element.tag != self.tag:
            return False
        if self.classes:
            own = (element.get("class") or "").split()
            if not all(name in own for name in self.classes):
                return False
        return all(_holds(element.get(name), op, value) for name, op, value in self.attributes)


@dataclass(frozen=True, slots=True)
class Selector:
    """The last simple selector, then its ancestors with whether each must be the direct parent."""

    last: Simple
    context: tuple[tuple[bool, Simple], ...]

    def find(self, index: TreeIndex) -> list[int]:
        """Positions of the matching elements in document order."""
        if self == Selector(Simple(None, self.last.classes[:1], ()), ()) and self.last.classes:
            return index.by_class.get(self.last.classes[0], [])
        return sorted(i for i in self._candidates(index) if self.matches(index, i))

    def matches(self, index: TreeIndex, position: int) -> bool:
        """Whether the element at the position matches; at most 40 ancestors are looked at."""
        if not self.last.matches(index.elements[position]):
            return False
        for direct, simple in self.context:
            for _ in range(1 if direct else _CLIMB):
                position = index.parents[position]
                if position < 0:
                    return False
                if simple.matches(index.elements[position]):
                    break
            else:
                return False
        return True

    def _candidates(self, index: TreeIndex) -> list[int]:
        if self.last.classes:
            return min((index.by_class.get(name, []) for name in self.last.classes), key=len)
        if self.last.tag:
            return index.by_tag.get(self.last.tag, [])
        for name, _, _ in self.last.attributes:
            if name in index.by_attribute:
                return index.by_attribute[name]
        return [i for positions in index.by_tag.values() for i in positions]


def _holds(actual: str | None, op: str, value: str) -> bool:
    if actual is None:
        return False
    if op == "=":
        return actual == value
    if op == "^=":
        return actual.startswith(value)
    if op == "$=":
        return actual.endswith(value)
    if op == "*=":
        return value in actual
    return op == "" or value in actual.split()


def _simple(text: str) -> Simple:
    tag, classes, attributes, at = None, [], [], 0
    while at < len(text):
        part = _PART.match(text, at)
        if not part:
            raise SelectorError(f"unsupported selector: {text!r}")
        at = part.end()
        if part["tag"]:
            tag = None if part["tag"] == "*" else part["tag"].lower()
        elif part["class"]:
            classes.append(part["class"])
        elif part["id"]:
            attributes.append(("id", "=", part["id"]))
        else:
            attributes.append((part["name"], part["op"] or "", part["value"] or ""))
    return Simple(tag, tuple(classes), tuple(attributes))


@cache
def compile_selector(text: str) -> Selector:
    """Parse a selector without commas; raises SelectorError."""
    pieces = _STEP.split(text.strip())
    simples, combinators = [_simple(s) for s in pieces[::2]], [c == ">" for c in pieces[1::2]]
    context = list(zip(combinators, simples[:-1], strict=True))
    return Selector(simples[-1], tuple(reversed(context)))

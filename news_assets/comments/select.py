"""The part of CSS that comment schemes need, matched against a TreeIndex in time linear in the candidates.

Supported: tag, `.class`, `#id`, `[name]`, `[name=v]` and `^=`, `$=`, `*=`, `~=`, descendant (space), child (`>`).
A general engine walks the tree once per selector; the index answers most selectors with a lookup.
"""

import re
from dataclasses import dataclass
from functools import cache

from news_assets.comments.index import NAMED, Element, TreeIndex

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

    @property
    def ids(self) -> list[str]:
        """Ids asked for, as the index names them."""
        return [f"#{value}" for name, op, value in self.attributes if name == "id" and op == "="]

    def possible(self, index: TreeIndex) -> bool:
        """False when no element of the page can match."""
        if self.tag and self.tag not in index.by_tag:
            return False
        return all(name in index.by_class for name in (*self.classes, *self.ids))

    def matches(self, element: Element) -> bool:
        """Whether the element fulfils every condition."""
        if self.tag and element.tag != self.tag:
            return False
        if self.classes:
            own = element.get("class") or ""
            if own not in self.classes or len(self.classes) > 1:
                names = own.split()
                if not all(name in names for name in self.classes):
                    return False
        return all(_holds(element.get(name), op, value) for name, op, value in self.attributes)


@dataclass(frozen=True, slots=True)
class Selector:
    """The last simple selector, then its ancestors with whether each must be the direct parent."""

    last: Simple
    context: tuple[tuple[bool, Simple], ...]

    def possible(self, index: TreeIndex) -> bool:
        """False when the page lacks a tag, class or id that is asked for."""
        return self.last.possible(index) and all(simple.possible(index) for _, simple in self.context)

    def find(self, index: TreeIndex) -> list[int]:
        """Positions of the matching elements in document order."""
        last = self.last
        if not self.possible(index):
            return []
        if not self.context and len(last.classes) == 1 and not last.tag and not last.attributes:
            return index.by_class.get(last.classes[0], [])
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
        """The shortest list the index has for one of the conditions."""
        lists = [index.by_class.get(name, []) for name in (*self.last.classes, *self.last.ids)]
        lists.extend(
            index.by_attribute.get(name, [])
            for name, _, _ in self.last.attributes
            if name in NAMED or name[:5] == "data-"
        )
        if self.last.tag:
            lists.append(index.by_tag.get(self.last.tag, []))
        return min(lists, key=len) if lists else [i for found in index.by_tag.values() for i in found]


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

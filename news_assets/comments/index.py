"""One pass over a page's elements: order, parents and lookups that every scheme and the detector share."""

from collections.abc import ItemsView, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from lxml.html import HtmlElement

NAMED = ("id", "itemprop", "itemtype", "component")


@dataclass(slots=True)
class Plain:
    """An element of a page too deep for lxml, with the part of lxml's interface that is used here."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""
    tail: str = ""

    def get(self, name: str) -> str | None:
        """Value of the attribute, None without."""
        return self.attributes.get(name)

    def items(self) -> ItemsView[str, Any]:
        """Attributes and values."""
        return self.attributes.items()


class Element(Protocol):
    """What is used of an element: lxml's, or a `Plain` one."""

    @property
    def tag(self) -> Any:
        """Name; no string for HTML comments."""

    @property
    def text(self) -> str | None:
        """Characters before the first child."""

    @property
    def tail(self) -> str | None:
        """Characters behind the element."""

    def get(self, name: str, /) -> str | None:
        """Value of an attribute."""

    def items(self) -> Any:
        """Attributes and values."""


@dataclass(frozen=True, slots=True)
class TreeIndex:
    """Elements in document order; positions in `elements` stand for elements everywhere in this package.

    `parents[i]` is the position of the parent (-1 at the root), `ends[i]` the position behind the last descendant.
    """

    elements: list[Element] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    by_class: dict[str, list[int]] = field(default_factory=dict)
    """Positions by class name, and by id with `#` before it."""
    by_tag: dict[str, list[int]] = field(default_factory=dict)
    by_attribute: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in NAMED})
    """Elements that have an `id`, `itemprop`, `itemtype`, `component` or any `data-` attribute."""

    def ancestors(self, position: int) -> Iterator[int]:
        """Positions of the ancestors, nearest first."""
        position = self.parents[position]
        while position >= 0:
            yield position
            position = self.parents[position]


def index_tree(root: HtmlElement) -> TreeIndex:
    """Index the tree in linear time; HTML comments take a position too, because text may follow them."""
    positions: dict[HtmlElement, int] = {}

    def walk() -> Iterator[tuple[HtmlElement, int]]:
        for position, element in enumerate(root.iter()):
            positions[element] = position
            yield element, positions.get(element.getparent(), -1)

    return index_elements(walk())


def index_elements(walk: Iterable[tuple[Element, int]]) -> TreeIndex:
    """Index elements given in document order, each with its parent's position."""
    index = TreeIndex()
    by_class, by_tag, by_attribute = index.by_class, index.by_tag, index.by_attribute
    for position, (element, parent) in enumerate(walk):
        index.elements.append(element)
        index.parents.append(parent)
        tag = element.tag
        if not isinstance(tag, str):
            continue
        by_tag.setdefault(tag, []).append(position)
        for name, value in element.items():
            if name == "class":
                ones = (value or "").split()
                for one in ones if len(ones) < 2 else set(ones):
                    by_class.setdefault(one, []).append(position)
            elif name in by_attribute:
                by_attribute[name].append(position)
                if name == "id":
                    by_class.setdefault(f"#{value}", []).append(position)
            elif name[:5] == "data-":
                by_attribute[name] = [position]
    index.ends.extend(_ends(index.parents))
    return index


def _ends(parents: list[int]) -> list[int]:
    ends = list(range(1, len(parents) + 1))
    for position in range(len(parents) - 1, 0, -1):
        parent = parents[position]
        ends[parent] = max(ends[parent], ends[position])
    return ends

"""One pass over a page's elements: order, parents and class lookups that every scheme and the detector share."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class TreeIndex:
    """Elements in document order; positions in `elements` stand for elements everywhere in this package.

    `parents[i]` is the position of the parent (-1 at the root), `ends[i]` the position behind the last descendant.
    """

    elements: list[HtmlElement]
    parents: list[int]
    ends: list[int]
    by_class: dict[str, list[int]]
    by_tag: dict[str, list[int]]
    by_attribute: dict[str, list[int]]
    """Elements that have an `id`, `itemprop` or `itemtype`."""

    def ancestors(self, position: int) -> Iterator[int]:
        """Positions of the ancestors, nearest first."""
        position = self.parents[position]
        while position >= 0:
            yield position
            position = self.parents[position]


def index_tree(root: HtmlElement) -> TreeIndex:
    """Index the tree in linear time; HTML comments take a position too, because text may follow them."""
    elements: list[HtmlElement] = []
    parents: list[int] = []
    by_class: dict[str, list[int]] = {}
    by_tag: dict[str, list[int]] = {}
    by_attribute: dict[str, list[int]] = {name: [] for name in ("id", "itemprop", "itemtype")}
    positions: dict[HtmlElement, int] = {}
    for position, element in enumerate(root.iter()):
        positions[element] = position
        elements.append(element)
        parents.append(positions.get(element.getparent(), -1))
        tag = element.tag
        if not isinstance(tag, str):
            continue
        by_tag.setdefault(tag, []).append(position)
        for name, value in element.items():
            if name == "class":
                for one in set(value.split()):
                    by_class.setdefault(one, []).append(position)
            elif name in by_attribute:
                by_attribute[name].append(position)
    return TreeIndex(elements, parents, _ends(parents), by_class, by_tag, by_attribute)


def _ends(parents: list[int]) -> list[int]:
    ends = list(range(1, len(parents) + 1))
    for position in range(len(parents) - 1, 0, -1):
        parent = parents[position]
        ends[parent] = max(ends[parent], ends[position])
    return ends

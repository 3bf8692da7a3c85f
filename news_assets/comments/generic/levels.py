"""How deep an item stands in its thread, where replies are not nested in what they answer."""

import re
from collections.abc import Sequence

from news_assets.comments.index import TreeIndex

_LEVEL = re.compile(r"(?:^|[\s_-])(?:depth|level|indent|lvl|nest(?:ed|ing)?)[-_]?(\d{1,3})(?:\D|$)", re.I)
_STYLE = re.compile(r"(?:margin|padding)-(?:left|right|inline-start)\s*:\s*(\d{1,5})")
_LOOKED = 8


def named_level(index: TreeIndex, item: int) -> int | None:
    """The number in `depth-2`, `level2` or a data attribute."""
    element = index.elements[item]
    value = element.get("data-depth") or element.get("data-level") or element.get("aria-level")
    if value and value.isdecimal():
        return int(value[:6])
    hit = _LEVEL.search(element.get("class") or "")
    return int(hit[1]) if hit else None


def indentation(index: TreeIndex, item: int) -> int | None:
    """Width that sets the item in: a style on it, around it or on its first parts, or a spacer image."""
    for i in (item, index.parents[item], *range(item + 1, min(index.ends[item], item + _LOOKED))):
        if i < 0:
            continue
        element = index.elements[i]
        style = element.get("style")
        hit = _STYLE.search(style) if style else None
        if hit:
            return int(hit[1])
        width = element.get("indent") or (element.get("width") if element.tag == "img" else None)
        if width and width.isdecimal():
            return int(width[:6])
    return None


def tree_depths(index: TreeIndex, items: Sequence[int]) -> list[int | None]:
    """Number of elements around each item; a first item set apart is an opening post, not the parent of all."""
    depths = [0] * len(index.parents)
    for i, parent in enumerate(index.parents):
        depths[i] = depths[parent] + 1 if parent >= 0 else 0
    levels: list[int | None] = [depths[i] for i in items]
    rest = [depths[i] for i in items[1:]]
    if rest and depths[items[0]] < min(rest):
        levels[0] = min(rest)
    return levels

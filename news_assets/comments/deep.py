"""Pages nested deeper than lxml reads: thousands of replies inside each other, indexed with Lexbor instead."""

from collections.abc import Iterator

from news_assets.comments.index import Plain, TreeIndex, index_elements

_MANY = 200
_MAX_SOURCE = 30_000_000
_MAX_NODES = 2_000_000


def lost_nesting(index: TreeIndex, source: str) -> bool:
    """Whether the tree holds none of the lists and divisions that the source is full of."""
    if "div" in index.by_tag or "li" in index.by_tag or "article" in index.by_tag:
        return False
    return source.count("<li") + source.count("<div") + source.count("<article") > _MANY


def index_deep(source: str) -> TreeIndex:
    """Index a page of any depth; what lies behind two million nodes is left out."""
    return index_elements(_walk(source[:_MAX_SOURCE]))


def _walk(source: str) -> Iterator[tuple[Plain, int]]:
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(source).root
    positions: dict[int, int] = {}
    last_child: dict[int, Plain] = {}
    elements: list[Plain] = []
    for count, node in enumerate(root.traverse(include_text=True) if root is not None else ()):
        if count > _MAX_NODES:
            break
        parent = positions.get(node.parent.mem_id, -1) if node.parent is not None else -1
        tag = node.tag or "-"
        if tag == "-text":
            before = last_child.get(parent)
            text = node.text_content or ""
            if before is not None:
                before.tail += text
            elif parent >= 0:
                elements[parent].text += text
        elif tag[0].isalpha():
            element = Plain(tag, node.attributes)
            positions[node.mem_id] = len(elements)
            elements.append(element)
            last_child[parent] = element
            yield element, parent

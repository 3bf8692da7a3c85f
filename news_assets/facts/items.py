"""Cut a text into words, marks and quantities."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from news_assets.text.document import Document

_WORD = r"""[^\W\d_]+(?:["'&.](?=[^\W\d_])[^\W\d_]+)*'?|\d[\d.,]*\d|\d|\n+|[^\s\w]|_"""
_TICKER = r"""(?:(?<=\s)\.[A-Z]{3,}\w*|[A-Z]{2,}:[A-Z\d.]{3,}\w|[A-Z]{2,}\d+[A-Z]+=\w*|[A-Z]{3}=)(?=\s|$)"""
TOKEN = re.compile(f"{_TICKER}|{_WORD}")
_PLAIN = re.compile(_WORD)
_TICKERS = re.compile(r"\s\.[A-Z]{3}|[A-Z\d]=|[A-Z]:[A-Z\d.]")  # without one of these the text holds no ticker code
_CODE = re.compile(r"^\.[A-Z]|[A-Z]:[A-Z\d]|[A-Z]=")


@dataclass(slots=True)
class Item:
    """A word (kind w), ticker code (c), number (n), mark (p) or quantity (q) of the text, with its span in `norm`."""

    kind: str
    start: int
    end: int
    key: str
    quantity: int = -1
    mention: int = -1


def to_norm(document: Document, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Map source spans to spans of `norm`."""
    offsets = document.normalised.offsets
    if offsets is None:
        return spans
    back = {source: norm for norm, source in enumerate(offsets)}
    return [
        (back.get(a, bisect_right(offsets, a) - 1), back.get(b - 1, bisect_right(offsets, b - 1) - 1) + 1)
        for a, b in spans
    ]


def cut(norm: str, spans: list[tuple[int, int]]) -> list[Item]:
    """Items of a text in order; each quantity span is one item."""
    items: list[Item] = []
    position = 0
    token = TOKEN if _TICKERS.search(norm) else _PLAIN
    low = norm.casefold()
    low = low if len(low) == len(norm) else ""
    for index, (start, end) in sorted(enumerate(spans), key=lambda x: x[1]):
        if start < position:
            continue
        _tokens(token, norm, low, position, start, items)
        items.append(Item("q", start, end, "", index))
        position = end
    _tokens(token, norm, low, position, len(norm), items)
    return items


def _tokens(pattern: re.Pattern[str], norm: str, low: str, start: int, end: int, items: list[Item]) -> None:
    """Add the items of a stretch; `low` is the text casefolded at once, empty where that changes its length."""
    coded = pattern is TOKEN
    for token in pattern.finditer(norm, start, end):
        a, b = token.span()
        head = norm[a]
        key = low[a:b] or norm[a:b].casefold()
        if head.isalpha():
            items.append(Item("c" if coded and _CODE.search(norm[a:b]) else "w", a, b, key))
        elif head.isdigit():
            items.append(Item("n", a, b, key))
        elif head == "\n":
            items.append(Item("p", a, b, "\n"))
        else:
            items.append(Item("c" if head == "." and b - a > 3 else "p", a, b, key))


def brackets(items: list[Item]) -> list[int]:
    """For each item the number of the brackets it stands in, 0 outside."""
    found, mark, number = [0] * len(items), -1, 0
    for index, item in enumerate(items):
        if item.key == "(":
            mark = index
        elif item.key == ")" and mark >= 0 and index - mark <= _REMARK:
            number += 1
            found[mark + 1 : index] = [number] * (index - mark - 1)
            mark = -1
        elif item.key == "\n":
            mark = -1
    return found


_REMARK = 40  # items; longer ones in brackets are a text of their own

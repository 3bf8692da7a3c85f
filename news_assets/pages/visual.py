"""Hebrew lines stored as they are seen, turned into the order in which they are read."""

import re

_BETWEEN_TAGS = re.compile(r"[^<>\r\n]+")
_HEBREW = re.compile("[\u05d0-\u05ea]")
# Written left to right inside a Hebrew line: numbers with their signs, Latin words. Looked for in the turned line.
_TOKEN = re.compile(
    r"[%$€£#+°]*[0-9](?:[0-9]|[.,:/+-](?=[0-9]))*(?:[A-Za-z]+[0-9A-Za-z]*)?[%$€£#°]*|[A-Za-zÀ-ÖØ-öø-ÿ][0-9A-Za-zÀ-ÖØ-öø-ÿ]*"
)
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]")
_MIRROR = str.maketrans("()[]{}«»<>", ")(][}{»«><")


def logical_lines(text: str) -> str:
    """Turn every line that has Hebrew letters; what stands between two tags is a line, tags stay as they are."""
    return _BETWEEN_TAGS.sub(_logical, text)


def _logical(block: re.Match[str]) -> str:
    line = block.group()
    inside_tag = block.string[block.start() - 1 : block.start()] == "<"
    if inside_tag or not _HEBREW.search(line):
        return line
    turned = line[::-1].translate(_MIRROR)
    parts: list[str] = []
    last = 0
    for start, end in _left_to_right(turned):
        parts.append(turned[last:start])
        parts.append(turned[start:end][::-1].translate(_MIRROR))
        last = end
    parts.append(turned[last:])
    return "".join(parts)


def _left_to_right(turned: str) -> list[tuple[int, int]]:
    """Spans to be turned back: a number alone, or all tokens between two Hebrew words when one of them is Latin.

    A number beside a Latin word looks the same before and behind it; behind is what names have ("S&P 500").
    """
    groups: list[list[re.Match[str]]] = []
    for token in _TOKEN.finditer(turned):
        if groups and not _HEBREW.search(turned, groups[-1][-1].end(), token.start()):
            groups[-1].append(token)
        else:
            groups.append([token])
    spans: list[tuple[int, int]] = []
    for group in groups:
        if not any(_LATIN.search(token.group()) for token in group):
            spans.extend(token.span() for token in group)
            continue
        start, end = group[0].start(), group[-1].end()
        if _open_bracket(turned[start:end]) and turned[start - 1 : start] == "(":
            start -= 1
        spans.append((start, end))
    return spans


def _open_bracket(turned: str) -> bool:
    """True when the span holds a bracket whose partner stands right before it."""
    return turned.count(")") > turned.count("(")

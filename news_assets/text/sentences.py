"""Sentence borders that do not break numbers, abbreviations or quoted Hebrew acronyms."""

import re

_BORDER = re.compile(r"(?<=[.!?;])[\"')\]]*\s+(?=\S)|\n+")
_ABBREVIATION = re.compile(r"(?:\b(?:Inc|Ltd|Corp|Co|Mr|Mrs|Ms|Dr|Prof|St|vs|No|U\.S|U\.K|Jr|Sr|Gen|Sen|Rep|[A-Z])\.)$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every sentence, outer blanks left out; linear in the length of the text."""
    spans: list[tuple[int, int]] = []
    start = 0
    for border in _BORDER.finditer(text):
        if "\n" not in border.group() and _ABBREVIATION.search(text[max(start, border.start() - 8) : border.start()]):
            continue
        _append(spans, text, start, border.start())
        start = border.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))

"""Segments of a business: the heading or the `Segment 2 - name -` opening that a share of sales speaks of."""

import re
from bisect import bisect_right
from functools import cached_property

from news_assets.facts.pack import words
from news_assets.facts.reading import Reading

_OPENING = re.compile(
    r"^(?:מגזר|תחום|חטיבת|segment|division)(?: ה)?\s?\d?\s?[:\-]\s?(.{2,60}?)\s?(?:[:\-(]|$)", re.IGNORECASE
)
_HEADING = 70


class Sections:
    """Lines of one document with the segment each speaks of."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _lines(self) -> list[tuple[int, int, str]]:
        lines, start = [], 0
        for line in self._reading.document.norm.split("\n"):
            lines.append((start, start + len(line), line.strip()))
            start += len(line) + 1
        return lines

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._lines]

    def segment(self, position: int) -> tuple[str, bool] | None:
        """Segment name for an offset of `norm`, and whether the line itself opens with it."""
        place = bisect_right(self._starts, position) - 1
        own = _OPENING.match(self._lines[place][2])
        if own:
            return own.group(1).strip(), True
        for _, _, line in reversed(self._lines[max(0, place - 3) : place]):
            opening = _OPENING.match(line)
            if opening:
                return opening.group(1).strip(), False
            if line.split(" ", 1)[0].casefold() in words(self._reading.language, "questions"):
                return None
            if line and len(line) <= _HEADING and line[-1] not in ".!?" and not any(c.isdigit() for c in line):
                return re.split(r"\s-\s|:", line)[-1].strip(), False
        return None

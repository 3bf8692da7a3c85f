"""Segments of a business: the heading or the `Segment 2 - name -` opening that a share of sales speaks of."""

import re
from bisect import bisect_right
from functools import cached_property

from news_assets.facts.pack import words
from news_assets.facts.reading import Reading

_OPENING = re.compile(
    r"^(?:מגזר|תחום|חטיבת|segment|division)(?: ה)?\s?\d?\s?[:\-]\s?(.{2,60}?)\s?(?:[:\-(]|$)", re.IGNORECASE
)
_LED = re.compile(r"([^\n:\-.!?]{2,45}) - |([^\n:\-.!?,]{2,30}): ")
_HEADING = 70
_YEAR = 4  # digits


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

    def segment(self, position: int, *, level: bool = True) -> tuple[str, bool] | None:
        """Segment name for an place of `norm`, and whether its line opens with it (plain lines for levels only)."""
        place = bisect_right(self._starts, position) - 1
        own = _OPENING.match(self._lines[place][2])
        if own:
            return own.group(1).strip(), True
        led = _LED.match(self._lines[place][2]) if level and self._reading.language == "he" else None
        if led and self._lines[place][0] + led.end() <= position and self._part(led.group(1)):
            return led.group(1).strip(), True
        for _, _, line in reversed(self._lines[max(0, place - 3) : place]):
            opening = _OPENING.match(line)
            if opening:
                return opening.group(1).strip(), False
            if line.split(" ", 1)[0].casefold() in words(self._reading.language, "questions"):
                return None
            if line and len(line) <= _HEADING and line[-1] not in ".!?" and not any(c.isdigit() for c in line):
                name = re.split(r"\s-\s|:", line)[-1].strip()
                return (name, False) if self._part(name) else None
        return None

    def _part(self, name: str | None) -> bool:
        """Whether a heading names a part of the business, no date and not only that parts follow."""
        said = (name or "").split()
        if self._reading.language != "he" or not said:
            return bool(said)
        dated = any(word.isdigit() and len(word) == _YEAR for word in said) or set(said) & words("he", "months")
        return not dated and not said[0].startswith(("פילוח", "חלוקת", "מגזרי", "תחומי", "לקוחות", "נתונים"))

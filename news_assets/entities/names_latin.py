"""Firms that Hebrew text writes in Latin letters, and names that head a line."""

import re
from collections import Counter
from collections.abc import Sequence

from news_assets.entities.cues import cues
from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import lexicon
from news_assets.entities.match import starts_word
from news_assets.entities.reading import Mention, Reading

_LATIN = re.compile(r"[A-Z][A-Za-z0-9]+(?:[.&'-][A-Za-z0-9]+)*(?: [A-Z][A-Za-z0-9]*(?:[.&'-][A-Za-z0-9]+)*){0,4}")
_LEAD = re.compile(r"(?:^|\n)[ ]*([א-תA-Za-z][^\n(:|]{2,40}?) ?(?:\((?:לשעבר|סימול)|- ?(?:שווי שוק|סקירה))")


def name_latin(readings: Sequence[Reading]) -> None:
    """Add what Hebrew pages give away by a Latin spelling or by standing at a line's head."""
    counts = Counter(m.group() for r in readings if r.language == "he" for m in _LATIN.finditer(r.text))
    for reading in readings:
        if reading.language == "he":
            for match in _LEAD.finditer(reading.text):
                _lead(reading, *match.span(1))
            for match in _LATIN.finditer(reading.text):
                _latin(reading, match, counts[match.group()])


def _lead(reading: Reading, start: int, end: int) -> None:
    text = reading.text[start:end].rstrip(" -")
    if text and len(text.split()) < 5 and not any(c.isdigit() for c in text[:2]):
        reading.cover(Mention(start, start + len(text), Entry("", "company", text), "model", 0.7))


def _latin(reading: Reading, match: re.Match[str], count: int) -> None:
    start, end = match.span()
    words = lexicon("en")
    name = match.group()
    first = name.split(" ")[0]
    if (
        not starts_word(reading.text, start)
        or first in words.stop
        or first.capitalize() in words.stop
        or len(first) < 3
    ):
        return
    signs = cues("he")["company"]
    near = reading.word_before(start) in signs.before or reading.word_behind(end) in signs.behind
    if words.given.get(first) is False and " " in name and not near:
        reading.add(Mention(start, end, Entry("", "person", None, name), "model", 0.7))
    elif near or (count > 1 and reading.financial and not name.isupper()):
        reading.add(Mention(start, end, Entry("", "company", name, name), "model", 0.75 if near else 0.6))

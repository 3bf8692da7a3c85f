"""Bonds by how long they run: `the 10-year Treasury note`, `30-year gilts` (English)."""

import re

from news_assets.facts.focus import Subject
from news_assets.facts.pack import words
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_METRICS = frozenset({"yield", "price", "interest_rate", "index_level"})
_SURE = 1.3
_PAPER = r"(?:notes?|bonds?|yields?)"
_RUNS = re.compile(
    r"(?:\b(?:U\.S\.|[A-Z][a-z]{2,11}) )?\b(?:\d{1,2}|two|three|five|seven|ten|twenty|thirty)-year (?:U\.S\. )?"
    rf"(?:Treasur(?:y|ies)|government|JGB|gilts?|[Bb]unds?|{_PAPER})\b(?: {_PAPER}\b)?"
)
_BARE = re.compile(r"^(\w+)-year (notes?|bonds?)$")
_FIGURE = re.compile(r" yields?$")
_OPENERS = ("The ", "Yields ", "Benchmark ", "And ", "But ", "While ")


def bonds(slot: Slot) -> list[Scored]:
    """Return the bond named last before the number in its sentence, unless a name stands between."""
    reading = slot.reading
    if reading.language != "en" or slot.choice.metric not in _METRICS:
        return []
    start, end = reading.items[slot.first].start, reading.items[slot.at].start
    told = list(_RUNS.finditer(reading.document.norm, start, end))
    if not told:
        return []
    found = told[-1]
    between = (m for m in slot.mentions if found.end() <= reading.items[m.first].start < end)
    if any(m.entity.type in ("company", "index", "commodity", "currency", "fund") for m in between):
        return []
    name = _FIGURE.sub("", found.group())
    for opener in _OPENERS:
        name = name.removeprefix(opener)
    abroad = slot.focus.home.main() not in (None, *words("en", "default_country"))
    full = name if abroad else _BARE.sub(r"\1-year Treasury \2", name)
    american = (f"U.S. {full}",) if "Treas" in full and not full.startswith("U.S.") else ()
    return [
        Scored(Subject(full, "security", (*((name,) if full != name else ()), *american), None, full), _SURE, "name")
    ]

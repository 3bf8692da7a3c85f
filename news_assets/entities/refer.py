"""Short forms after full ones: a surname for the person, `the company` for the one company spoken of."""

import re
from collections.abc import Sequence
from itertools import islice

from news_assets.entities.entry import Alias, Entry
from news_assets.entities.match import Matcher
from news_assets.entities.reading import Mention, Reading

_PARTICLES = frozenset(
    {
        "בן",
        "בר",
        "אבו",
        "דה",
        "ון",
        "אל",
        "van",
        "von",
        "de",
        "der",
        "den",
        "ben",
        "bin",
        "al",
        "le",
        "la",
        "du",
        "di",
        "mc",
    }
)
_MOST = 300
_FORMS = re.compile(r"\s+(?:inc|corp|co|ltd|plc|llc|ag|sa|nv|group|holdings|בע\"מ)\.?$", re.IGNORECASE)


def refer(readings: Sequence[Reading]) -> None:
    """Add the mentions that only the full names elsewhere in the article explain."""
    aliases = {alias.text: alias for alias in islice(_short_forms(readings), _MOST)}
    if not aliases:
        return
    matcher = Matcher(aliases.values())
    for reading in readings:
        hits = sorted(matcher.find(reading.text, reading.lowered), key=lambda h: h.start - h.end)
        for hit in hits:
            reading.add(Mention(hit.start, hit.end, hit.alias.entry, "coreference", 0.85))


def _short_forms(readings: Sequence[Reading]) -> list[Alias]:
    aliases: list[Alias] = []
    owners: dict[str, Entry] = {}
    for reading in readings:
        for mention in reading.mentions:
            entry = mention.entry
            if entry.type != "person":
                continue
            for name in (entry.name_he, entry.name_en, reading.text[mention.start : mention.end]):
                short = surname(name or "")
                if len(short) < 3:
                    continue
                if owners.setdefault(short, entry) is entry:
                    aliases.append(Alias(short, entry))
    # A surname that two people of the article share stays unlinked.
    shared = {a.text for a in aliases if any(b.text == a.text and b.entry is not a.entry for b in aliases[:_MOST])}
    return [a for a in aliases if a.text not in shared]


def surname(name: str) -> str:
    """The last name of a full name with its particles, empty when there is only one word."""
    words = _FORMS.sub("", name).split()
    if len(words) < 2:
        return ""
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])

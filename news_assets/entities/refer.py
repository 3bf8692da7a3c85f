"""Short forms after full ones: a surname for the person, `the company` for the one company spoken of."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from news_assets.entities.entry import Alias, Entry
from news_assets.entities.lexicon import lexicon
from news_assets.entities.match import Matcher, is_hebrew, listed_words
from news_assets.entities.reading import Mention, Reading
from news_assets.language.known import isolated

# A short form that stands inside a longer capitalised name is another name.
_NAME_BEHIND = re.compile(r" (?:& )?[A-Z][a-z]+| (?:awards?|awardees?|prizes?|laureates?|foundation)\b")
_NAME_BEFORE = re.compile(r"[a-z,] (?!Mr|Mrs|Ms|Dr|Sir|Prof|The|President|CEO|Chairman|Minister|Senator)[A-Z][a-z]+ $")
_OPENING = re.compile(r"(?:^|[.!?:\n\"] ?)([A-Z][a-z]+) $")
_SURE = 0.85
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
_BRACKET = re.compile(r"\s?\( ?\"?([A-Z][A-Z&]{1,6})\"? ?\)")
_FORMS = re.compile(r"\s+(?:inc|corp|co|ltd|plc|llc|ag|sa|nv|group|holdings|בע\"מ)\.?$", re.IGNORECASE)


def refer(readings: Sequence[Reading]) -> None:
    """Add the mentions that only the full names elsewhere in the article explain."""
    aliases = _short_forms(readings)
    if not aliases:
        return
    matcher = Matcher(aliases)
    shorts = {alias.text for alias in aliases}
    sure = {
        m.entry.entity_id
        for r in readings
        for m in r.mentions
        if m.score >= _SURE and (r.financial or r.text[m.start : m.end] not in shorts)
    }
    for reading in readings:
        hits = sorted(matcher.find(reading.text, reading.lowered), key=lambda h: h.start - h.end)
        for hit in hits:
            if _NAME_BEHIND.match(reading.text, hit.end) or _name_before(reading.text, hit.start):
                continue
            mention = Mention(hit.start, hit.end, hit.alias.entry, "coreference", 0.85)
            there = reading.at(hit.start)
            if there and there.end == hit.end and _doubtful(reading, there, mention, sure):
                reading.replace(there, mention)
            else:
                reading.add(mention)


def _doubtful(reading: Reading, there: Mention, mention: Mention, sure: Collection[str]) -> bool:
    """`Abbott` where the article names Tony Abbott, and no Abbott Laboratories; `Bloomberg` far from money too."""
    if there.entry.type != "company" or mention.entry.type != "person":
        return False
    return there.entry.entity_id not in sure and (there.score < _SURE or (there.score > 0.96 and not reading.financial))


def _name_before(text: str, start: int) -> bool:
    """Whether a capitalised word that is no title and no ordinary word stands right before: another, longer name."""
    head = text[max(0, start - 30) : start]
    if _NAME_BEFORE.search(head):
        return True
    opening = _OPENING.search(head)
    if not opening:
        return False
    words, word = lexicon("en"), opening.group(1)
    return word not in words.stop and word.lower() not in words.context["titles"]


def _short_forms(readings: Sequence[Reading]) -> list[Alias]:
    owners: dict[str, Entry | None] = {}
    for reading in readings:
        for mention in reading.mentions:
            written = reading.text[mention.start : mention.end]
            for short in _shorts(mention.entry, written, reading.text[mention.end : mention.end + 12]):
                # A surname that two people of the article share stays unlinked.
                owner = owners.setdefault(short, mention.entry)
                if owner is not None and not _same(owner, mention.entry):
                    owners[short] = None
    return [Alias(short, entry) for short, entry in islice(owners.items(), _MOST) if entry]


def _same(one: Entry, other: Entry) -> bool:
    if one.entity_id or other.entity_id:
        return one.entity_id == other.entity_id
    return one.type == other.type and (one.name_he, one.name_en) == (other.name_he, other.name_en)


def _shorts(entry: Entry, written: str, behind: str) -> Iterator[str]:
    if not entry.entity_id and _whole(entry, written):
        yield written
    if entry.type == "person":
        for name in {entry.name_he or "", entry.name_en or "", written}:
            short = surname(name)
            if len(short) > 2:
                yield short
    elif entry.type in ("company", "organisation", "fund"):
        bracket = _BRACKET.match(behind)
        if bracket:
            yield bracket.group(1)
        bare = _bare(written)
        if bare != written and not entry.entity_id:
            yield bare
        first, _, rest = written.partition(" ")
        if rest and not entry.entity_id and entry.type == "company" and _distinctive(first):
            yield first


def _whole(entry: Entry, name: str) -> bool:
    """Whether a Hebrew name that a rule found is nothing else where no rule finds it."""
    if entry.type not in ("person", "company", "organisation", "fund") or not is_hebrew(name[0]):
        return False
    return " " in name or (len(name) > 2 and name not in listed_words() and isolated(name))


def _bare(name: str) -> str:
    """A Hebrew firm's name without the business nouns at its end; the name itself when one word would be left."""
    context = lexicon("he").context
    parts = name.split(" ")
    while len(parts) > 2 and parts[-1] in context["business"] | context["business_loans"]:
        parts.pop()
    return " ".join(parts)


def _distinctive(word: str) -> bool:
    """True for a word that can stand for the whole name: no ordinary word, no given name, no listed name."""
    if len(word) < 4 or not word[0].isupper() or not word.isascii():
        return False
    words = lexicon("en")
    return word not in words.stop and word not in words.given and word.lower() not in listed_words()


def surname(name: str) -> str:
    """The last name of a full name with its particles, empty when there is only one word."""
    words = _FORMS.sub("", name).split()
    if len(words) < 2:
        return ""
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:])

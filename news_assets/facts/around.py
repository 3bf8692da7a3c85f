"""Whom the heading above or the paragraph speaks of, where the sentence names nobody (English)."""

from news_assets.facts.antecedents import standing
from news_assets.facts.families import MACRO
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot, oblique


def around(slot: Slot) -> list[Scored]:
    """Return the one named in the heading above the number's line, and the only one its paragraph has named."""
    scene, reading = slot.scene, slot.reading
    if reading.language != "en" or slot.choice.metric in MACRO or _named(slot):
        return []
    line = reading.line(slot.at)
    before = [n for n in scene.by_line.get(line, ()) if reading.mentions[n].first < slot.first and _fits(slot, n)]
    if before:
        only = len({scene.subjects[n].key for n in before}) == 1
        if not only or oblique(reading, reading.mentions[before[0]]):
            return []
        how = ("antecedent", 1.0) if _pointed(slot) else ("paragraph", 0.8)
        return [Scored(scene.subjects[before[0]], how[1], how[0])]
    headed = {scene.subjects[n].key: n for n in scene.headings.above(line) if _fits(slot, n)}
    return [Scored(scene.subjects[n], 1.1, "heading") for n in headed.values()] if len(headed) == 1 else []


def _named(slot: Slot) -> bool:
    """Whether the sentence names somebody who may be meant before the number."""
    mentions = slot.reading.mentions
    here = slot.scene.by_sentence.get(slot.reading.sentence_of[slot.at], ())
    return any(mentions[n].first < slot.at and _fits(slot, n) for n in here)


def _pointed(slot: Slot) -> bool:
    """Whether the sentence points back before the number: `the company`, `its`, `it` as a clause's first word."""
    reading = slot.reading
    if any(word in standing("en") for _, word, _ in slot.focus.kinds.anaphors(reading, slot.first, slot.at)):
        return True
    return any(reading.key(i) in _BACK and reading.key(i - 1) not in _BEFORE for i in range(slot.first, slot.at))


_BACK = frozenset({"it", "its"})
_BEFORE = frozenset({"make", "makes", "made", "as"})


def _fits(slot: Slot, number: int) -> bool:
    subject = slot.scene.subjects[number]
    wanted = subject.fits(slot.types) and subject.type not in ("country", "group", "region")
    return wanted and not slot.scene.sourced(number) and subject.key not in slot.focus.overseers

"""`השקיעו בה אנג'לים 800 אלף דולר`: the Hebrew subject that stands behind its verb, told by agreement."""

from news_assets.facts.pack import words
from news_assets.facts.phrases import phrase_after
from news_assets.facts.slot import Slot

_PLURAL = ("ים", "ות")
_PRONOUNS = frozenset({"בה", "בו", "בהם", "בהן", "לו", "לה", "להם", "להן", "לי", "לנו", "ממנו", "ממנה", "עליו", "עליה"})


def verb_first(slot: Slot) -> tuple[int, int] | None:
    """Item span of the phrase right behind the verb of an event before the number, None if it may be an object."""
    reading, cue = slot.reading, slot.choice.cue
    if cue is None or cue.cue.role != "event" or cue.last >= slot.at:
        return None
    start = cue.last
    while reading.key(start + 1) in _PRONOUNS | words("he", "phrase_trim"):
        start += 1
    if reading.key(start + 1) == "את" or reading.items[start + 1].mention >= 0:
        return None
    span = phrase_after(reading, start, reading.links[slot.at].item)
    if span is None or span[0] != start + 1 or any(reading.items[i].mention >= 0 for i in range(*span)):
        return None
    return span if _agrees(reading.key(cue.first)[len(cue.prefix) :], reading.key(span[0])) else None


def _agrees(verb: str, noun: str) -> bool:
    """Plural with plural, a definite singular with its gender."""
    if verb[-1] == "ו" or verb.endswith(_PLURAL):
        return noun.endswith(_PLURAL)
    definite = noun[0] == "ה" and len(noun) > 3 and not noun.endswith(_PLURAL)
    feminine = verb[-1] in "הת" or verb[0] == "ת"
    return definite and feminine == (noun[-1] in "הת")

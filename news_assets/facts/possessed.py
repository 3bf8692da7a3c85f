"""`מחזורה`, `התחייבויותיה`, `הונו`: a Hebrew figure with its owner's ending belongs to who was spoken of last."""

from collections.abc import Iterator

from news_assets.facts.phrases import of_somebody
from news_assets.facts.purposes import COSTED
from news_assets.facts.reading import Mention
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot, oblique

_BODIES = frozenset({"company", "organisation", "fund", "product", "city"})
_MEN = frozenset({"person", "company", "organisation", "fund"})
_BACK = 3  # sentences looked back


def possessed(slot: Slot) -> list[Scored]:
    """Return the owner whom the ending of the figure's noun points back to."""
    reading, cue = slot.reading, slot.choice.cue
    if (
        reading.language != "he"
        or cue is None
        or not cue.cue.noun
        or cue.first > slot.at
        or slot.choice.metric in COSTED
    ):
        return []
    key = reading.items[cue.last].key
    if not of_somebody(key) or key[-1] not in "הו" or "ש" in cue.prefix or reading.key(cue.last + 1) == "של":
        return []
    kinds = _BODIES if key[-1] == "ה" else _MEN
    for sentence, mention in _before(slot, cue.first):
        subject = slot.focus.of(mention.entity)
        wanted = subject.type in kinds and (subject.fits(slot.types) or mention.unlisted)
        if not wanted or subject.key in slot.focus.overseers or slot.scene.sourced(reading.mentions.index(mention)):
            continue
        return [Scored(subject, 0.82 if sentence else 0.66, "possessed", mention)]
    return []


def _before(slot: Slot, end: int) -> Iterator[tuple[bool, Mention]]:
    """Names before the noun: those of its own sentence, then of the ones before; who acts there comes first."""
    reading = slot.reading
    number = reading.sentence_of[slot.at]
    for place in range(number, max(-1, number - 1 - _BACK), -1):
        first, last = reading.sentences[place]
        if place != number and reading.line(first) != reading.line(slot.at):
            return
        named = sorted({i.mention for i in reading.items[first : min(last, end)] if i.mention >= 0})
        mentions = sorted((reading.mentions[n] for n in named), key=lambda m: m.first)
        for mention in sorted(mentions, key=lambda m: oblique(reading, m)):
            yield place == number, mention

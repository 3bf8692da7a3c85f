"""What holds for all candidates of one number."""

from news_assets.facts.families import MACRO, QUOTED, TWO_SIDED
from news_assets.facts.pack import words
from news_assets.facts.ranker_grammar import agent, clause_verb, owner
from news_assets.facts.scene import Scene
from news_assets.facts.slot import Slot
from news_assets.facts.traits import closed

_GROUPS = {
    **dict.fromkeys(QUOTED | {"market_cap", "target_price", "yield", "valuation"}, "market"),
    **dict.fromkeys(MACRO, "macro"),
    **dict.fromkeys(TWO_SIDED | {"contract_value", "fine"}, "deal"),
    **dict.fromkeys(("net_worth", "average_wealth", "wealth_share", "wealth_equivalent", "compensation"), "wealth"),
}
_AFTER = 5  # items behind the number within which a noun of kind is looked for


class Scale:
    """What holds for all candidates of one number."""

    __slots__ = (
        "agent", "anaphor", "anaphors", "fitting", "group", "lead", "lists", "meant", "named", "owner",
        "paragraph", "personal", "scene", "section", "slot", "told", "top", "verb", "verbless", "weight",
    )  # fmt: skip

    def __init__(self, slot: Slot, top: float, lead: float) -> None:
        reading, scene = slot.reading, slot.scene
        self.top, self.lead = top, lead
        self.slot, self.scene = slot, scene
        self.told = told(scene, slot.first, slot.at)
        self.group = _GROUPS.get(slot.choice.metric, "result")
        here = scene.by_sentence.get(reading.sentence_of[slot.at], ())
        self.fitting = [
            n
            for n in here
            if reading.mentions[n].last < slot.at
            and scene.subjects[n].fits(slot.types)
            and not scene.sourced(n)
            and reading.mentions[n].first > self.told
        ]
        since = slot.previous.at if slot.previous is not None and slot.joined else slot.first
        keys = {item.key for item in reading.items[since : slot.at]}
        self.lists = lists = closed(reading.language)
        self.anaphor = bool(keys & lists.standing)
        self.personal = bool(keys & lists.personal)
        cues = {m.first for m in reading.cues(slot.at) if m.cue.role != "metric" and not m.cue.noun}
        self.verbless = not any(i in cues or scene.verbal(reading.items[i].key) for i in range(since, slot.at))
        self.named = any(not scene.subjects[n].free for n in self.fitting)
        self.owner = owner(slot)
        fitting = (s for s in slot.focus.main if s.fits(slot.types))
        self.weight = sum(slot.focus.counts[s.key] for s in fitting)
        end = min(reading.sentence(slot.at)[1], slot.at + _AFTER)
        self.anaphors = slot.focus.kinds.anaphors(reading, slot.first, end)
        self.verb = clause_verb(slot)
        self.agent = agent(slot, self.verb, {index for index, _, _ in self.anaphors})
        self.paragraph, self.section = _paragraph(slot), _section(slot)
        self.meant = {key for _, _, keys in self.anaphors for key in keys}

    def begins(self, item: int) -> bool:
        """Whether a clause begins at an item, as far as marks show."""
        before = self.slot.reading.items[item - 1] if item > self.slot.first else None
        return before is None or before.kind == "p"


def _paragraph(slot: Slot) -> list[str]:
    """Keys of the names of a wanted kind that stand in the number's line before its sentence, in order (English)."""
    scene, reading = slot.scene, slot.reading
    if reading.language != "en":
        return []
    found = []
    for number in scene.by_line.get(reading.line(slot.at), ()):
        if reading.mentions[number].first >= slot.first:
            break
        subject = scene.subjects[number]
        if subject.fits(slot.types) and subject.type not in ("country", "group") and not scene.sourced(number):
            found.append(subject.key)
    return found


def _section(slot: Slot) -> list[str]:
    """Keys of the names in the heading above the number's line."""
    scene = slot.scene
    numbers = scene.headings.above(slot.reading.line(slot.at))
    return [scene.subjects[n].key for n in numbers if scene.subjects[n].fits(slot.types)]


def told(scene: Scene, first: int, at: int) -> int:
    """Item that closes an opening `According to ..., ...,`, -1 without one."""
    reading = scene.reading
    items = reading.items
    telling = items[first].key in words(reading.language, "according") or items[first].key == "according"
    if first + 1 >= at or not telling:
        return -1
    commas = [index for index in range(first, min(at, first + _TOLD)) if items[index].key == ","]
    if len(commas) > 1 and items[commas[0] + 1].mention >= 0:
        return commas[1]  # `according to the treasurer, X, ...`
    return commas[0] if commas else first + 3


_TOLD = 16

"""`החברה`, `המפלגה`, `הענף`: a definite noun that stands for somebody named before (Hebrew)."""

from news_assets.facts.families import MACRO, TWO_SIDED
from news_assets.facts.focus import Subject
from news_assets.facts.pack import data, keys, words
from news_assets.facts.purposes import COSTED
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot


def generic(slot: Slot) -> list[Scored]:
    """Return whom a definite noun before the number stands for."""
    reading = slot.reading
    if reading.language != "he" or slot.choice.metric in MACRO - COSTED - {"deficit"}:
        return []
    nouns: dict[str, list[str]] = data("he", "subjects")["generic_nouns"]
    for index in range(slot.at - 1, slot.first - 1, -1):
        item = reading.items[index]
        key = item.key.removeprefix("ו")
        kinds = next((kind.split() for kind, forms in nouns.items() if key in forms), None)
        behind = reading.items[index + 1]
        named = item.mention >= 0 or behind.mention >= 0 or (key in _VERBAL and behind.kind == "q")
        if kinds is None or named or _owned(slot, index):
            continue  # `the company X`: the name itself is at hand
        between = (m for m in slot.mentions if index < m.first and m.last < slot.anchor and m.entity.type in slot.types)
        if any(m.entity.type != "group" or reading.key(index - 1) != "כי" for m in between):
            return []
        if kinds == ["group"]:
            return [_sector(slot, key, index)] if "group" in slot.types else []
        earlier = [slot.focus.of(m.entity) for m in slot.mentions if m.last < index]
        meant = (
            next((s for s in reversed(earlier) if s.fits(kinds)), None)
            or headed(slot, key, index)
            or _titled(slot, key)
            or slot.focus.find(kinds, reading, slot.at)
        )
        cue = slot.choice.cue
        owner = cue is not None and cue.last + 1 == index  # `הכנסות החברה`
        owner = owner or (reading.key(index - 1) == "כי" and not earlier[1:])  # `X הוסיף כי החברה ...`
        return [Scored(meant, 0.96 if owner else 0.66 - 0.01 * (slot.at - index), "generic")] if meant else []
    return []


def headed(slot: Slot, noun: str, index: int) -> Subject | None:
    """Who was named last before item `index` with this noun as head: `הבנק` is `בנק X`, `המועצה` `מועצת Y`."""
    if noun in words("he", "any_company"):
        return None
    bare = noun.removeprefix("ה")
    heads = {noun, bare, bare[:-1] + "ת" if bare[-1] == "ה" else bare}
    reading = slot.reading
    before = [m for m in reading.mentions if m.last < index]
    for mention in sorted(before, key=lambda m: -m.first):
        if mention.entity.type in ("country", "group", "person"):
            continue
        opening = mention.entity.quote.split(" ", 1)
        led = reading.items[mention.first - 1].key if mention.first else ""
        if (len(opening) > 1 and opening[0] in heads) or any(stem in heads for _, stem in keys(led, "he")):
            return slot.focus.of(mention.entity)
    return None


def _titled(slot: Slot, noun: str) -> Subject | None:
    """`The company` is the weightiest firm, where the title names it; who only backs firms is none."""
    if noun not in words("he", "any_company"):
        return None
    backers, focus = words("he", "backers"), slot.focus
    firms = (s for s in focus.main if s.type == "company" or s.free)
    first = next((s for s in firms if not backers & set(s.name.casefold().split())), None)
    return first if first is not None and first.key in focus.titled else None


_VERBAL = frozenset({"הסיעה"})  # also `drove`, right before the number


def _owned(slot: Slot, index: int) -> bool:
    """`של החברה`, and in deals `מניות החברה`: not the one who acts."""
    before = slot.reading.items[index - 1].key
    if before == "של":
        return True
    return slot.choice.metric in TWO_SIDED and any(stem in words("he", "stock_words") for _, stem in keys(before, "he"))


def _sector(slot: Slot, key: str, index: int) -> Scored:
    """`the sector`: under its own name where the article has it."""
    bare = key.removeprefix("ה")
    name = _named_sector(slot.reading, bare) or key
    return Scored(Subject(name, "group", (key, bare), None, name), 0.64 - 0.01 * (slot.at - index), "generic")


def _named_sector(reading: Reading, bare: str) -> str | None:
    """`ענף המלונות` anywhere in the text."""
    for place, item in enumerate(reading.items[:-1]):
        behind = reading.items[place + 1]
        if item.key == bare and behind.kind == "w" and behind.key[:1] == "ה":
            return reading.text(place, place + 1)
    return None

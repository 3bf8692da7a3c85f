"""On whom a Hebrew sum is laid or for whom it is set aside: fines, budgets, damage."""

from news_assets.facts.focus import Subject, forms
from news_assets.facts.heads import kinds_of
from news_assets.facts.pack import keys, words
from news_assets.facts.phrases import phrase_from
from news_assets.facts.purposes import _for as led_for
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.facts.turns import list_line

_FAR = 9  # items from the verb that lays a fine to the one it is laid on
_LED = 3  # items from `the chain` to its name
_FINED = frozenset({"bodies", "trades", "households"})
_SPENT = frozenset({"budget", "costs", "funding"})


def aimed(slot: Slot) -> list[Scored]:
    """Return who is fined, gets a budget, or bears a damage."""
    if slot.reading.language != "he":
        return []
    if slot.choice.metric == "fine":
        return _fined(slot)
    if slot.choice.metric in _SPENT:
        return _granted(slot)
    return []


def _fined(slot: Slot) -> list[Scored]:
    """`הקנס, 140 אלף שקל, הוטל על X`, `קנס שהטילה הרשות על X`, `קנס את X ב-90 אלף ואת Y ב-60 אלף`."""
    reading, at = slot.reading, slot.at
    since = slot.previous.at if slot.previous is not None and slot.joined else slot.first - 1
    end = reading.sentence(at)[1]
    for index in range(at - 1, since, -1):
        if reading.key(index) in ("את", "ואת") and _punished(reading, slot.first, index):
            named = _named(slot, index + 1, at)
            return [Scored(named[0], 1.15, "aimed", named[1])] if named else []
        if reading.key(index) == "על" and index + 1 < reading.links[at].item and _laid(reading, since + 1, index):
            found = _on(slot, index + 1, at)
            return [found] if found else []
    for index in range(at + 1, min(end - 1, at + _FAR)):
        if reading.items[index].kind == "q":
            break
        near = index <= at + 2 and (index == at + 1 or reading.key(at + 1) == ",")
        if reading.key(index) == "על" and (near or _laid(reading, at + 1, index)):
            found = _on(slot, index + 1, end)
            return [found] if found else []
    return []


def _laid(reading: Reading, first: int, index: int) -> bool:
    """Whether a verb of laying a fine stands shortly before the `on`."""
    return any(
        stem in words("he", "laying")
        for i in range(max(first, index - _FAR), index)
        for _, stem in keys(reading.key(i), "he")
    )


def _punished(reading: Reading, first: int, index: int) -> bool:
    return any(stem in words("he", "punishing") for i in range(first, index) for _, stem in keys(reading.key(i), "he"))


def _named(slot: Slot, first: int, end: int) -> tuple[Subject, Mention] | None:
    """The last name between items `first` and `end`, a person's before others."""
    found = [m for m in slot.mentions if first <= m.first and m.last < end and m.entity.type in slot.types]
    people = [m for m in found if m.entity.type == "person"]
    last = (people or found)[-1:]
    return (slot.focus.of(last[0].entity), last[0]) if last else None


def _on(slot: Slot, first: int, end: int) -> Scored | None:
    """Who is named from item `first` on: somebody, or a noun of those who can be fined."""
    reading = slot.reading
    span = phrase_from(reading, first, end, led=True)
    last = max(span[1], first + 1) if span is not None else first + 1
    last += reading.key(last) == '"'
    mention = next((m for m in slot.mentions if first <= m.first <= last and m.entity.type != "country"), None)
    if mention is not None and mention.first - first <= 1 + (reading.key(first + 1) == '"'):
        return Scored(slot.focus.of(mention.entity), 1.15, "aimed", mention)
    if span is None or span[0] != first:
        firm = reading.key(first) in words("he", "kinds_of_firm") | words("he", "descriptors")
        named = next((m for m in slot.mentions if first < m.first <= first + _LED), None) if firm else None
        return Scored(slot.focus.of(named.entity), 1.12, "aimed", named) if named is not None else None
    head = reading.key(first)
    liable = kinds_of(head, "he") & _FINED or head in words("he", "liable") | words("he", "populations")
    alone = span[0] == span[1] and head in words("he", "kinds_of_firm")
    if alone or (mention is None and '"' not in head and not liable):
        return None  # what it is laid for: `על הפרת החוק`
    name = reading.text(*span)
    added = (slot.focus.of(mention.entity).name,) if mention is not None else ()
    return Scored(Subject(name, "group", (*added, *forms(name, "he")), None, name), 1.12, "aimed")


def _granted(slot: Slot) -> list[Scored]:
    """`26 מיליון למשרד X`, `87 מיליון יוקצו למענקים`: what stands behind a sum."""
    reading, at = slot.reading, slot.at
    end = reading.sentence(at)[1]
    start = at + 1
    passed = False
    while start < end and (
        reading.key(start) in words("he", "hedges") or reading.key(start) in words("he", "allotting")
    ):
        passed = passed or reading.key(start) in words("he", "allotting")
        start += 1
    listed = list_line(reading, at)
    if slot.choice.metric == "costs":
        return _caused(slot, end)
    if not (passed or listed) or start >= end:
        return _added(slot)
    if reading.key(start) == '"':
        start += 1
    span = led_for(reading, start, start + 1, end)
    mention = reading.items[start].mention
    if mention >= 0 and reading.key(start)[:1] == "ל":
        return [Scored(slot.focus.of(reading.mentions[mention].entity), 1.12, "aimed", reading.mentions[mention])]
    if span is None and listed and reading.items[start].kind == "w":
        span = phrase_from(reading, start, end, led=True)
    if span is None:
        return []
    return [Scored(_meant(reading, span), 1.12, "aimed")]


def _caused(slot: Slot, end: int) -> list[Scored]:
    """`נזק של 12 מיליון נגרם למגדלי הירקות`: who bears it."""
    reading = slot.reading
    for index in range(slot.at + 1, min(end - 1, slot.at + _NEAR)):
        if reading.items[index].kind == "q":
            break
        if reading.key(index) in words("he", "caused"):
            span = led_for(reading, index + 1, index + 2, end)
            return [Scored(_meant(reading, span), 1.12, "aimed")] if span is not None else []
    return []


_NEAR = 6  # items from a sum to the verb that says whom it hit


def _added(slot: Slot) -> list[Scored]:
    """`תוספת למערכת הביטחון בסך 28 מיליארד`: whose budget is raised or cut."""
    reading = slot.reading
    move = slot.choice.move
    if slot.choice.metric != "budget":
        return []
    for index in range(slot.at - 1, max(slot.first, slot.at - _FAR) - 1, -1):
        if reading.items[index].kind == "q":
            break
        stems = {stem for _, stem in keys(reading.key(index), "he")}
        if stems & words("he", "additions") or (move is not None and move.match.first == index and move.match.cue.noun):
            span = led_for(reading, index + 1, index + 2, slot.at)
            if span is None:
                break
            mention = next((m for m in slot.mentions if m.first == span[0]), None)
            if mention is not None:
                return [Scored(slot.focus.of(mention.entity), 1.05, "aimed", mention)]
            return [Scored(_meant(reading, span), 1.05, "aimed")]
    return []


def _meant(reading: Reading, span: tuple[int, int]) -> Subject:
    raw = reading.text(*span)
    name = raw[1:] if raw[0] == "ל" and len(raw) > _SHORT else raw
    return Subject(name, "other", tuple(dict.fromkeys((raw, *forms(name, "he"), "ה" + name))), None, name)


_SHORT = 3

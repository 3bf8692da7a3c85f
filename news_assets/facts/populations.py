"""Whose poverty a number tells: children, families, the old, of the country that the article is about."""

from news_assets.facts.focus import Subject
from news_assets.facts.pack import keys, words
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_METRICS = frozenset({"poverty"})
_BEHIND, _BEFORE = 3, 6


def populations(slot: Slot) -> list[Scored]:
    """Return the part of the people named as the number's unit, right behind it, or behind `among` before it."""
    reading, at = slot.reading, slot.at
    if slot.choice.metric not in _METRICS:
        return []
    quantity = reading.quantities[reading.items[at].quantity]
    name = _listed(quantity.quote.rsplit(" ", 1)[-1].casefold(), reading.language)
    end = reading.sentence(at)[1]
    for index in range(at + 1, min(end, at + 1 + _BEHIND)):
        name = name or _listed(reading.items[index].key, reading.language)
    among = words(reading.language, "among")
    for index in range(at - 1, max(slot.first, at - _BEFORE), -1):
        if name is None and reading.items[index - 1].key in among:
            name = _listed(reading.items[index].key, reading.language)
    if name is None and reading.language == "he":
        name = _told(slot)
    if name is None:
        return []
    country = slot.focus.country(reading).name
    full = f"{name} ב{country}" if reading.language == "he" else f"{name} in {country}"
    return [Scored(Subject(full, "group", (name,), None, full), 1.0, "group")]


def _told(slot: Slot) -> str | None:
    """`שיעור המשפחות העניות`, `בקרב ילדים ... אצלם`: the part of the people named last in the sentence."""
    reading = slot.reading
    for index in range(slot.at - 1, slot.first, -1):
        name = _listed(reading.key(index), "he") or _listed(reading.key(index).removeprefix("ה"), "he")
        before = reading.key(index - 1)
        if name is not None and (before in words("he", "among") or before.removeprefix("ו") in _RATES):
            return name
    return None


_RATES = frozenset({"שיעור", "שיעורי", "מספר", "אחוז", "תחולת", "עוני"})


def _listed(key: str, language: str) -> str | None:
    """The word without prefix letters when it names a part of the people."""
    return next((stem for _, stem in keys(key, language) if stem in words(language, "populations")), None)

"""What stands beside a name: a preposition before it, a verb or mark behind it, whether it only tells who says so."""

from dataclasses import dataclass
from functools import cache

from news_assets.facts.items import Item
from news_assets.facts.pack import words
from news_assets.facts.reading import Mention, Reading


@dataclass(frozen=True, slots=True)
class Closed:
    """Word classes of a language, joined as they are asked for."""

    verbs: frozenset[str]
    saying: frozenset[str]
    observers: frozenset[str]
    commons: frozenset[str]
    oblique: frozenset[str]
    opposed: frozenset[str]
    stock: frozenset[str]
    sources: frozenset[str]
    according: frozenset[str]
    standing: frozenset[str]
    personal: frozenset[str]
    generic: frozenset[str]
    dwellings: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]


@cache
def closed(language: str) -> Closed:
    """The word classes of a language."""

    def get(*names: str) -> frozenset[str]:
        return frozenset().union(*(words(language, name) for name in names))

    return Closed(
        get("verbs", "copulas"), get("saying"), get("observers"), get("descriptors", "group_heads"), get("oblique"),
        get("opposed"), get("stock_words"), get("source_nouns") | {"from", "the", "by", "of", "compiled"},
        get("according", "by"), get("company_words", "stock_words", "bodies"), get("personal", "person_words"),
        get("generic"), get("dwellings"), get("staff", "clients", "titles", "offices"),
        get("bodies", "kind_names", "company_nouns"),
    )  # fmt: skip


def sourced(reading: Reading, mention: Mention) -> bool:
    """Whether the name tells only who says so or who another is: `according to X`, `data from X`, `, owner of X`."""
    items, index, lists = reading.items, mention.first - 1, closed(reading.language)
    if reading.language == "en" and (apposed(reading, mention) or _reports(reading, mention)):
        return True
    steps = 0
    while index >= 0 and steps < 3 and items[index].key in lists.sources:
        index -= 1
        steps += 1
    if index < 0:
        return False
    return items[index].key in lists.according or (steps > 0 and items[index].key in ("to", "מ", "ל"))


def traits(reading: Reading, mention: Mention) -> tuple[str, ...]:
    """Features of a mention that are the same for every number."""
    items, lists = reading.items, closed(reading.language)
    on = _lead(reading, mention)
    behind = items[mention.last + 1].key if mention.last + 1 < len(items) else ""
    if behind in lists.verbs:
        on.append("verb")
    elif any(m.first == mention.last + 1 and not m.cue.noun for m in reading.cues(mention.first)):
        on.append("moves")
    elif behind == ",":
        on.append("then_comma")
    elif behind == ":":
        on.append("colon")
    elif behind == "'" or items[mention.last].key.endswith("'s"):
        on.append("owns")
    elif behind in (")", "("):
        on.append("bracket")
    if behind in lists.saying or (mention.first and items[mention.first - 1].key in lists.saying):
        on.append("says")
    if behind in lists.observers:
        on.append("then_observer")
    elif behind in lists.commons:
        on.append("then_common")
    return tuple(on)


def _lead(reading: Reading, mention: Mention) -> list[str]:
    """The preposition or prefix letter that governs a mention."""
    prefix, items, lists = reading.prefix(mention), reading.items, closed(reading.language)
    for letter in "במלכה":
        if letter in prefix:
            return ["lead_" + letter]
    index = mention.first - 1
    while index > 0 and items[index].key in _PASSED:
        index -= 1
    key = items[index].key if index >= 0 else ""
    if key in ("of", "in", "של") and index and items[index - 1].key in lists.stock:
        return ["stock_of"]
    if key in _LEADS:
        return [_LEADS[key]]
    if key and kind_led(key, reading.language):
        return ["lead_" + key[0]]
    if key in lists.opposed:
        return ["lead_against"]
    if key in lists.oblique:
        return ["lead_with"]
    if index >= 0 and any(m.last == index and m.cue.noun for m in reading.cues(mention.first)):
        return ["lead_cue"]
    return ["lead_stock"] if key in lists.stock else []


_PASSED = frozenset({'"', "'", "the", "a", "an", "its", "their"})
_LEADS = {
    **dict.fromkeys(("of", "של"), "lead_of"),
    **dict.fromkeys(("in", "at", "on"), "lead_ב"),
    **dict.fromkeys(("to", "for"), "lead_ל"),
    "from": "lead_מ",
    "(": "lead_bracket",
}


def kind_led(key: str, language: str) -> str:
    """The prefix letter of a Hebrew noun of kind before a name: `מקבוצת X`; empty without one."""
    led = language == "he" and key[:1] in ("ב", "מ", "ל") and key[1:] in words("he", "kind_names")
    return key[0] if led else ""


def _reports(reading: Reading, mention: Mention) -> bool:
    """`..., the Commerce Department said`: a body that tells of the figures of others."""
    items, before = reading.items, mention.first - 1
    if mention.entity.type != "organisation" or not mention.entity.entity_id:
        return False
    if before >= 0 and items[before].key == "the":
        before -= 1
    behind = items[mention.last + 1].key if mention.last + 1 < len(items) else ""
    return before >= 0 and items[before].key in (",", '"') and behind in closed(reading.language).saying


def apposed(reading: Reading, mention: Mention) -> bool:
    """Whether the name stands between commas that tell who another is: `A, a joint venture of B and C,`."""
    items, verbs = reading.items, closed(reading.language).verbs
    first, end = reading.sentence(mention.first)
    index = mention.first - 1
    while index > first and mention.first - index < _WITHIN and _inner(items[index], verbs):
        index -= 1
    if index <= first or items[index].key != "," or mention.first - index < _INNER:
        return False
    if items[index + 1].key not in _APPOSING or items[index - 1].mention < 0:
        return False
    last = mention.last + 1
    while last < end and last - mention.last < _WITHIN and _inner(items[last], verbs):
        last += 1
    return last < end and items[last].key == ","


def _inner(item: Item, verbs: frozenset[str]) -> bool:
    return (item.kind in "wn" or item.key in "-&'.") and item.key not in verbs


_WITHIN, _INNER = 12, 4  # items of an apposition; a name so near its comma is the apposition itself
_APPOSING = frozenset({"a", "an", "the", "owner", "parent", "maker", "part", "home", "formerly", "once", "its"})

"""Hebrew names behind what they are: `פלטפורמת המשלוחים X`, `יצרנית תחליפי החלב X`, `מועצת X`."""

from collections.abc import Iterator
from functools import cache

from news_assets.facts.items import Item
from news_assets.facts.pack import words
from news_assets.facts.reading import Reading
from news_assets.language.known import frequent, listed

_CHAIN = 4  # words of the description
_PREPOSITIONS = "בלמשכו"


def owned(reading: Reading) -> Iterator[tuple[int, int]]:
    """Items first..last of words that may be a firm's name if they stand again: behind `מניית`, before `, רשת ...`."""
    items = reading.items
    heads, kinds = _forms("of_firms"), words("he", "kinds_of_firm")
    cues = {m.first for m in reading.matches}
    for index, item in enumerate(items[:-1]):
        ahead = index + 1
        if item.key in heads:
            ahead += items[ahead].key == "של"
            if ahead < len(items) and ahead not in cues and _name(items, ahead):
                yield ahead, _end(items, ahead, cues)
        elif item.key == "," and items[ahead].key in kinds:
            first = _start(items, index - 1)
            if first >= 0 and first not in cues and _name(items, first) and _end(items, first, cues) == index - 1:
                yield first, index - 1


def _start(items: list[Item], last: int) -> int:
    """The first item of the words that hyphens glue to item `last`."""
    while last > 1 and items[last - 1].key == "-" and items[last - 1].end == items[last].start:
        if items[last - 2].kind != "w" or items[last - 2].end != items[last - 1].start:
            break
        last -= 2
    return last


@cache
def _forms(name: str) -> frozenset[str]:
    """The words of a list behind the usual runs of prefix letters."""
    return frozenset(prefix + word for word in words("he", name) for prefix in _BEFORE)


_BEFORE = (
    "",
    "ו",
    "ב",
    "ל",
    "מ",
    "ש",
    "כ",
    "וב",
    "ול",
    "ומ",
    "וש",
    "שב",
    "של",
    "שמ",
    "כש",
    "ה",
    "וה",
    "שה",
    "מה",
    "כשה",
)


def described(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Items first..last of names that a noun of kind and a definite noun introduce, with their kind."""
    items = reading.items
    kinds, places = _forms("kinds_of_firm"), _forms("kinds_of_town")
    cues = {m.first for m in reading.matches}
    for index, item in enumerate(items):
        if item.kind != "w" or item.mention >= 0:
            continue
        if item.key in kinds:
            first = _behind_definite(items, index)
            if first and first not in cues and _name(items, first):
                yield first, _end(items, first, cues), "company"
        elif (
            item.key in places
            and index + 1 < len(items)
            and index + 1 not in cues
            and _name(items, index + 1, town=True)
        ):
            yield index, _end(items, index + 1, cues, town=True), "organisation"


def _behind_definite(items: list[Item], head: int) -> int:
    """The item behind the definite words that close a construct chain, 0 without one."""
    last = 0
    for index in range(head + 1, min(head + 1 + _CHAIN, len(items))):
        item = items[index]
        if item.kind != "w" or item.mention >= 0:
            break
        if item.key[0] == "ה" and len(item.key) > 3:
            last = index
        elif last:
            break
    return last + 1 if 0 < last < len(items) - 1 else 0


def _name(items: list[Item], index: int, *, town: bool = False) -> bool:
    """Whether a word may begin a name: bare, of no everyday use, no verb."""
    item = items[index]
    key = item.key
    if item.kind != "w" or item.mention >= 0 or not "א" <= key[0] <= "ת" or '"' in key or len(key) < 2:
        return False
    glued = index + 1 < len(items) and items[index + 1].key == "-" and items[index + 1].start == item.end
    if len(key) < 3 and not glued:
        return False
    if (
        (key[0] == "ה" and not glued)
        or (frequent(key, "he") and not (town and key in words("he", "towns_begin")))
        or key.endswith(("ים", "ות", "תה"))
    ):
        return False
    if town and key in words("he", "towns_begin"):
        return True
    if key[0] in _PREPOSITIONS and (listed(key[1:]) or listed(key[2:])):
        return False
    return not any(key in words("he", name) for name in _CLOSED)


_CLOSED = (
    "phrase_stops", "breaks", "phrase_trim", "not_heads", "hedges", "prepositions", "verbs", "copulas", "pronouns",
    "telling", "saying", "common", "outlets",
)  # fmt: skip


def _end(items: list[Item], first: int, cues: set[int], *, town: bool = False) -> int:
    """The last item of the name: words that a hyphen glues on, and one more that is a name itself."""
    last = first
    while last + 2 < len(items) and items[last + 1].key == "-" and items[last + 1].start == items[last].end:
        if items[last + 2].kind != "w" or items[last + 2].start != items[last + 1].end:
            break
        last += 2
    ahead = last + 1
    if town and items[first].key in words("he", "towns_begin"):
        return ahead if ahead < len(items) and items[ahead].kind == "w" else last
    if last > first or ahead + 1 >= len(items) or ahead in cues or not _name(items, ahead):
        return last
    closing = items[ahead + 1]  # what is no name itself ends one
    verb = ahead + 1 in cues or closing.key in words("he", "verbs") or closing.key in (",", ":")
    return ahead if verb or not listed(items[ahead].key) else last

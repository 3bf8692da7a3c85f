"""What a Hebrew price is asked for: the phrase behind `מחיר`, before a verb of price, or right before the sum."""

from news_assets.facts.focus import Subject, forms
from news_assets.facts.pack import keys, words
from news_assets.facts.phrases import phrase_before, phrase_between, phrase_from
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_DEAREST = 20_000  # what costs more is no ware
_FAR = 9  # items before the sum in which the noun or verb of price stands
_LONG = 4  # words of the phrase right before the sum
Span = tuple[int, int]


def wares(slot: Slot) -> list[Scored]:
    """Return the things that a price of the sentence may be asked for."""
    reading, choice = slot.reading, slot.choice
    quantity = reading.quantities[reading.items[slot.at].quantity]
    size = abs(quantity.value if quantity.value is not None else quantity.high or 0.0)
    if reading.language != "he" or choice.metric != "price" or (quantity.kind == "money" and size > _DEAREST):
        return []
    stock = words("he", "stock_words") | words("he", "equities")
    if any(stem in stock for i in reading.items[slot.first : slot.at] for _, stem in keys(i.key, "he")):
        return []
    found = [_behind_price(slot)]
    if choice.measure == "level":
        found += [_before_verb(slot), _beside(slot)]
    options = []
    for option in found:
        if option is None or _named(reading, option[0]):
            continue
        name = reading.text(*option[0])
        name = name[1:] if name[0] == "ו" and len(name) > 3 else name
        options.append(Scored(Subject(name, "group", forms(name, "he"), None, name), option[1], "ware"))
    return options


def _named(reading: Reading, span: Span) -> bool:
    """Whether the phrase is but a name, which the rules for names judge, or stands for one."""
    place = reading.items[span[0]].mention
    named = place >= 0 and not (reading.mentions[place].unlisted and reading.mentions[place].last < span[1])
    return named or (span[0] == span[1] and reading.key(span[0]) in words("he", "matters"))


def _behind_price(slot: Slot) -> tuple[Span, float] | None:
    """`מחיר השוקולד המריר`, `מחיר חשמל של 44 אירו`."""
    reading = slot.reading
    for index in range(slot.at - 1, max(slot.first - 1, slot.at - 2 * _FAR), -1):
        if reading.items[index].kind == "q":
            return None
        stem = next((stem for _, stem in keys(reading.key(index), "he") if stem in _PRICES), None)
        if stem is None:
            continue
        start = index + 1 + (reading.key(index + 1) in ("של", "עבור"))
        span = phrase_from(reading, start, slot.at, led=True) if start < slot.at else None
        return (span, 0.78) if span is not None and span[0] == start and _thing(reading, span) else None
    return None


_PRICES = frozenset({"מחיר", "מחירי", "מחירו", "מחירה", "מחירם", "תעריף", "תעריפי"})


def _before_verb(slot: Slot) -> tuple[Span, float] | None:
    """`עפרות הברזל ירדו אל מתחת ל-100 דולר`."""
    reading = slot.reading
    verbs = words("he", "price_verbs")
    for index in range(slot.at - 1, max(slot.first, slot.at - _FAR), -1):
        if reading.items[index].kind == "q":
            return None
        if reading.key(index) in verbs:
            span = phrase_before(reading, index)
            return (span, 0.66) if span is not None and _thing(reading, span) else None
    return None


def _beside(slot: Slot) -> tuple[Span, float] | None:
    """`תנורי גז מ-453 עד 694 ש"ח`."""
    reading = slot.reading
    since = slot.previous.at if slot.previous is not None and slot.joined else slot.first - 1
    span = phrase_between(reading, since, reading.links[slot.at].item)
    if span is None or span[1] - span[0] >= _LONG or not _thing(reading, span):
        return None
    figures = any(span[0] <= m.first <= span[1] and m.cue.role == "metric" for m in reading.cues(slot.at))
    return None if figures else (span, 0.6)


def _thing(reading: Reading, span: Span) -> bool:
    """Whether the head is a bare or definite noun, no preposition or closed word, and no verb follows."""
    head = reading.key(span[0])
    closed = words("he", "copulas") | words("he", "prepositions") | words("he", "oblique")
    closed |= words("he", "saying") | words("he", "telling") | words("he", "generic") | words("he", "versus")
    verbal = words("he", "verbs") | words("he", "price_verbs")
    told = any(reading.key(index) in verbal for index in range(span[0], span[1] + 1))
    return len(head) > 2 and head not in closed and head[0] not in "בלשכ" and not told

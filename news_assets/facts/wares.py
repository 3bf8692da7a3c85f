"""What a Hebrew price is asked for: the phrase behind `מחיר`, before a verb of price, or right before the sum."""

from news_assets.facts.focus import Subject, forms
from news_assets.facts.heads import kinds_of
from news_assets.facts.pack import keys, words
from news_assets.facts.phrases import phrase_before, phrase_between, phrase_from
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.language.known import listed

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
    found = [_behind_price(slot), _in_price(slot)]
    told = slot.focus.by_metric.get("price")
    if found == [None, None] and told is not None and _anaphoric(slot):
        return [Scored(told, 0.65, "same")]
    if choice.measure == "level":
        found += [_before_verb(slot), _beside(slot)]
    options = []
    for option in found:
        if option is None:
            continue
        (first, last), _ = option
        reach = last + 2 * (reading.key(last + 1) == "מסוג")
        mention = next((m for m in slot.mentions if m.first <= reach and first <= m.last), None)
        wanted = mention is not None and (mention.entity.type not in _NO_WARES or (mention.unlisted and first == last))
        if mention is not None and wanted and (option[1] > _SURE or option[1] == _OWN):
            options.append(Scored(slot.focus.of(mention.entity), option[1], "ware", mention))
            continue
        if _named(reading, option[0]):
            continue
        name = reading.text(*option[0])
        name = name[1:] if name[0] == "ו" and len(name) > 3 else name
        options.append(Scored(Subject(name, "group", forms(name, "he"), None, name), option[1], "ware"))
    return options


_SURE, _OWN = 0.9, 0.78
_NO_WARES = frozenset({"company", "person", "country", "organisation", "index"})


def _in_price(slot: Slot) -> tuple[Span, float] | None:
    """`ירידה של 3.3% במחיר החלב`: the price named right behind the change."""
    reading, start = slot.reading, slot.at + 1
    if slot.choice.measure != "change" or slot.choice.move is None or not slot.choice.move.match.cue.noun:
        return None
    end = reading.sentence(slot.at)[1]
    priced = any(prefix == "ב" and stem in _PRICES for prefix, stem in keys(reading.key(start), "he"))
    if not priced or start + 1 >= end:
        return None
    span = phrase_from(reading, start + 1, end, led=True)
    return (span, 1.05) if span is not None and span[0] == start + 1 and _thing(reading, span) else None


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
        prefix = next((prefix for prefix, stem in keys(reading.key(index), "he") if stem in _PRICES), None)
        if prefix is None:
            continue
        start = _complement(reading, index + 1, slot.at)
        sure = start > index + 1
        if not sure and "ה" in prefix:
            continue  # `the price reflects`, `the dearest price`: nothing in construct
        if reading.key(start + 1) in ("ביותר", "יותר"):
            return None
        span = phrase_from(reading, start, slot.at, led=True) if start < slot.at else None
        found = span is not None and span[0] == start and _thing(reading, span, sure=sure)
        if found and reading.key(start) in words("he", "price_kinds"):
            continue
        if any(reading.key(i) == ":" for i in range(index, slot.at)):
            return None  # a heading: what follows has names of its own
        return (span, 0.97 if sure else _OWN) if span is not None and found else None
    return None


def _complement(reading: Reading, start: int, end: int) -> int:
    """The item behind `of`, `for` or a unit (`המחיר המרבי לליטר X`, `מחיר ק"ג של X`), `start` itself without one."""
    units = words("he", "units_of_price")
    for index in range(start, min(end - 1, start + _REACH)):
        key = reading.key(index)
        if reading.items[index].kind == "q" or key in words("he", "price_verbs"):
            return start
        if key in ("של", "עבור"):
            return index + 1 + (reading.key(index + 1) in units) + (reading.key(index + 2) == "מסוג")
        if key.removeprefix("ל") in units and reading.key(index + 1) not in ("של", "עבור"):
            return index + 1 + (reading.key(index + 1) in ("מסוג", "של"))
    return start


def _anaphoric(slot: Slot) -> bool:
    """Whether only `the price` is named: that of what was spoken of before."""
    bare = {"המחיר", "המחירים", "התעריף"}
    for index in range(slot.at - 1, slot.first - 1, -1):
        if slot.reading.items[index].kind == "q":
            return False
        key = slot.reading.key(index).removeprefix("כ").removeprefix("ש")
        if key in bare or (key == "מחיר" and slot.reading.key(index + 1) in words("he", "price_kinds")):
            return True
    return False


_REACH = 8  # items from the price's noun to the sign of what is priced
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


def _thing(reading: Reading, span: Span, *, sure: bool = False) -> bool:
    """Whether the head is a bare or definite noun, no preposition or closed word, and no verb follows."""
    head = reading.key(span[0])
    closed = words("he", "copulas") | words("he", "prepositions") | words("he", "oblique")
    closed |= words("he", "saying") | words("he", "telling") | words("he", "generic") | words("he", "versus")
    verbal = words("he", "verbs") | words("he", "price_verbs")
    own = "wares" in kinds_of(head, "he") or (
        sure and not listed(head[1:])
    )  # `בנזין`, `לחם`: the letter is the word's own
    told = any(reading.key(index).removeprefix("ו") in verbal for index in range(span[0], span[1] + 1))
    return len(head) > 2 and head not in closed and (own or head[0] not in "בלשכ") and not told

"""Noun phrases, sectors and segments as subjects: what no entity covers."""

from functools import cache

from news_assets.facts.families import MACRO
from news_assets.facts.focus import Subject, forms
from news_assets.facts.groups import group_phrases
from news_assets.facts.measure import metrics
from news_assets.facts.pack import data, words
from news_assets.facts.phrases import (
    label,
    of_somebody,
    phrase_after,
    phrase_before,
    phrase_between,
    phrase_from,
    phrase_of,
)
from news_assets.facts.purposes import COSTED, antecedent
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.facts.verb_first import verb_first


def phrased(slot: Slot) -> list[Scored]:
    """Return the noun phrases in subject position."""
    reading, at, choice = slot.reading, slot.at, slot.choice
    hebrew = reading.language == "he"
    if choice.metric in MACRO and choice.metric != "wages":
        bodies = hebrew and slot.listed and choice.metric in _OF_BODIES
        span = phrase_between(reading, slot.previous.at, reading.links[at].item) if bodies and slot.previous else None
        if span is None or _names_somebody(reading, span, free=False):
            return []
        name = reading.text(*span)
        return [Scored(Subject(name, "group", forms(name, "he"), None, name), 0.9, "listed")]
    link = reading.links[at].item
    spans = [_verb_phrase(slot, link)] if choice.metric != "wages" else []
    if slot.listed and slot.previous is not None:
        spans = [(phrase_between(reading, slot.previous.at, link), 0.82)]
    if choice.cue is not None and choice.cue.cue.role == "metric" and choice.cue.last < at:
        owned = hebrew and "של" in (reading.key(choice.cue.last + 1), reading.key(choice.cue.last + 2))
        spans.append((phrase_of(reading, choice.cue, link), 0.88 if owned and choice.metric != "price" else 0.72))
    generic = words(reading.language, "stock_words") | words(reading.language, "company_words")
    if not any(item.key in generic for item in reading.items[slot.first : at]):
        spans.append((label(reading, at), 0.62 if choice.metric in _LABELLED or reading.language == "en" else 0.3))
    following = _of_next(slot) if hebrew else None
    spans.append((following, 0.97))
    spans.append((verb_first(slot) if hebrew else None, 0.66))
    relative = _relative(slot)
    spans.append((relative, 0.85))
    bond = None
    if hebrew and choice.metric == "yield" and choice.cue is not None and choice.cue.first < choice.cue.last < at:
        bond = (choice.cue.first + 1, choice.cue.last)  # `תשואת האג"ח` is that of the bond
        if any(item.key in words("he", "bonds") for item in reading.items[bond[0] : bond[1] + 1]):
            spans.append((bond, 0.8))
    moving = {m.first for m in reading.cues(at) if m.cue.role in ("up", "down")}
    if choice.metric == "stake" and reading.language == "he":
        spans.append((_holder(slot), 0.93))
    found = []
    for whole, score in spans:
        span = clauseless(reading, whole) if whole is not None and hebrew else whole
        if (
            span is None
            or (hebrew and span[0] in moving)
            or (span != following and _names_somebody(reading, span, free="group" not in slot.types))
        ):
            continue
        if _anaphoric(reading, span) or (hebrew and _shares_of(reading, span)):
            continue
        raw = reading.text(*span)
        dropped = "ול" if span == relative else "ו"
        name = raw[1:] if reading.language == "he" and raw[0] in dropped and len(raw) > 3 else raw
        own = choice.cue is not None and choice.cue.first <= span[0] and span[1] <= choice.cue.last
        if (own and span != bond) or (reading.language == "he" and span[0] == span[1] and name in _stand_ins()):
            continue
        if name in words(reading.language, "titles"):
            continue  # whoever holds the office is named elsewhere
        subject = Subject(name, "group", (raw, *forms(name, reading.language)), None, name)
        if hebrew and span[0] == span[1]:
            subject = _in_full(slot, name) or subject
        found.append(Scored(subject, score, "phrase"))
    return found


_OF_BODIES = frozenset({"budget", "deficit"})


def _of_next(slot: Slot) -> tuple[int, int] | None:
    """`the pay of A is 7,685, of B 5,836`: the next owner of the like figure."""
    previous, reading = slot.previous, slot.reading
    if previous is None or not slot.joined or previous.choice.metric != slot.choice.metric:
        return None
    start = previous.at + 1
    while start < slot.at and (reading.key(start) in ",;" or reading.items[start].kind == "c"):
        start += 1
    while start < slot.at and reading.key(start) in ("לחודש", "בחודש", "לשנה", "ברוטו", "ו", ","):
        start += 1
    link = reading.links[slot.at].item
    if reading.key(start) not in ("של", "ושל") or not start + 1 < link <= start + 6:
        return None
    return phrase_from(reading, start + 1, link, led=True)


def _relative(slot: Slot) -> tuple[int, int] | None:
    """`a new trainee whose income is 3,825`: the phrase before a Hebrew `that` with its owner's ending."""
    cue, reading = slot.choice.cue, slot.reading
    if cue is None or not cue.cue.noun or "ש" not in cue.prefix or slot.choice.metric in COSTED:
        return None
    if cue.last > slot.at or not of_somebody(reading.items[cue.first].key[len(cue.prefix) :]):
        return None
    return antecedent(reading, cue.first, slot.first)


def _shares_of(reading: Reading, span: tuple[int, int]) -> bool:
    """`מניית הבנק`: only a share and a noun that stands for somebody named elsewhere."""
    first, last = span
    stock = words("he", "stock_words") | words("he", "equities")
    return (
        first < last
        and reading.items[first].key in stock
        and reading.text(last, last) in _stand_ins()
        and (last == first + 1)
    )


def _in_full(slot: Slot, name: str) -> Subject | None:
    """Who bore the name before; `the family` for `the X family` told of before (in construct: `המשפחה`, `משפחת X`)."""
    for mention in reversed(slot.reading.mentions):
        if mention.last >= slot.at or mention.entity.type == "group":
            continue
        given = mention.entity.type == "person" and mention.entity.quote.startswith(name + " ")
        if mention.entity.quote == name or given:
            return slot.focus.of(mention.entity)
    if name[0] != "ה" or len(name) < _DEFINITE:
        return None
    forms = {name[1:], name[1:-1] + "ת" if name[-1] == "ה" else name[1:]}
    for mention in reversed(slot.reading.mentions):
        head, _, rest = mention.entity.quote.partition(" ")
        if mention.last < slot.at and rest and head in forms:
            return slot.focus.of(mention.entity)
    return None


_DEFINITE = 4
_LABELLED = frozenset({"price", "units", "wages", "revenue", "house_price"})  # of what a list may tell line by line


def clauseless(reading: Reading, span: tuple[int, int]) -> tuple[int, int] | None:
    """A Hebrew phrase without the verb it opens with or the clause behind it; None when nothing is left."""
    first, last = span
    verbs = _clausal()
    while first <= last and _bare(reading.items[first].key) in verbs:
        first += 1
    stripped = first > span[0]
    opener = reading.items[first].key if first <= last else ""
    if first > last or (stripped and (opener[0] in "שבלמ" or opener == "את")) or opener == "לא":
        return None
    for index in range(first, last + 1):
        key = reading.items[index].key
        relative = key[0] == "ש" and len(key) > 3 and (key[1] == "ה" or key[1:] in verbs)
        if relative or (index > first and _bare(key) in verbs):
            last = index - 1
            break
    return (first, last) if first <= last else None


def _bare(key: str) -> str:
    return key[1:] if key[0] == "ו" and len(key) > 3 else key


@cache
def _clausal() -> frozenset[str]:
    lists = ("verbs", "saying", "copulas", "telling", "pronouns", "ours")
    return frozenset().union(*(words("he", name) for name in lists))


@cache
def _stand_ins() -> frozenset[str]:
    """Nouns that only stand for somebody or something named elsewhere: `the company`, `the move`."""
    nouns: dict[str, list[str]] = data("he", "subjects")["generic_nouns"]
    return words("he", "matters") | {noun for kinds, forms in nouns.items() if kinds != "group" for noun in forms}


def grouped(slot: Slot) -> list[Scored]:
    """Return the sectors, markets and groups named by their head noun."""
    reading, at = slot.reading, slot.at
    if slot.choice.metric == "stake" or ("group" not in slot.types and slot.choice.metric != "other"):
        return []
    found = []
    for first, last in group_phrases(reading, at):
        if _anaphoric(reading, (first, last)):
            continue
        cost = 0.012 * (at - last) + 0.1 * reading.crossed(reading.commas, last, at)
        cost += 0.25 * reading.crossed(reading.breaks, last, at) + 0.2 * reading.crossed(reading.numbers, last, at)
        name = reading.text(first, last)
        found.append(Scored(Subject(name, "group", (), None, name), 0.74 - cost, "group"))
    return found


def segment(slot: Slot) -> list[Scored]:
    """A share of sales or assets belongs to the segment whose heading stands above."""
    reading, at, choice = slot.reading, slot.at, slot.choice
    share = choice.cue is not None and choice.cue.first > at and choice.measure == "level"
    if not metrics()[choice.metric].get("share"):
        return []
    if reading.quantities[reading.items[at].quantity].kind not in ("percent", "other"):
        return []
    found = slot.scene.sections.segment(reading.items[at].start, level=choice.measure == "level")
    if found is None or not (share or found[1]):
        return []
    return [Scored(Subject(found[0], "group", (), None, found[0]), 0.95, "segment")]


def _holder(slot: Slot) -> tuple[int, int] | None:
    """`26% of the shares are in the hands of X`."""
    reading, end = slot.reading, slot.reading.sentence(slot.at)[1]
    for index in range(slot.at + 1, min(end - 1, slot.at + 7)):
        item = reading.items[index]
        if item.kind == "q":
            return None
        if item.key in words("he", "in_hands"):
            return phrase_from(reading, index + 1, end, led=True)
    return None


def _anaphoric(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether an English phrase only points back (`the benchmark index`) or only tells an act."""
    if reading.language != "en":
        return False
    keys = [item.key.removesuffix("'s") for item in reading.items[span[0] : span[1] + 1]]
    pointing = words("en", "generic") | words("en", "company_words")
    pointing |= words("en", "stock_words") | words("en", "pointing")
    if all(key in pointing for key in keys) or keys[0] in words("en", "pronouns"):
        return True
    first = reading.items[span[0]]
    lower = reading.document.norm[first.start].islower()
    return lower and len(keys) == 1 and keys[0].endswith(("ed", "ing"))


def _names_somebody(reading: Reading, span: tuple[int, int], *, free: bool) -> bool:
    """Whether an entity stands in the phrase; a place within a longer name does not count, nor a group if `free`."""
    inside = {reading.items[i].mention for i in range(span[0], span[1] + 1)} - {-1}
    mentions = [reading.mentions[m] for m in inside if not (free and reading.mentions[m].entity.type == "group")]
    return any(m.entity.type not in ("country", "city") or m.first == span[0] for m in mentions)


def _verb_phrase(slot: Slot, link: int) -> tuple[tuple[int, int] | None, float]:
    reading, at, choice, previous = slot.reading, slot.at, slot.choice, slot.previous
    verb = choice.move.match if choice.move and choice.move.before and choice.measure == "change" else None
    if verb is not None and not verb.cue.noun:
        beside = reading.items[verb.last + 1].key if verb.last + 1 < at else ""
        if reading.items[verb.first].key in words(reading.language, "wiping"):
            return None, 0.0
        generic = words(reading.language, "stock_words") | words(reading.language, "company_words")
        if beside == "את":  # who moves it is not what is moved
            moved = reading.key(verb.last + 2)
            return (None, 0.0) if moved in generic else (phrase_after(reading, verb.last + 1, link), 0.75)
        if beside in generic:
            return None, 0.0
        after = phrase_after(reading, verb.last, link) if reading.language == "he" else None
        before = phrase_before(reading, verb.first)
        if after and (before is None or beside[:1] == "ה"):
            return after, 0.68
        fresh = previous is not None and verb.first > previous.at >= slot.first
        return before, 0.84 if fresh else 0.68
    telling = words(reading.language, "verbs")
    event = choice.cue.first if choice.cue is not None and choice.cue.cue.role == "event" else -1
    claims = words("he", "saying") | {"כי"} if reading.language == "he" else frozenset()
    for index in range(at - 1, slot.first, -1):
        key = reading.items[index].key
        if key in claims and index != event:
            return None, 0.0  # beyond stands who says so
        if (index != event and key not in telling) or (reading.language == "he" and key[0] == "ל"):
            continue
        span = phrase_before(reading, index)
        if span is None:
            continue
        led = reading.items[span[0] - 1]
        opens = span[0] == slot.first or led.kind == "p" or led.key in words(reading.language, "phrase_stops")
        if opens and span[1] - span[0] < 4:
            return span, 0.36 if reading.language == "he" and choice.metric == "costs" else 0.56  # or who pays
        return (span, 0.4) if index != event else (None, 0.0)
    return None, 0.0

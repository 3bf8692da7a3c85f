"""What money is meant for: the project, event or law that a cost or a budget belongs to (Hebrew)."""

from news_assets.facts.focus import Subject, forms
from news_assets.facts.pack import words
from news_assets.facts.phrases import phrase_from
from news_assets.facts.reading import Match, Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.language.known import frequent, listed

COSTED = frozenset({"costs", "budget"})
_HARMED = 6  # items from a damage to who bears it
_LINK = 4  # items between the noun of money and the `for` that it governs


def purposes(slot: Slot) -> list[Scored]:
    """Return what the sum is for: named behind its noun, behind the number, or as the matter of the title."""
    reading, at, choice = slot.reading, slot.at, slot.choice
    if reading.language != "he" or choice.metric not in COSTED | {"wages"}:
        return []
    found = []
    if choice.cue is not None and choice.cue.last < at and choice.metric in COSTED:
        found.append((_behind(reading, choice.cue, at), 0.95 if choice.cue.cue.noun else 0.8))
        if choice.metric == "budget" and reading.items[choice.cue.last].key[1:] in words("he", "budgets"):
            found.append(((choice.cue.first, choice.cue.last), 0.78))  # `תקציב החינוך` is known by its name
    end = reading.sentence(at)[1]
    if choice.cue is not None and choice.cue.cue.noun and "ש" in choice.cue.prefix and choice.cue.last < at:
        found.append((antecedent(reading, choice.cue.first, slot.first), 0.97))
    if choice.metric != "costs":  # for a cost that would be who is paid
        behind = at + 1
        while behind < end and reading.items[behind].key in words("he", "hedges"):
            behind += 1
        granted = any(item.key in words("he", "granting") for item in reading.items[slot.first : at])
        if reading.items[slot.first].key not in words("he", "meant_for"):
            found.append((_for(reading, slot.first, slot.first + 1, at), 0.9))
        found.append((_for(reading, behind, min(end, behind + 1), end), 1.1 if granted else 0.6))
        if reading.key(at + 1) in ("מתקציב", "מתקציבי") and at + 2 < end:
            found.append((phrase_from(reading, at + 2, end, led=True), 1.0))  # `a cut of 2 million in X's budget`
    named = [Scored(_subject(reading, span), score, "purpose") for span, score in found if span is not None]
    matter = slot.focus.matter
    if matter is not None and matter.name not in words("he", "matters") and choice.metric in COSTED:
        named = [option for option in named if option.subject.name not in words("he", "matters")]
        named.append(Scored(matter, 0.5, "matter"))
    return named


def matter_of(reading: Reading) -> Subject | None:
    """What the title asks the price of: `what will X cost`, `the budget for X`; None for any other title."""
    if reading.language != "he" or not reading.items:
        return None
    end = reading.sentence(0)[1]
    if end < len(reading.items) and "\n\n" not in reading.document.norm[: reading.items[end].start]:
        return None  # no title
    for cue in reading.cues(0):
        if cue.cue.name not in COSTED and reading.items[cue.first].key not in words("he", "prices"):
            continue
        span = _behind(reading, cue, end)
        if span is not None:
            return _subject(reading, span)
    return None


def _behind(reading: Reading, cue: Match, end: int) -> tuple[int, int] | None:
    """The phrase a noun or verb of money leads to: in construct, with `of` or `for`, or as its subject behind it."""
    start = cue.last + 1
    if start >= end:
        return None
    link = next((i for i in range(start, min(end, start + 3)) if reading.items[i].key == "של"), None)
    if link is not None:
        return phrase_from(reading, link + 1, end, led=True)
    if cue.cue.role == "event":
        return _after_verb(reading, start, end)
    noun = reading.key(cue.last)
    if noun.endswith(("נזקים", "נזקי", "נזק")):
        return _for(reading, start, min(end, start + _HARMED), end)  # what did it stands in construct
    bare = "ה" not in cue.prefix and not (noun.endswith("ים") and reading.key(start).endswith("ים"))
    bare = bare and not (cue.first < cue.last and noun.startswith("ה"))
    if bare and any(item.key[:1] == "ה" for item in reading.items[start : min(end, start + 2)]):
        span = phrase_from(reading, start, end, led=False)
        if span is not None:
            return span
    return _for(reading, start, min(end, start + _LINK), end)


def _after_verb(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """`יעלו למדינה הבחירות`: the definite noun behind the verb and the one who pays."""
    if reading.items[start].key[:1] == "ל" and start + 1 < end:
        start += 1
    return phrase_from(reading, start, end, led=False) if reading.items[start].key[:1] == "ה" else None


def antecedent(reading: Reading, index: int, first: int) -> tuple[int, int] | None:
    """The phrase right before a `that`: `a new agreement, whose cost is put at 1 billion`."""
    end = index - 1
    if end > first and reading.items[end].key == ",":
        end -= 1
    closed = words("he", "prepositions") | words("he", "verbs") | words("he", "breaks") | words("he", "phrase_stops")
    closed |= words("he", "oblique")
    claims = closed - words("he", "verbs") | words("he", "saying") | words("he", "telling") | _JOINTS
    start = end + 1
    while start > first and end - start < _LINK and reading.items[start - 1].kind == "w":
        key = reading.items[start - 1].key
        if key in claims or (key in closed and start <= end):  # a participle may close the phrase
            break
        if key in words("he", "copulas") and start <= end:
            break
        start -= 1
        if key[0] == "ל" and listed(key[1:]) and not frequent(key, "he"):
            break
    named = start <= end and all(item.mention < 0 for item in reading.items[start : end + 1])
    return (start, end) if named else None


_TIMES = frozenset({"שנת", "שנה", "שנים", "חודש", "חודשים", "רבעון", "רבעונים", "תקופה", "תקופת", "מחצית"})
_SAYINGS = ("לדבר", "לטענ", "להערכ", "לגרס", "לדעת", "לתחושת")
_JOINTS = frozenset({"או", "גם", "וגם", "אבל", "אך", "אלא"})


def _for(reading: Reading, start: int, stop: int, end: int) -> tuple[int, int] | None:
    """The phrase of the first `ל` between items `start` and `stop`, unless it names who pays."""
    for index in range(start, stop):
        item = reading.items[index]
        if item.kind != "w":
            return None
        if item.key[:1] == "ל" and item.key[1:] in _TIMES:
            continue
        if item.key in ("עבור", "בעבור") and index + 1 < end:
            return phrase_from(reading, index + 1, end, led=True)
        if item.key.startswith(_SAYINGS):
            return None
        if item.key[0] == "ל" and len(item.key) > 3 and reading.document.norm[item.start] == "ל":
            if item.key[1:] in words("he", "payers") or item.key in words("he", "payers") or item.mention >= 0:
                return None
            while index + 1 < end and reading.items[index].key in words("he", "meant_for"):
                index += 1  # `for the sake of widening X`
            return phrase_from(reading, index, end, led=True)
    return None


def _subject(reading: Reading, span: tuple[int, int]) -> Subject:
    raw = reading.text(*span)
    name = raw[1:] if raw[0] == "ל" else raw
    return Subject(name, "other", tuple(dict.fromkeys((*forms(name, "he"), "ה" + name))), None, name)

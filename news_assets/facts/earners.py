"""Whose wage a Hebrew verb of earning tells: the phrase before it, or the person spoken of last."""

from news_assets.facts.focus import Subject, forms
from news_assets.facts.heads import kinds_of
from news_assets.facts.pack import keys, words
from news_assets.facts.phrases import phrase_before, phrase_from
from news_assets.facts.purposes import antecedent
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_BACK = 3  # sentences looked back for a person
_FAR = 12  # items from the verb to the sum


def earners(slot: Slot) -> list[Scored]:
    """Return who earns the wage: `אחות מתחילה משתכרת`, `הוא משתכר`, `השתכרות של רופאים`."""
    reading = slot.reading
    if reading.language != "he" or slot.choice.metric not in ("wages", "compensation"):
        return []
    placed = _workplace(slot)
    if placed:
        return placed
    return _told_by_verb(slot) or _trade(slot)


def _trade(slot: Slot) -> list[Scored]:
    """`למורה ותיק 9,000 שקל, למנהל 15,000`: those whose trade is named between the number before and this one."""
    reading, at = slot.reading, slot.at
    if slot.choice.metric != "wages" or any(m.entity.type == "person" for m in slot.mentions):
        return []
    follows = slot.previous is not None and slot.joined and slot.previous.choice.metric in ("wages", "compensation")
    since = slot.previous.at if slot.previous is not None and slot.joined else slot.first - 1
    end = reading.sentence(at)[1]
    behind = at + 1
    while behind < end and reading.key(behind) in words("he", "per_time") | words("he", "hedges"):
        behind += 1
    places = [(i, _NEXT if follows else _NAMED) for i in range(reading.links[at].item - 1, since, -1)]
    if behind < end and reading.key(behind)[:1] == "ל":
        places.insert(0, (behind, _GIVEN))
    for index, score in places:
        item = reading.items[index]
        if item.kind != "w" or item.mention >= 0 or len(item.key) < _LEAST:
            continue
        head = next((s for p, s in keys(item.key, "he") if set(p) <= _LED and "trades" in kinds_of(s, "he")), None)
        span = phrase_from(reading, index, end if index > at else at, led=True) if head is not None else None
        if head is None or span is None:
            continue
        last = span[1]
        if index > at:
            last = next((i - 1 for i in range(index + 1, last + 1) if reading.key(i)[:1] == "ו"), last)
        name = reading.text(span[0], last)
        name = name[name.index(head) :] if head in name else name
        return [Scored(Subject(name, "group", ("ה" + name, *forms(name, "he")), None, name), score, "earner")]
    return []


_LED = frozenset("ולה")
_NAMED, _NEXT, _GIVEN = 0.64, 0.96, 0.93


def _told_by_verb(slot: Slot) -> list[Scored]:
    """Who the verb or noun of earning tells of."""
    reading = slot.reading
    verbs = words("he", "earning")
    for index in range(slot.at - 1, max(slot.first - 1, slot.at - _FAR), -1):
        if reading.items[index].kind == "q":
            return []
        key = reading.key(index)
        if key in verbs:
            return _of_verb(slot, index)
        if key[:1] in "שה" and key[1:] in verbs:
            span = antecedent(reading, index, slot.first)
            return [_scored(reading, span, 0.98)] if span is not None else []
        if key.lstrip("הו").startswith("השתכרות") or key in ("ההשתכרות", "השתכרות"):
            link = next((i for i in range(index + 1, index + 4) if reading.key(i) == "של"), None)
            span = phrase_from(reading, link + 1, slot.at, led=True) if link is not None else None
            return [_scored(reading, span, 0.95)] if span is not None else []
    return []


def _workplace(slot: Slot) -> list[Scored]:
    """`השכר הממוצע בצבא עומד על`, `ברכבת הגיע השכר ל-`: where those paid work, in the clause of the noun of pay."""
    reading, cue = slot.reading, slot.choice.cue
    if cue is None or not cue.cue.noun or cue.first > slot.at:
        return []
    since = slot.previous.at + 1 if slot.previous is not None and slot.joined else slot.first
    since = min(since, cue.first)
    for index in (*range(cue.last + 1, slot.at), *range(cue.first - 1, since - 1, -1)):
        key = reading.key(index)
        if reading.items[index].kind == "q":
            break
        led = key[:1] == "ב" and len(key) > _LEAST and key not in _TIMES
        if not led:
            led = key[:2] == "וב" and len(key) > _LEAST + 1
        if not led:
            continue
        bare = key.removeprefix("ו")[1:].removeprefix("ה")
        mention = next((m for m in slot.mentions if m.first == index), None)
        if mention is not None and mention.entity.type in ("organisation", "company"):
            return [Scored(slot.focus.of(mention.entity), 0.93, "earner", mention)]
        if mention is None and bare in words("he", "workplaces"):
            span = phrase_from(reading, index, slot.at, led=True)
            if span is None:
                continue
            raw = reading.text(*span).removeprefix("ו")[1:]
            return [Scored(Subject(raw, "group", ("ה" + raw, *forms(raw, "he")), None, raw), 0.93, "earner")]
    return []


_LEAST = 3
_TIMES = frozenset({"במשק", "בממוצע", "בשנת", "בחודש", "ברבעון", "בסך", "בישראל", "בארץ", "בהשוואה"})


def _of_verb(slot: Slot, verb: int) -> list[Scored]:
    """The noun phrase that the verb tells of, across words put between, else the person named last."""
    reading = slot.reading
    for end in (verb, *_opening(slot, verb)):
        span = phrase_before(reading, end)
        if span is not None and all(reading.items[i].mention < 0 for i in (span[0], span[1])):
            return [_scored(reading, span, 0.9)]
    number = reading.sentence_of[verb]
    for place in range(number, max(-1, number - 1 - _BACK), -1):
        first, last = reading.sentences[place]
        named = [i.mention for i in reading.items[first : min(last, verb)] if i.mention >= 0]
        for mention in (reading.mentions[n] for n in dict.fromkeys(named)):
            if mention.entity.type == "person":
                return [Scored(slot.focus.of(mention.entity), 0.85, "earner", mention)]
    return []


def _opening(slot: Slot, verb: int) -> list[int]:
    """The first comma of a sentence whose verb stands behind another: `אחות מתחילה, לפי נתוני X, משתכרת`."""
    commas = [i for i in range(slot.first, verb) if slot.reading.key(i) == ","]
    return commas[:1] if len(commas) > 1 and commas[-1] == verb - 1 else []


def _scored(reading: Reading, span: tuple[int, int], score: float) -> Scored:
    name = reading.text(*span)
    name = name[1:] if name[0] == "ו" and len(name) > _LEAST else name
    return Scored(Subject(name, "group", forms(name, "he"), None, name), score, "earner")

"""How sure a Hebrew text is of a number: what its own verb, the time named and the words beside a cue tell."""

import re

from news_assets.facts.choice import Choice
from news_assets.facts.families import QUOTED
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Match, Reading

_BESIDE = 3  # items between a number and a word of the present
_WOULD = 8  # items from `היה מגיע` to its number


def mistaken(reading: Reading, at: int, match: Match, choice: Choice) -> bool:
    """Whether a cue is none here: `לפי הדיווח לבורסה`, `אם לשלושה`, `החנות מציעה ב-29.90`."""
    role, behind = match.cue.role, reading.key(match.last + 1)
    if role == "reported":
        return behind in words("he", "filed")
    if role == "hypothetical" and reading.items[match.first].key == "אם":
        return behind in words("he", "wondered") or reading.key(match.first - 1) in words("he", "kin")
    if role == "denied":
        return match.first > at and reading.items[match.first].key == "כאילו"
    key = reading.items[match.first].key
    if role == "expected" and (key == "כאמור" or (choice.metric in _STANDING and key.lstrip("הש") in _NEARING)):
        return True  # `לשווי המתקרב ל-4 מיליארד`
    if role == "expected" and choice.metric == "price" and choice.measure == "level":
        return any(stem in words("he", "shops") for _, stem in keys(reading.items[match.first].key, "he"))
    return False


_STANDING = QUOTED | {"market_cap", "yield"}
_NEARING = frozenset({"מתקרב", "מתקרבת", "מתקרבים", "מתקרבות"})


def guessed(reading: Reading, match: Match) -> bool:
    """`לפי ההערכות`: with a word of the future no leak but a forecast."""
    return match.cue.role == "reported" and any("הערכ" in i.key for i in reading.items[match.first : match.last + 1])


def urged(reading: Reading, at: int, match: Match, choice: Choice) -> bool:
    """`קוראים להשקיע 30 מיליארד, להגדיל את התקציב ב-1%`: each infinitive of a list hangs on the verb before it."""
    verb = choice.move.match if choice.move is not None and choice.move.before else None
    if verb is None and choice.cue is not None and choice.cue.cue.role == "event":
        verb = choice.cue
    if match.cue.role != "expected" or verb is None or not match.last < verb.first < at:
        return False
    key = reading.items[verb.first].key
    opens = reading.key(verb.first - 1) in (",", "או") or reading.items[verb.first].key[:2] == "ול"
    return opens and key.removeprefix("ו")[:1] == "ל" and not verb.cue.noun


def compared(reading: Reading, at: int, match: Match) -> bool:
    """`צפוי לרדת ל-3% לעומת 4%`: what the expected is compared with, is known, unless the cue is its own."""
    link = reading.links[at]
    if link.relation not in ("versus", "from") or match.last > at:
        return False
    return reading.crossed(reading.numbers, match.last, at) > 0 or link.relation == "from"


def present(reading: Reading, at: int, match: Match) -> bool:
    """`6,300 שקל כיום`, `העומד כעת על 18%`: a word of the present beside the number, and none of the cue between."""
    if match.last > at:
        return False
    first, end = reading.sentence(at)
    now = words("he", "now_words")
    for index in range(max(first, match.last + 1, at - _BESIDE - 1), min(end, at + _BESIDE)):
        if any(stem in now for _, stem in keys(reading.items[index].key, "he")):
            low, high = (index, at) if index < at else (at, index)
            return not reading.crossed(reading.commas, low, high)
    return False


def would(reading: Reading, at: int) -> bool:
    """`היו מוסיפים 52 מיליון`, `היה מאלץ אותו לשלם`."""
    first = reading.sentence(at)[0]
    for index in range(max(first, at - _WOULD), at - 1):
        item, behind = reading.items[index], reading.items[index + 1]
        if item.key in _WERE and behind.key[:1] == "מ" and len(behind.key) > 3:
            verbs = (m for m in reading.cues(at) if m.first == index + 1)
            if any(m.cue.role in ("event", "up", "down") and not m.cue.noun for m in verbs):
                return not reading.crossed(reading.numbers, index, at)
    return False


_WERE = frozenset({"היה", "הייתה", "היתה", "היו", "היינו", "הייתי"})


def coming(reading: Reading, at: int, choice: Choice) -> bool:
    """Whether the number's own verb is in the future, and the number not where it starts from."""
    if reading.links[at].relation in ("versus", "from"):
        return False
    verb = choice.move.match if choice.move is not None and choice.move.before else None
    if verb is None and choice.cue is not None and choice.cue.cue.role == "event" and choice.cue.last < at:
        verb = choice.cue
    if verb is None or verb.cue.noun or reading.crossed(reading.numbers, verb.last, at) > 1:
        return False
    return any(m.cue.role == "future" and m.first == verb.first for m in reading.cues(at))


def ahead(reading: Reading, at: int, published: str | None) -> bool:
    """`ב-2027`, in a text of 2026: a later year beside the number."""
    if not published or reading.links[at].relation in ("versus", "from"):
        return False
    first, end = reading.sentence(at)
    for index in range(max(first, at - _YEAR), min(end, at + _YEAR)):
        key = reading.items[index].key
        low, high = (index, at) if index < at else (at, index)
        if _LATER.fullmatch(key) and published[:4] < key and not reading.crossed(reading.numbers, low, high):
            return not reading.crossed(reading.breaks, low, high)
    return False


_YEAR = 8  # items between a number and its year
_LATER = re.compile(r"20[2-6]\d")

"""The writer who tells of his own money in the first person: `I saved $200`, `we owed $90,000` (English)."""

from collections.abc import Sequence

from news_assets.facts.focus import Subject
from news_assets.facts.reading import Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

WRITER = Subject("the author", "person", ("the writer", "I"), None, "the author")
_OWN = frozenset({"i", "my", "me", "i'm", "i've", "i'd", "mine", "myself"})
_MONEY = frozenset(
    {"costs", "net_worth", "assets", "compensation", "wages", "investment", "cash", "budget", "dividend"}
)
_OTHERS = frozenset(
    {"mother", "father", "parents", "mom", "mum", "dad", "husband", "wife", "brother", "sister", "son", "daughter"}
    | {"bank", "lender", "boss", "landlord", "company", "employer", "friend", "he", "she", "they", "his", "her"}
)
_OFTEN = 0.02  # share of first persons among the words of such a text
_NAMED = frozenset({"company", "person", "organisation", "country", "index", "fund"})


def told_by_writer(readings: Sequence[Reading]) -> bool:
    """Whether a text speaks in the first person throughout, quotations left out."""
    own = total = 0
    for reading in readings:
        if reading.language != "en":
            return False
        keys = _unquoted(reading, 0, len(reading.items))
        total += len(keys)
        own += sum(key in _OWN for key in keys)
    return own >= _LEAST and own >= _OFTEN * total


_NEAR = 8  # items from the first person to his money
_LEAST = 3


def writers(slot: Slot) -> list[Scored]:
    """Return the writer for his own money, unless the sentence names somebody and no first person."""
    earned = slot.choice.metric == "net_profit" and slot.choice.rule in ("event", "neighbour")
    if not slot.focus.writer or not (earned or slot.choice.metric in _MONEY):
        return []
    if any(subject.type == "person" for subject in slot.focus.main):
        return []  # who writes may be named
    first, end = slot.reading.sentence(slot.at)
    others = any(subject.type in ("company", "person", "fund") for subject in slot.focus.main[:1])
    told = _unquoted(slot.reading, max(first, slot.at - _NEAR), end)
    if _OTHERS & set(told):
        return []  # `my parents owed $30,000`
    if _OWN & set(told):
        return [Scored(WRITER, 1.6, "writer")]
    if earned or others or any(m.entity.type in _NAMED for m in slot.mentions):
        return []
    return [Scored(WRITER, 1.4, "writer")]


def _unquoted(reading: Reading, first: int, end: int) -> list[str]:
    found: list[str] = []
    inside = False
    for item in reading.items[first:end]:
        if item.key == '"':
            inside = not inside
        elif item.key == "\n":
            inside = False
        elif not inside and item.kind == "w":
            found.append(item.key)
    return found

"""A number alone in brackets right behind a name: `the largest are X (4 billion) and Y (1.4 billion)` (Hebrew)."""

from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.families import MACRO
from news_assets.facts.focus import Subject
from news_assets.facts.measure import metrics, plausible
from news_assets.facts.pack import words
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot
from news_assets.schemas.records import Quantity

_WORDS = 3  # of a name that no list has
_APART = 2  # sentences from the number whose figure a list goes on with
_PLACES = frozenset({"country", "city", "region"})


def opening(reading: Reading, at: int) -> int:
    """Item of the bracket that holds nothing but the number and its hedges, -1 without one."""
    if reading.language != "he" or reading.key(at + 1) not in (")", ",") or not reading.brackets[at]:
        return -1
    before = reading.links[at].item - 1
    return before if before > 0 and reading.key(before) == "(" else -1


def bracketed(
    reading: Reading, at: int, quantity: Quantity, previous: Bound | None, alike: Bound | None
) -> Iterable[Choice]:
    """The figure of the number before, told of another: the words before the bracket name none themselves."""
    mark = opening(reading, at)
    bound = alike if alike is not None else previous
    if mark < 0 or bound is None or reading.items[mark - 1].kind == "q":
        return
    told, kind = bound.choice, quantity.kind
    apart = reading.sentence_of[at] - reading.sentence_of[bound.at]
    if apart > _APART or reading.line(at) != reading.line(bound.at):
        return
    since = max(bound.at, mark - _WORDS)
    if any(m.cue.role == "metric" and since < m.first < mark for m in reading.cues(at)):
        return
    if kind not in (*metrics()[told.metric]["level"], *metrics()[told.metric]["change"]):
        return
    if not plausible(told.metric, quantity):
        return
    measure = "level" if kind == "money" or told.measure == "level" else "change"
    if kind not in metrics()[told.metric][measure]:
        return
    sign = told.sign if measure == told.measure else 1
    sign = 1 if quantity.quote[:1] in "+-" and measure == "change" else sign
    own = (m for m in reading.cues(at) if m.cue.role == "metric" and m.cue.name == told.metric and m.first < mark)
    rule, cue = "neighbour", max(own, key=lambda m: m.first, default=None)
    yield replace(told, measure=measure, sign=sign, score=0.95 - 0.1 * apart, rule=rule, cue=cue)


def named_before(slot: Slot) -> list[Scored]:
    """Whose number it is: the name before the bracket, in a list also a noun that no list of names has."""
    reading = slot.reading
    mark = opening(reading, slot.at)
    if mark < 1 or reading.items[mark - 1].kind == "q":
        return []
    last = mark - 1
    while last > slot.first and reading.key(last) in ('"', "'"):
        last -= 1
    mention = next((m for m in slot.mentions if m.first <= last <= m.last), None)
    if mention is not None:
        return _mention(slot, mention)
    if slot.previous is None or opening(reading, slot.previous.at) < 0:
        return []
    first = last
    while first - 1 > slot.previous.at and last - first < _WORDS and _within(reading, first):
        first -= 1
    name = reading.text(first, last).strip("\"' ")
    if slot.choice.metric in MACRO and name.removeprefix("ו")[:1] != "ב":
        return []
    letters = 1 + (name[1:2] in "בל" and slot.choice.metric in MACRO)
    led = last == mark - 1 and name[:1] == "ו" and len(name) > letters + 2
    name = name[letters:] if led else name
    return [Scored(Subject(name, "group", (), None, name), 0.95, "phrase")] if len(name) > 1 else []


def _mention(slot: Slot, mention: Mention) -> list[Scored]:
    subject = slot.focus.of(mention.entity)
    if (slot.choice.metric in MACRO) != (subject.type in _PLACES) or not (mention.unlisted or subject.fits(slot.types)):
        return []  # `revenue came from A (3 million) and B (2 million)`: places are but parts of it
    return [Scored(subject, 1.15, "mention", mention)]


def _within(reading: Reading, index: int) -> bool:
    """Whether the word before an item belongs to the same name."""
    item, before = reading.items[index], reading.items[index - 1]
    if item.key[:1] == "ו" or before.kind not in "wn":
        return False
    return before.key not in words("he", "phrase_stops") | words("he", "verbs") | words("he", "copulas")

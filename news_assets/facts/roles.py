"""What a name does in its sentence: agent of a passive verb, source of a figure, whom something is wiped off."""

from news_assets.facts.families import TWO_SIDED
from news_assets.facts.focus import Subject
from news_assets.facts.measure import metrics
from news_assets.facts.pack import words
from news_assets.facts.phrases import phrase_before
from news_assets.facts.reading import Mention, Reading
from news_assets.facts.scored import Scored
from news_assets.facts.slot import Slot

_PERSONAL = frozenset({"net_worth", "compensation", "stake", "house_price"})
_RATES = frozenset({"price", "exchange_rate"})


def role_worth(slot: Slot, mention: Mention) -> float:
    """Return what the mention's role adds to its worth as a subject; below 0 it takes away."""
    reading, before = slot.reading, mention.first - 1
    while before > 0 and reading.items[before].key in ("the", "a", "an", '"', "'"):
        before -= 1
    led = reading.items[before].key if before >= 0 else ""
    if _source(reading, mention, before, led):
        return -0.6
    if mention.entity.type == "currency" and slot.choice.metric in _RATES and led in words(reading.language, "facing"):
        return -0.5
    if (
        mention.unlisted
        and before > 0
        and slot.choice.metric not in _PERSONAL
        and led in words(reading.language, "offices")
    ):
        return -0.6
    possessed = mention.entity.type == "group" and led in words(reading.language, "possessives")
    worth = -0.4 if possessed else 0.0
    return worth + _agent(slot, mention, led) + _robbed(slot, mention, led) + _moved_noun(slot, mention, led)


def _source(reading: Reading, mention: Mention, before: int, led: str) -> bool:
    """`according to X`, `polled by X`, `data from X`, `X analysts`."""
    behind = reading.key(mention.last + 1)
    if behind in words(reading.language, "spokesmen"):
        return True
    if before < 1 or led not in ("to", "by", "from", "of"):
        return False
    return reading.items[before - 1].key in words(reading.language, "sources")


def _agent(slot: Slot, mention: Mention, led: str) -> float:
    """`was bought by X`: X, and not what was bought."""
    cue, reading = slot.choice.cue, slot.reading
    if slot.choice.metric not in TWO_SIDED or cue is None or cue.cue.role != "event":
        return 0.0
    first, end = reading.sentence(slot.at)
    agents = words(reading.language, "agents")
    passive = reading.items[cue.first].key in words(reading.language, "passive")
    helped = cue.first > first and reading.items[cue.first - 1].key in words(reading.language, "copulas")
    if not passive or (reading.language == "en" and not helped):
        return 0.0
    if not any(item.key in agents for item in reading.items[cue.last + 1 : end]):
        return 0.0
    return 0.45 if led in agents else -0.35


def _moved_noun(slot: Slot, mention: Mention, led: str) -> float:
    """`a 5% drop in X`."""
    move = slot.choice.move
    if led != "in" or move is None or not move.match.cue.noun or slot.choice.measure != "change":
        return 0.0
    return 0.5 if slot.at < move.match.last < mention.first <= move.match.last + 4 else 0.0


def _robbed(slot: Slot, mention: Mention, led: str) -> float:
    """`wiped $5 billion off X`."""
    move = slot.choice.move
    if move is None or slot.choice.measure != "change" or mention.first < slot.at:
        return 0.0
    wiped = slot.reading.items[move.match.first].key in words(slot.reading.language, "wiping")
    return 0.5 if wiped and led in ("off", "from") else 0.0


def sharing(slot: Slot) -> list[Scored]:
    """Return what `makes up` or `brings in` a share of the whole."""
    reading, choice = slot.reading, slot.choice
    kind = reading.quantities[reading.items[slot.at].quantity].kind
    if choice.measure != "level" or kind not in ("percent", "other") or not metrics()[choice.metric].get("share"):
        return []
    amounting = words(reading.language, "amounting")
    for index in range(slot.at - 1, max(slot.first, slot.at - 8), -1):
        if reading.items[index].kind == "q":
            return []
        if reading.items[index].key not in amounting:
            continue
        span = phrase_before(reading, index)
        if span is None:
            return []
        mention = next((m for m in slot.mentions if m.first == span[0] and m.last == span[1]), None)
        if mention is not None:
            return [Scored(slot.focus.of(mention.entity), 1.05, "share", mention)]
        name = reading.text(*span)
        return [Scored(Subject(name, "group", (), None, name), 1.0, "share")]
    return []

"""What people are paid: wages of workers, compensation of those who lead (English)."""

from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.context import passive
from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_EARNED = frozenset({"net_profit", "costs", "price", "yield", "compensation", "deal_value", "house_price"})
_NEAR = 8  # items from `pay` to its number
_BESIDE = 2  # items between the verb and `pay`
_HIGH = 250_000  # what only those who lead are paid


def pay(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Iterable[Choice]:
    """A wage: `$19 an hour`, `raise pay by 62%`, `nurses were offered 5.5%`."""
    if reading.language != "en" or quantity.kind not in ("money", "percent"):
        return
    first, end = reading.sentence(at)
    noun = next((i for i in range(at - 1, max(first - 1, at - 16), -1) if pay_noun(reading, i)), -1)
    if quantity.kind == "money":
        if _hourly(reading, at, quantity) and _named(reading, first, end, "workers"):
            yield Choice("wages", "level", 1, 1.15, "pay")
        moved = link.relation == "to" and reading.crossed(reading.numbers, noun, at) == 1  # `fell 40% to $49 million`
        if noun >= 0 and at - noun <= _NEAR and (moved or not reading.crossed(reading.numbers, noun, at)):
            yield Choice(_payee(reading, first, end, quantity, noun), "level", 1, 0.75, "pay")
        return
    if noun < 0:
        noun = next((i for i in range(at + 1, min(end, at + 5)) if pay_noun(reading, i)), -1)
    if move is not None and _other_noun(reading, at, move):
        return
    if noun >= 0 and any(
        noun < m.first < at and m.cue.role == "metric" and m.cue.name != "wages" for m in reading.cues(at)
    ):
        return
    if noun >= 0 and move is not None and move.cost < 1.2 and not reading.crossed(reading.numbers, noun, at):
        beside = abs(move.match.first - noun) <= _BESIDE
        yield Choice(
            _payee(reading, first, end, quantity, noun), "change", move.sign, 1.3 if beside else 0.85, "pay", None, move
        )
    elif link.relation in ("none", "for", "of", "and") and _bargained(reading, at, first, end):
        yield Choice("wages", "change", 1, 0.9, "pay")


def _other_noun(reading: Reading, at: int, move: Move) -> bool:
    """Whether another metric's noun stands right before the verb: `pay is up, and consumer prices rose 4%`."""
    nouns = (match for match in reading.cues(at) if match.cue.role == "metric" and match.last == move.match.first - 1)
    return any(match.cue.name not in ("wages", "compensation") for match in nouns)


def paid(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """What somebody earned, made or was paid, as wages or compensation, when the sentence names no business."""
    cue = choice.cue
    if reading.language != "en" or quantity.kind != "money" or choice.metric not in _EARNED or cue is None:
        return choice
    if cue.cue.role != "event" or cue.first > at or choice.measure != "level":
        return choice
    verb = {item.key for item in reading.items[cue.first : cue.last + 1]}
    if not verb & words("en", "earning") or (verb & {"paid", "awarded"} and not passive(reading, cue)):
        return choice
    first = max(reading.sentence(at)[0], cue.first - 9)
    if _named(reading, first, cue.first, "leaders"):
        return replace(choice, metric="compensation")
    if _named(reading, first, cue.first, "workers") or _hourly(reading, at, quantity):
        return replace(choice, metric="wages")
    return choice


def pay_noun(reading: Reading, index: int) -> bool:
    """Whether `pay`, or a `raise`, is the noun here."""
    if reading.language != "en" or reading.items[index].key not in ("pay", "wages", "wage", "raise"):
        return False
    before = reading.items[index - 1].key if index else ""
    if reading.items[index].key == "raise" and index > 1 and reading.items[index - 1].kind == "q":
        before = reading.items[index - 2].key  # `a 12% raise`
    if reading.items[index].key == "raise":
        return before in ("a", "the", "their", "his", "her", "any", "that", "this", "annual")
    return index == reading.sentence(index)[0] or before in words("en", "pay_leads") or before.endswith("'s")


def _payee(reading: Reading, first: int, end: int, quantity: Quantity, noun: int) -> str:
    """Wages, or what those who lead and those named (`Tim Cook's pay`) are paid."""
    owner = reading.items[noun - 1].mention if noun > first else -1
    if owner >= 0 and reading.mentions[owner].entity.type == "person":
        return "compensation"
    if _named(reading, first, end, "leaders") and not _named(reading, first, end, "workers"):
        return "compensation"
    return "compensation" if quantity.kind == "money" and (quantity.value or 0) >= _HIGH else "wages"


def _hourly(reading: Reading, at: int, quantity: Quantity) -> bool:
    behind = " ".join(item.key for item in reading.items[at + 1 : at + 3])
    return behind in words("en", "pay_times") or quantity.quote.casefold().endswith(tuple(words("en", "pay_times")))


def _named(reading: Reading, first: int, end: int, who: str) -> bool:
    named = words("en", who)
    return any(stem in named for item in reading.items[first:end] for _, stem in keys(item.key, "en"))


def _bargained(reading: Reading, at: int, first: int, end: int) -> bool:
    """`The union asked for 8%`, `nurses were offered 5.5%`, also when the sentence before names the union."""
    asked = words("en", "bargaining")
    if not any(item.key in asked for item in reading.items[max(first, at - 5) : at]):
        return False
    if any(match.cue.role == "metric" and match.cue.name != "wages" for match in reading.cues(at)):
        return False
    earlier = reading.sentences[max(0, reading.sentence_of[at] - 1)][0]
    return _named(reading, first, end, "workers") or _named(reading, earlier, end, "unions")

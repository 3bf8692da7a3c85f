"""A metric told by the counted noun, the name or the number beside a number."""

from collections.abc import Iterable

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, metrics
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, lexicon, words
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity


def by_unit(reading: Reading, at: int, quantity: Quantity, move: Move | None) -> Iterable[Choice]:
    """A metric named by the counted noun inside the quantity (`40 thousand subscribers`) or right behind it."""
    following = reading.key(at + 1)
    beyond = reading.key(at + 2) if reading.language == "en" else ""
    if quantity.kind == "money" and {following, beyond} & words(reading.language, "company_nouns"):
        yield Choice("valuation", "level", 1, 0.7, "unit")
    if quantity.kind == "multiple":
        near = {item.key for item in reading.items[max(0, at - 6) : at + 6]}
        near.update(quantity.quote.casefold().split())
        older = _older(reading, at)
        if older is not None:
            yield Choice(older.cue.name, "change", 1, 1.1, "unit", older, move)
        elif compares(reading, at):
            yield from _compared(reading, at, move)
        elif near & words(reading.language, "multiples"):
            yield Choice("valuation", "level", 1, 0.75, "unit")
    if quantity.unit in STEPS:
        rate = max(reading.topics, key=lambda name: reading.topics[name], default="")
        if (
            rate
            and metrics()[rate].get("rate")
            and reading.topics[rate] >= (0.4 if reading.language == "he" else 0.2)
            and move is not None
            and move.cost < 1.6
        ):
            yield Choice(rate, "change", move.sign, 0.3, "topic", None, move)
    if quantity.kind != "count":
        return
    if quantity.unit == "job" and move is not None and move.cost < 0.6:
        yield Choice("headcount", "change", move.sign, 0.5, "unit", None, move)
    led = at and reading.items[reading.links[at].item - 1].key in words(reading.language, "staffed")
    if led and any(stem in words("he", "staffing") for w in quantity.quote.split()[1:] for _, stem in keys(w, "he")):
        yield Choice("headcount", "level", 1, 0.45, "unit")  # `a firm with 600 employees`
    if at and reading.items[at - 1].key == "=":
        yield Choice("wealth_equivalent", "level", 1, 1.2, "equation")
    if reading.language == "en" and (quantity.value or quantity.high or 0) < _FEW:
        return
    phrases = lexicon(reading.language).phrases
    counted = quantity.quote.casefold().split()[1:]
    for place, word in enumerate(counted):
        for _, stem in keys(word, reading.language):
            for rest, cue in phrases.get(stem, ()):
                if (
                    (not rest or (reading.language == "en" and rest == tuple(counted[place + 1 :])))
                    and cue.role == "metric"
                    and cue.name != "headcount"
                    and "count" in metrics()[cue.name]["level"]
                ):
                    if reading.language == "en" and cue.name in _COMING and move is not None and _direct(move):
                        yield Choice(cue.name, "change", move.sign, 0.9 + 0.2 * cue.weight, "unit", None, move)
                    lost = move is not None and move.match.cue.noun and move.before and move.gap == 0
                    if reading.language == "he" and lost and move and "count" in metrics()[cue.name]["change"]:
                        yield Choice(cue.name, "change", move.sign, 0.6 + 0.2 * cue.weight, "unit", None, move)
                    yield Choice(cue.name, "level", 1, 0.35 + 0.2 * cue.weight, "unit")


def _older(reading: Reading, at: int) -> Match | None:
    """`פי ארבעה מהרווח אשתקד`: the figure of before that the multiple is one of (Hebrew)."""
    if reading.language != "he":
        return None
    behind = (m for m in reading.cues(at) if m.first == at + 1 and m.cue.role == "metric" and "מ" in m.prefix)
    found = max(behind, key=lambda m: m.last, default=None)
    return found if found is not None and "multiple" in metrics()[found.cue.name]["change"] else None


def _direct(move: Move) -> bool:
    """`lost 200,000 subscribers`, `gained some 2 million users`."""
    return move.before and move.gap <= 1 and not move.match.cue.noun


_COMING = frozenset({"users"})


def compares(reading: Reading, at: int) -> bool:
    """`twice as much as a year ago`, `three times what it was`: the multiple of an older figure (English)."""
    if reading.language != "en":
        return False
    behind = [item.key for item in reading.items[at + 1 : at + 3]]
    return bool(behind) and (behind[0] in _OLDER or (behind[0] == "the" and behind[-1] in _FIGURES))


_OLDER = frozenset({"as", "what", "those", "that", "more", "higher", "last", "bigger", "larger", "greater"})
_FIGURES = frozenset({"level", "amount", "figure", "number", "sum", "rate", "average", "price"})


def _compared(reading: Reading, at: int, move: Move | None) -> Iterable[Choice]:
    """The figure named last before a multiple that compares it."""
    first = reading.sentence(at)[0]
    named = [m for m in reading.cues(at) if first <= m.first < at and m.cue.role == "metric" and m.cue.weight > _FAINT]
    if named and "multiple" in metrics()[named[-1].cue.name]["change"] and named[-1].cue.name != "valuation":
        yield Choice(named[-1].cue.name, "change", 1, 0.9, "unit", named[-1], move)


_FAINT = 0.5
_FEW = 20  # what so few are counted of is no figure of a firm, unless a verb says so


def held(reading: Reading, at: int, quantity: Quantity, link: Link, previous: Bound | None) -> Iterable[Choice]:
    """`42% of ACME`, and what such a holding is worth."""
    if quantity.kind == "percent" and at + 1 < len(reading.items):
        item = reading.items[at + 1]
        if reading.language == "en" and item.key == "of" and at + 2 < len(reading.items):
            item = reading.items[at + 2]
        mention = reading.mentions[item.mention] if item.mention >= 0 else None
        owned = mention is not None and (
            (reading.language == "en" and item is not reading.items[at + 1]) or reading.prefix(mention) == "מ"
        )
        if mention is not None and owned and (mention.entity.type == "company" or mention.unlisted):
            yield Choice("stake", "level", 1, 0.62, "held")
    if quantity.kind == "money" and previous is not None and previous.choice.metric == "stake":
        gap = reading.items[max(previous.at, link.item - 4) : at]
        near = reading.sentence_of[previous.at] == reading.sentence_of[at] and at - previous.at < 14
        if near and any(item.key in words(reading.language, "worth") for item in gap):
            yield Choice("stake", "level", 1, 1.3, "held")
    if quantity.kind == "money" and previous is not None and previous.choice.metric == "price" and at - previous.at < 8:
        window = reading.items[max(previous.at, link.item - 1) : at]
        if any(item.key in words(reading.language, "turnover") for item in window):
            yield Choice("volume", "level", 1, 0.9, "traded")

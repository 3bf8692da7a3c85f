"""What the words around a cue or a number make of it."""

from news_assets.facts.choice import Bound
from news_assets.facts.links import Link
from news_assets.facts.measure import metrics
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity

_LED = 3  # items between a metric's noun and the one that only says where (`the deficit of the year in the budget`)
_NEXT = 3  # items between `rose 12%` and `to 90`
_TOTALLED = 14  # items from a change to the level it led to (`grew 44%, against ..., and came to 18 billion`)


def modifies(reading: Reading, match: Match) -> bool:
    """Whether the budget only tells where another figure stands: `הגירעון בתקציב` is a deficit."""
    if reading.language != "he" or "ב" not in match.prefix or match.cue.name not in ("budget", "funding"):
        return False
    return any(
        m.cue.role == "metric" and m.cue.name != match.cue.name and 0 < match.first - m.last <= _LED
        for m in reading.cues(match.first)
        if m.last < match.first and not m.prefix.endswith("ב")
    )


def climbs(reading: Reading, match: Match, link: Link) -> bool:
    """`עלה ל-400` rises to a level, `עולה על 400` exceeds one; only `עלה 400` is a price."""
    rising = (
        reading.language == "he"
        and match.cue.name == "costs"
        and match.first == match.last
        and any(stem in words("he", "rising") for _, stem in keys(reading.items[match.first].key, "he"))
    )
    behind = reading.key(match.last + 1)
    found = behind in ("על", "כי") or reading.items[max(0, match.first - 1)].key in ("כך", "כפי")
    return rising and (link.relation in ("to", "by") or found)


def totals(reading: Reading, before: int, link: Link) -> bool:
    """Whether a change at item `before` leads to the level that `link` belongs to: `rose 12% to 90`."""
    if link.relation == "to" and 0 < link.item - before <= _NEXT:
        return True
    if not 0 < link.item - before <= _TOTALLED:
        return False
    return any(
        item.key in words(reading.language, "totals") for item in reading.items[max(before, link.item - 2) : link.item]
    )


def passive(reading: Reading, match: Match) -> bool:
    """`were sold`, `had been built`: the verb tells of what stands before it; Hebrew is left to its word order."""
    if reading.language == "he":
        return True
    before = reading.items[max(0, match.first - 3) : match.first]
    return any(item.key in words("en", "be_forms") for item in before)


def taken_off(reading: Reading, at: int, quantity: Quantity, match: Match, move: Move | None, link: Link) -> bool:
    """`תמחק 390 מיליון שקל מהחוב`: a verb right before the money, and what it takes it off right behind."""
    if reading.language != "he" or move is None or quantity.kind != "money" or match.cue.role != "metric":
        return False
    direct = move.before and move.gap == 0 and link.relation == "none" and move.match.cue.role == "down"
    behind = 0 < match.first - at <= 2 and "מ" in match.prefix
    return direct and behind and "money" in metrics()[match.cue.name]["change"]


def of_others(reading: Reading, at: int, quantity: Quantity, match: Match) -> bool:
    """`44% of adults could not pay`: the percent counts who acts; what they lose or shed is a part of the staff."""
    if reading.language != "en" or quantity.kind != "percent" or match.first < at or match.cue.name == "layoffs":
        return False
    return at + 1 < len(reading.items) and reading.items[at + 1].key == "of"


def threshold(reading: Reading, at: int, quantity: Quantity, link: Link, previous: Bound | None) -> bool:
    """`a levy of 2% on fortunes above $50 million`: only where the tax begins."""
    if reading.language != "en" or quantity.kind != "money" or previous is None or previous.choice.metric != "tax_rate":
        return False
    near = reading.sentence_of[previous.at] == reading.sentence_of[at] and at - previous.at <= _TAXED
    led = {item.key for item in reading.items[previous.at + 1 : at]}
    return near and bool(led & words("en", "thresholds"))


_TAXED = 8  # items from a tax rate to the sum from which it is due


def per_unit(reading: Reading, match: Match) -> bool:
    """`$60 a barrel`, `60 דולר לחבית`: the cue belongs to the number before it."""
    key = reading.items[match.first].key
    if match.cue.name not in ("price", "eps", "exchange_rate", "dividend", "house_price"):
        return False
    return key in ("a", "an", "per") or (reading.language == "he" and key[:1] == "ל" and not match.prefix)

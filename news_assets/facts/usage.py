"""What Hebrew leaves to use: profits as a share of takings, pay by the month, prices over the counter, rents."""

from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_SMALL = 1e4  # what is dearer is no everyday purchase
_SALARY = 1e6
_REACH = 8  # items between a profit's noun and its share of the takings
_EARNED = frozenset({"gross_profit", "operating_profit", "net_profit", "ebitda"})
_RESULTS = (*_EARNED, "revenue", "margin", "eps", "backlog")
_BOUGHT = frozenset({"deal_value", "price"})
_PAID = frozenset({"funding", "price", "costs"})


def told_by_use(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """Return the choice with the metric that the words around the number make of it."""
    if quantity.kind == "percent":
        return _share_of_takings(reading, at, choice)
    cue = choice.cue
    if cue is None or quantity.kind != "money":
        return choice
    heard = {stem for _, stem in keys(reading.items[cue.first].key, "he")}
    if cue.cue.role == "event" and heard & words("he", "estimating"):
        return _estimated(reading, cue.first, choice)
    if cue.cue.role == "event" and choice.metric in _BOUGHT and heard & words("he", "pays"):
        monthly = _behind(reading, at) & words("he", "per_time")
        return replace(choice, metric="costs") if monthly else choice
    if cue.cue.role == "event" and choice.metric in _PAID and heard & words("he", "receiving"):
        if _behind(reading, at) & words("he", "per_time") and abs(quantity.value or quantity.high or 0) < _SALARY:
            return replace(choice, metric="compensation", measure="level", sign=1)
    elif cue.cue.role == "event" and choice.metric == "costs" and heard & words("he", "rising"):
        if abs(quantity.value or quantity.high or 0) < _SMALL:
            return replace(choice, metric="price")
    elif choice.metric == "house_price" and heard & words("he", "rents"):
        around = {stem for item in reading.items[cue.first : cue.last + 3] for _, stem in keys(item.key, "he")}
        if not around & words("he", "averages"):  # somebody's rent, not the market's
            return replace(choice, metric="costs")
    return choice


def _estimated(reading: Reading, verb: int, choice: Choice) -> Choice:
    """`הונו של המייסד הוערך ב-15 מיליארד`: a noun that names the figure goes before the verb that guesses it."""
    figures = (m for m in reversed(reading.cues(verb)) if m.last < verb and m.cue.role == "metric")
    for match in figures:
        if verb - match.last > _REACH or reading.crossed(reading.numbers, match.last, verb):
            return choice
        if match.cue.weight == 1.0 and "ב" not in match.prefix and match.cue.name not in ("funding", "price"):
            return replace(choice, metric=match.cue.name, sign=match.cue.sign)
    return choice


def _share_of_takings(reading: Reading, at: int, choice: Choice) -> Choice:
    """`הרווח הגולמי נשחק ל-55% מההכנסות` tells a margin, `מרווח של 2% מעל הפריים` an interest."""
    behind = _behind(reading, at)
    if (
        choice.metric == "assets"
        and choice.cue is not None
        and choice.cue.first > at
        and behind & words("he", "balance")
    ):
        funded = [m for m in reading.cues(at) if m.cue.role == "metric" and m.cue.name in ("equity", "debt")]
        before = [m for m in funded if m.last < at]
        return replace(choice, metric=before[-1].cue.name) if before else choice
    if choice.metric in _EARNED and behind & words("he", "takings"):
        return replace(choice, metric="margin", measure="level", sign=1, move=None)
    if choice.metric == "gdp" and choice.cue is not None and _of_firm(reading, at, choice):
        return replace(choice, metric="revenue")
    if choice.metric == "yield" and behind & words("he", "base_rates"):
        return replace(choice, metric="interest_rate")
    own = choice.cue is not None and choice.cue.cue.subject != "share" and choice.cue.first > at
    if own and choice.metric == "revenue" and choice.measure == "level":
        near = [m.cue.name for m in reading.cues(at) if m.cue.role == "metric" and 0 < at - m.last <= _REACH]
        if _EARNED & set(near[-1:]):
            return replace(choice, metric="margin")
        if near[-1:] == ["costs"]:
            return replace(choice, metric="costs")
    return choice


def _of_firm(reading: Reading, at: int, choice: Choice) -> bool:
    """Whether `צמיחה של 8%` is a company's: no economy and no country in the sentence, takings in the text."""
    cue = choice.cue
    if cue is None or not {s for _, s in keys(reading.items[cue.first].key, "he")} & words("he", "growth_nouns"):
        return False
    first, end = reading.sentence(at)
    heard = {stem for item in reading.items[first:end] for _, stem in keys(item.key, "he")}
    named = any(m.entity.type in ("country", "region") for m in reading.sentence_mentions(at))
    results = sum(reading.topics.get(name, 0.0) for name in _RESULTS)
    return not named and not heard & words("he", "economies") and results > 2 * reading.topics.get("gdp", 0.0)


def _behind(reading: Reading, at: int) -> set[str]:
    """The stems of the two words behind the number."""
    items = reading.items[at + 1 : at + 3]
    return {stem for item in items if item.kind == "w" for _, stem in keys(item.key, "he")}

"""What a Hebrew sum is by the matter of its text: a dwelling's price, a supply, takings, a worker's pay."""

from dataclasses import replace

from news_assets.facts.choice import Choice
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity

_BEFORE, _BEHIND = 12, 8  # items around a number that belong to it
_HOME = (2e5, 2e7)  # what one dwelling is sold for
_MODEST = 10_500  # a month's pay up to which one is a worker
_SELL = 9  # items from a selling verb to what it brought in
_NEAR = 10  # items before the number in which the word of what moves stands
_MOVED = frozenset({"move", "metric", "neighbour", "level", "learned", "overruled"})


def sensed(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """Return the choice with the metric that its matter makes of it."""
    if quantity.kind == "money" and choice.measure == "level":
        near = _stems(reading, max(reading.sentence(at)[0], at - _BEFORE), min(reading.sentence(at)[1], at + _BEHIND))
        if choice.metric in ("deal_value", "costs") and near & words("he", "dwellings") and _of_home(quantity, choice):
            return replace(choice, metric="house_price")
        if choice.metric in ("deal_value", "costs", "funding") and _awarded(reading, at, choice):
            return replace(choice, metric="fine")
        if choice.metric == "deal_value" and _supplied(reading, at, near):
            return replace(choice, metric="contract_value")
        if choice.metric == "deal_value" and _sold(reading, at, choice):
            return replace(choice, metric="revenue")
        if choice.metric == "funding" and _bestowed(reading, at, choice):
            return replace(choice, metric="budget")
        if choice.metric == "price" and near & words("he", "homes_sold") and _priced_home(quantity):
            return replace(choice, metric="house_price")
        if choice.metric == "net_profit" and _earned(reading, quantity, choice):
            choice = replace(choice, metric="compensation")
        if choice.metric == "compensation" and _modest(reading, quantity, choice):
            return replace(choice, metric="wages")
    if (
        choice.metric == "population"
        and quantity.kind in ("percent", "other")
        and reading.topics.get("poverty", 0.0) >= _POOR
    ):
        to = reading.links[at].relation in ("to", "from")
        return replace(
            choice, metric="poverty", measure="level" if to else choice.measure, sign=1 if to else choice.sign
        )
    if choice.metric == "price" and choice.measure == "change" and quantity.kind in ("percent", "other"):
        return _general(reading, at, choice)
    return choice


def _stems(reading: Reading, first: int, end: int) -> set[str]:
    return {stem for item in reading.items[first:end] if item.kind == "w" for _, stem in keys(item.key, "he")}


def _of_home(quantity: Quantity, choice: Choice) -> bool:
    value = quantity.value if quantity.value is not None else quantity.high or 0.0
    dealt = choice.metric == "deal_value" or (choice.cue is not None and choice.cue.cue.role == "event")
    return dealt and quantity.unit == "ILS" and _HOME[0] <= value <= _HOME[1]


def _priced_home(quantity: Quantity) -> bool:
    value = quantity.value if quantity.value is not None else quantity.high or 0.0
    return quantity.unit == "ILS" and _HOME[0] <= value <= _HOME[1]


def _bestowed(reading: Reading, at: int, choice: Choice) -> bool:
    """`משרד האוצר העניק`, `הסעיף יזכה ל-`: public money, where budgets are spoken of."""
    cue = choice.cue
    if cue is None or not {stem for _, stem in keys(reading.items[cue.first].key, "he")} & words("he", "bestowing"):
        return False
    if any(m.entity.type in ("company", "fund") for m in reading.sentence_mentions(at)):
        return False
    budgets = reading.topics.get("budget", 0.0)
    return budgets >= _OFTEN and budgets > reading.topics.get("funding", 0.0)


_OFTEN = 0.25  # share of budgets among the figures of a text
_POOR = 0.2


def _earned(reading: Reading, quantity: Quantity, choice: Choice) -> bool:
    """`מרוויח 90,781 שקלים`: what people take home, no firm's profit."""
    value = quantity.value if quantity.value is not None else quantity.high or 0.0
    if choice.cue is None or choice.cue.cue.role != "event" or not 0 < value < _SALARY:
        return False
    verb = {stem for _, stem in keys(reading.items[choice.cue.first].key, "he")}
    pay = reading.topics.get("wages", 0.0) + reading.topics.get("compensation", 0.0)
    return bool(verb & words("he", "earning")) and pay > 0.0 and pay >= reading.topics.get("net_profit", 0.0)


_SALARY = 1e6


def _supplied(reading: Reading, at: int, near: set[str]) -> bool:
    """Arms, systems and services that are ordered, and no firm that changes hands."""
    first = reading.sentence(at)[0]
    told = near | _stems(reading, max(first, at - 2 * _BEFORE), at)
    if told & words("he", "acquired"):
        return False
    return bool(told & words("he", "supplied"))


def _awarded(reading: Reading, at: int, choice: Choice) -> bool:
    """`השופטת קבעה כי ישלמו לו 60 אלף שקל`: what a court has somebody pay."""
    cue = choice.cue
    if cue is None or cue.cue.role != "event" or cue.first > at:
        return False
    verb = {stem for _, stem in keys(reading.items[cue.first].key, "he")}
    first, end = reading.sentence(at)
    return bool(verb & words("he", "pays_or_gets")) and bool(_stems(reading, first, end) & words("he", "courts"))


def _sold(reading: Reading, at: int, choice: Choice) -> bool:
    """`מכרה במחצית הראשונה גז ב-745 מיליון`: sold within a time, and no one thing (`את`) with a price."""
    cue = choice.cue
    if cue is None or cue.cue.role != "event" or not 0 < at - cue.last <= _SELL:
        return False
    verb = {stem for _, stem in keys(reading.items[cue.first].key, "he")}
    between = [item.key for item in reading.items[cue.last + 1 : at]]
    timed = any(key in words("he", "sold_within") for key in between)
    return bool(verb & words("he", "selling")) and timed and "את" not in between


def _modest(reading: Reading, quantity: Quantity, choice: Choice) -> bool:
    """A worker's pay by the month."""
    value = quantity.value if quantity.value is not None else quantity.high or 0.0
    if choice.cue is None or quantity.unit != "ILS" or not 0 < value <= _MODEST:
        return False
    named = {stem for _, stem in keys(reading.items[choice.cue.first].key, "he")}
    return bool(named & words("he", "earned"))


def _general(reading: Reading, at: int, choice: Choice) -> Choice:
    """`המחירים עלו ב-1.1%`: the prices of what the text is about."""
    if choice.rule not in _MOVED:
        return choice
    first = max(reading.sentence(at)[0], at - _NEAR)
    window = reading.items[first:at]
    quoted = (reading.mentions[item.mention].entity.type for item in window if item.mention >= 0)
    told = _stems(reading, first, at)
    if any(kind in _QUOTED for kind in quoted) or told & words("he", "stock_words"):
        return choice
    bare = {item.key for item in window} & words("he", "bare_prices")
    if not bare or (bare <= {"לצרכן"} and "מחיר" in told):
        return choice  # `מחיר החלב לצרכן` is that of one ware
    if _theme(reading, "theme_homes") > _theme(reading, "theme_living"):
        return replace(choice, metric="house_price")
    if _theme(reading, "theme_living") >= _ENOUGH:
        return replace(choice, metric="inflation", measure="level")
    return choice


_QUOTED = frozenset({"index", "commodity", "fund", "currency", "company", "product"})
_ENOUGH = 3  # words of a theme that make it the theme of a text


def _theme(reading: Reading, name: str) -> int:
    if name not in reading.themes:
        stems = words("he", name)
        reading.themes[name] = sum(
            any(stem in stems for _, stem in keys(item.key, "he")) for item in reading.items if item.kind == "w"
        )
    return reading.themes[name]

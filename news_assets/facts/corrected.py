"""Corrections of the chosen metric by the words around it: losses, amounts a share, what is worth so much."""

from dataclasses import replace

from news_assets.facts.adjusted import adjusted
from news_assets.facts.choice import Choice
from news_assets.facts.goods import goods
from news_assets.facts.pack import keys, words
from news_assets.facts.paired import paired_cue
from news_assets.facts.pay import paid
from news_assets.facts.reading import Reading
from news_assets.facts.senses import sensed
from news_assets.facts.told import told
from news_assets.facts.topical import topical
from news_assets.facts.usage import told_by_use
from news_assets.schemas.records import Quantity


def finished(reading: Reading, at: int, quantity: Quantity, option: Choice) -> Choice:
    """Return a proposal with the cue paired with the number, and as the words around it demand."""
    own = paired_cue(reading, at)
    if own is not None and option.cue is not None:
        option = replace(option, metric=own.cue.name, cue=own)
    option = paid(reading, at, quantity, corrected(reading, at, quantity, option))
    option = told(reading, at, quantity, topical(reading, quantity, at, goods(reading, at, quantity, option)))
    option = sensed(reading, at, quantity, option) if reading.language == "he" else option
    return adjusted(reading, at, quantity, option)


def corrected(reading: Reading, at: int, quantity: Quantity, choice: Choice) -> Choice:
    """Return the choice as the words around it demand."""
    language = reading.language
    first, end = reading.sentence(at)
    near = {item.key for item in reading.items[max(first, at - 12) : min(end, at + 8)]}
    behind = choice.metric == "eps" and choice.cue is not None and choice.cue.last > at
    if quantity.kind == "money" and (choice.metric not in _EACH or behind):
        choice = _each(reading, at, choice)
    choice = _owned(reading, at, _spoken_of(reading, choice))
    choice = told_by_use(reading, at, quantity, choice) if language == "he" else choice
    if choice.measure == "change" and quantity.kind == "percent" and _slower(reading, at, choice):
        return replace(choice, sign=1)
    if choice.metric in ("deal_value", "costs") and near & words(language, "penalties") and quantity.kind == "money":
        return replace(choice, metric="fine")
    if choice.metric in ("net_profit", "operating_profit", "margin", "ebitda", "eps") and choice.measure == "level":
        start = choice.cue.first if choice.cue and choice.cue.first < at else at - 3
        own = reading.items[choice.cue.first : choice.cue.last + 1] if choice.cue and choice.cue.first > at else []
        for item in (*reading.items[max(first, start) : at], *own):
            if any(stem in words(language, "losses") for _, stem in keys(item.key, language)):
                return replace(choice, sign=-1)
    named = (
        {stem for i in range(choice.cue.first, choice.cue.last + 1) for _, stem in keys(reading.items[i].key, language)}
        if choice.cue
        else set()
    )
    if (choice.metric == "deficit" and named & words(language, "surplus")) or (
        choice.metric == "equity" and named & words(language, "losses_of_equity")
    ):
        return replace(choice, sign=-1)
    if choice.metric == "net_profit" and any(m.cue.name == "compensation" for m in reading.cues(at)):
        return replace(choice, paid=True)
    if choice.metric == "revenue" and choice.cue and choice.cue.cue.weight < 0.9 and near & words(language, "trading"):
        return replace(choice, metric="volume")
    if choice.metric == "deal_value" and choice.cue and choice.cue.cue.noun:
        raised = (m for m in reading.cues(at) if m.cue.name == "funding" and m.cue.noun and m.cue.weight == 1.0)
        if any(m.last < at for m in raised):
            return replace(choice, metric="funding")
    if choice.metric == "deal_value" and near & words(language, "dwellings"):
        return replace(choice, metric="house_price")
    if (
        choice.metric == "valuation"
        and quantity.kind == "money"
        and reading.listed
        and not near & words(language, "raising")
    ):
        return replace(choice, metric="market_cap")
    if choice.metric == "stake" and choice.measure == "level" and quantity.kind == "percent" and choice.rule != "level":
        before = {item.key for item in reading.items[max(first, at - 6) : at]}
        if before & words(language, "selling") and not before & words(language, "holding"):
            return replace(choice, measure="change", sign=-1)
    return choice


_EACH = frozenset({"price", "dividend", "target_price", "eps", "exchange_rate"})
_WORTH = frozenset({"valuation", "net_worth", "market_cap"})
_VALUED = frozenset({"deal_value", "contract_value", "stake", "compensation", "funding"})


def _each(reading: Reading, at: int, choice: Choice) -> Choice:
    """`$12 a share` is a dividend, a profit or a price, by what the sentence speaks of."""
    behind = [item.key for item in reading.items[at + 1 : at + 4]]
    if " ".join(behind[:2]) not in words(reading.language, "each") and behind[:1] != ["apiece"]:
        return choice
    named = {match.cue.name for match in reading.cues(at) if match.cue.role in ("metric", "event")}
    if "dividend" in named or (reading.language == "en" and not named & _DEALT and _shared_out(reading, at)):
        return replace(choice, metric="dividend", measure="level", sign=1)
    if reading.items[at - 1].key in ("at", "for"):
        return replace(choice, metric="price", measure="level", sign=1)
    earned = named & {"net_profit", "revenue", "ebitda"} or any(
        m.cue.name == "eps" and m.first != at + 1 for m in reading.cues(at)
    )
    expected = any(m.cue.role == "expected" for m in reading.cues(at))
    dealt = named & _DEALT
    if earned or (expected and not dealt):
        return replace(choice, metric="eps")
    return replace(choice, metric="price", measure="level", sign=1)


_DEALT = frozenset({"deal_value", "funding", "stake"})


def _shared_out(reading: Reading, at: int) -> bool:
    """`shareholders will get 7 cents a share`, where no deal is spoken of."""
    before = {item.key for item in reading.items[reading.sentence(at)[0] : at]}
    paid = before & words("en", "holders") and before & {"get", "receive", "collect", "gets", "receives", "paid"}
    return bool(paid) and reading.topics.get("deal_value", 0.0) < _SOME


_SOME = 0.15  # share of deals among the metrics of a text


def _slower(reading: Reading, at: int, choice: Choice) -> bool:
    """`growth slowed to 6.9%` is still growth."""
    if reading.links[at].relation != "to" or choice.move is None or choice.cue is None:
        return False
    low, high = sorted((choice.cue.first, choice.move.match.first))
    grown = words(reading.language, "growth_nouns")
    return any(stem in grown for item in reading.items[low : high + 1] for _, stem in keys(item.key, reading.language))


def _owned(reading: Reading, at: int, choice: Choice) -> Choice:
    """What is `worth` so much: a fund's assets, a family on average, a firm; a fortune only where somebody is named."""
    cue = choice.cue
    if reading.language != "en" or choice.metric not in _WORTH or choice.rule != "event" or cue is None:
        return choice
    if reading.items[cue.first].key != "worth" or cue.first > at:
        return choice
    first = max(reading.sentence(at)[0], cue.first - _OWNER)
    before = {stem for item in reading.items[first : cue.first] for _, stem in keys(item.key, "en")}
    for kind in ("contract_value", "deal_value", "budget"):
        if before & words("en", f"worth_{kind}"):
            return replace(choice, metric=kind)
    if choice.metric != "net_worth":
        return choice
    if before & words("en", "averages"):
        return replace(choice, metric="average_wealth")
    if before & words("en", "pots"):
        return replace(choice, metric="assets")
    named = (reading.mentions[item.mention] for item in reading.items[first : cue.first] if item.mention >= 0)
    if any(m.entity.type == "person" or m.unlisted for m in named) or before & words("en", "persons"):
        return choice
    return replace(choice, metric="valuation")


_OWNER = 10  # items before `worth` in which its owner stands


def _shares(reading: Reading, index: int) -> bool:
    """`shares worth $2.4 billion`, the shares counted or not."""
    item = reading.items[index]
    if item.kind == "q":
        return reading.quantities[item.quantity].unit == "shares"
    return item.key in words("en", "held_worth")


def _spoken_of(reading: Reading, choice: Choice) -> Choice:
    """`a deal valued at`, `a stake worth`: what is said to be worth so much."""
    cue = choice.cue
    if cue is None or choice.metric not in _WORTH:
        return choice
    if reading.items[cue.first].key not in ("worth", "valued"):
        return choice
    if reading.language == "en" and _shares(reading, cue.first - 1):
        return replace(choice, metric="stake")
    for match in reading.cues(cue.first):
        named = match.cue.role == "metric" and match.cue.name in _VALUED
        if named and match.last in (cue.first - 1, cue.first - 2):
            return replace(choice, metric=match.cue.name)
    return choice

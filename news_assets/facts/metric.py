"""Choose what a quantity measures: the nearest cue that fits its unit, the verb alone, or its neighbour's metric."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.constructions import constructions
from news_assets.facts.context import climbs, modifies, of_others, passive, per_unit, taken_off, threshold, totals
from news_assets.facts.corrected import finished
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, measure_of, metrics, plausible
from news_assets.facts.metric_features import Case
from news_assets.facts.metric_model import learned
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, lexicon, words
from news_assets.facts.pay import pay, pay_noun
from news_assets.facts.quoted import appended, grown, of_output, of_whole, quoted, vetoed, whole_of
from news_assets.facts.reading import Match, Reading
from news_assets.schemas.records import Quantity


def choose(
    reading: Reading,
    at: int,
    quantity: Quantity,
    link: Link,
    move: Move | None,
    previous: Bound | None,
    alike: Bound | None,
) -> Choice | None:
    """Return the best reading of the quantity at item `at`, None when nothing speaks for a fact.

    `previous` is the number read before, `alike` the last one of the same kind.
    """
    if vetoed(reading, at, quantity) or threshold(reading, at, quantity, link, previous):
        return None
    shared = _shares_verb(quantity, move, previous)
    options = [
        *(
            c
            for c in _named(reading, at, quantity, link, move)
            if not (shared and previous and c.cue and c.cue.last < previous.at)
        ),
        *_unit(reading, at, quantity, move),
        *_moved(reading, at, quantity, link, move),
        *_held(reading, at, quantity, link, previous),
        *quoted(reading, at, quantity, link, move, previous),
        *grown(reading, quantity, move),
        *of_whole(reading, at, quantity),
        *pay(reading, at, quantity, link, move),
        *constructions(reading, at, quantity, link, move, previous),
        *appended(reading, at, quantity, move, previous),
        *_inherited(reading, at, quantity, link, move, previous),
        *(_inherited(reading, at, quantity, link, move, alike) if alike is not previous else ()),
    ]
    best = max(options, key=lambda option: option.score, default=None)
    chosen = finished(reading, at, quantity, best) if best is not None and best.score >= 0.0 else None
    return learned(Case(reading, at, quantity, link, move, previous, alike, options, chosen))


def _shares_verb(quantity: Quantity, move: Move | None, previous: Bound | None) -> bool:
    if previous is None or move is None or previous.choice.move is None or quantity.kind != previous.quantity.kind:
        return False
    if (quantity.unit in STEPS) != (previous.quantity.unit in STEPS):
        return False
    return move.match is previous.choice.move.match and previous.choice.measure == "change"


def _named(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Iterable[Choice]:
    """A metric noun or a telling verb in the sentence."""
    for match in reading.cues(at):
        cue = match.cue
        if cue.role not in ("metric", "event") or (cue.kinds and quantity.kind not in cue.kinds):
            continue
        if cue.name == "layoffs" and quantity.kind in ("percent", "other") and not _of_staff(reading, at):
            continue
        if cue.name == "units" and quantity.unit == "shares":
            continue
        if (
            cue.name == "debt"
            and quantity.kind == "percent"
            and cue.role == "metric"
            and of_output(reading, at) < 0
            and _rated(reading, at)
        ):
            continue  # the percent of a loan is its rate
        if cue.name == "headcount" and quantity.kind == "percent" and match.first > at and reading.language == "en":
            continue  # `prices up 7%, workers`: no change of the workforce
        if cue.name == "gdp" and quantity.kind == "percent" and whole_of(reading, match.first):
            continue
        if cue.role == "event" and quantity.kind == "count" and match.first > at and not passive(reading, match):
            continue
        if cue.role == "event" and (pay_noun(reading, match.first) or of_others(reading, at, quantity, match)):
            continue
        if cue.name == "funding" and quantity.kind == "percent" and reading.items[match.first].key.startswith("rais"):
            continue
        measure = measure_of(cue.name, match, reading, at, quantity, link, move)
        small = _SMALL.get(cue.name) if measure is None and cue.role == "event" and cue.sign > 0 else None
        if small and quantity.kind == "money" and reading.language == "he" and plausible("price", quantity):
            cue, measure = replace(cue, name=small), "level"
            match = replace(match, cue=cue)
        if measure is None or climbs(reading, match, link):
            continue
        if cue.role == "event" and move and move.match.first == match.first and quantity.kind == "money":
            measure = "level"
        taken = measure == "level" and taken_off(reading, at, quantity, match, move, link)
        measure = "change" if taken else cue.measure or measure
        governing = move if measure == "change" and not cue.measure else None
        score = _nearness(reading, at, match, link, governing) + _topic(reading, cue.name)
        if cue.role == "event" and link.relation == "at" and cue.name in ("valuation", "price"):
            score += 0.15
        if taken:
            score += 0.7
        if move and (governing or measure == "level") and match.last == move.match.first - 1:
            score += 0.2
        if metrics()[cue.name].get("rate") and measure == "level" and move and _direct(move, link):
            score -= 0.4
        sign = governing.sign if governing else cue.sign
        yield Choice(cue.name, measure, sign, score, cue.role, match, governing)


_SMALL = {"deal_value": "price", "net_profit": "compensation"}  # what is bought, and earned, for little


def _rated(reading: Reading, at: int) -> bool:
    """Whether the sentence names a rate."""
    return any(match.cue.role == "metric" and match.cue.name == "interest_rate" for match in reading.cues(at))


def _of_staff(reading: Reading, at: int) -> bool:
    """Whether the sentence speaks of staff: `cut 5% of its workforce`."""
    first, end = reading.sentence(at)
    staffing = words(reading.language, "staffing")
    return any(stem in staffing for item in reading.items[first:end] for _, stem in keys(item.key, reading.language))


def _topic(reading: Reading, metric: str) -> float:
    """What the text keeps talking of is the likelier reading."""
    return 0.12 * reading.topics.get(metric, 0.0)


def _direct(move: Move, link: Link) -> bool:
    return move.before and move.gap <= 2 and move.cost < 0.4 and link.relation in ("by", "none")


def _nearness(reading: Reading, at: int, match: Match, link: Link, move: Move | None) -> float:
    best = -9.0
    for anchor in [at] if move is None else [at, move.match.first]:
        if match.last < anchor:
            gap = max(0, (link.item if anchor == at else anchor) - match.last - 1)
            cost, a, b = 0.045 * gap, match.last, anchor
            led = reading.language == "he" or (match.first and reading.items[match.first - 1].kind == "q")
            if led and per_unit(reading, match):
                cost += 0.5
            if modifies(reading, match):
                cost += 0.3
            if match.first and reading.items[match.first - 1].key in words(reading.language, "since"):
                cost += 0.3
        elif match.first > anchor:
            gap = match.first - anchor - 1
            cost, a, b = _behind(reading, match, gap), anchor, match.first
            if move is not None and anchor == at:
                cost += _unattached(reading, at, match)
        else:
            cost, a, b = 0.0, match.first, anchor
        cost += 0.3 * reading.crossed(reading.numbers, a, b)
        cost += 0.12 * reading.crossed(reading.commas, a, b) + 0.25 * reading.crossed(reading.breaks, a, b)
        best = max(best, match.cue.weight - cost)
    return best


def _behind(reading: Reading, match: Match, gap: int) -> float:
    """A cue behind the number is dearer, dearest when it leads to the next number."""
    relative = reading.language == "he" and gap == 0 and "ש" in match.prefix and match.cue.role == "event"
    if relative:
        return 0.0  # `3 מיליארד שיושקעו`
    cost = 0.1 * gap + (0.25 if match.cue.role == "event" else 0.0)
    cost += 0.12 if gap or reading.language == "he" else 0.0
    place = bisect_right(reading.at, match.last)
    following = reading.at[place] if place < len(reading.at) else None
    if following is not None and reading.sentence_of[following] == reading.sentence_of[match.last]:
        words_between = reading.links[following].item - match.last - 1
        cost += 0.6 if words_between <= 0 else 0.2 if words_between <= 2 else 0.0
    return cost


def _unattached(reading: Reading, at: int, match: Match) -> float:
    """After a change the metric hangs on `in` or `ב`; else it rather belongs to what follows."""
    if match.cue.weight < 1.0:
        return 0.5
    if reading.language == "he":
        return 0.0 if any(letter in match.prefix for letter in "בל") else 0.3
    between = {item.key for item in reading.items[at + 1 : match.first]}
    return 0.0 if between & {"in", "of", "for"} or match.first == at + 1 else 0.3


def _unit(reading: Reading, at: int, quantity: Quantity, move: Move | None) -> Iterable[Choice]:
    """A metric named by the counted noun inside the quantity (`40 thousand subscribers`) or right behind it."""
    following = reading.key(at + 1)
    beyond = reading.key(at + 2) if reading.language == "en" else ""
    if quantity.kind == "money" and {following, beyond} & words(reading.language, "company_nouns"):
        yield Choice("valuation", "level", 1, 0.7, "unit")
    if quantity.kind == "multiple":
        near = {item.key for item in reading.items[max(0, at - 6) : at + 6]}
        if near & words(reading.language, "multiples"):
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
    for word in quantity.quote.casefold().split()[1:]:
        for _, stem in keys(word, reading.language):
            for rest, cue in phrases.get(stem, ()):
                if (
                    not rest
                    and cue.role == "metric"
                    and cue.name != "headcount"
                    and "count" in metrics()[cue.name]["level"]
                ):
                    lost = move is not None and move.match.cue.noun and move.before and move.gap == 0
                    if reading.language == "he" and lost and move and "count" in metrics()[cue.name]["change"]:
                        yield Choice(cue.name, "change", move.sign, 0.6 + 0.2 * cue.weight, "unit", None, move)
                    yield Choice(cue.name, "level", 1, 0.35 + 0.2 * cue.weight, "unit")


_FEW = 20  # what so few are counted of is no figure of a firm, unless a verb says so


def _held(reading: Reading, at: int, quantity: Quantity, link: Link, previous: Bound | None) -> Iterable[Choice]:
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


def _moved(reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None) -> Iterable[Choice]:
    """No metric is named: in the press what simply rises or falls is a price."""
    if move is None:
        return
    relative = quantity.kind in ("percent", "multiple") and quantity.unit not in STEPS
    pricing = reading.items[move.match.first].key in words(reading.language, "pricing")
    if pricing and quantity.kind == "money" and plausible("price", quantity):
        by = link.relation in ("by", "none")
        yield Choice("price", "change" if by else "level", move.sign if by else 1, 0.4, "move", None, move)
    if quantity.kind == "other" and reading.items[min(at + 1, len(reading.items) - 1)].key in words(
        reading.language, "of_value"
    ):
        yield Choice("price", "change", move.sign, 0.9, "move", None, move)  # `lost a quarter of its value`
    given_up = move.gap == 0 and reading.items[move.match.last].key in words(reading.language, "giving_up")
    if relative and move.cost < 1.6 and (link.relation not in ("to", "at", "from") or given_up):
        plain = all(m.cue.role != "metric" or m.cue.name in _MARKET for m in reading.cues(at))
        score = (0.45 if plain else 0.25) + (0.35 if move.cost < 0.5 and _security_beside(reading, move) else 0.0)
        yield Choice("price", "change", move.sign, score, "move", None, move)
    elif quantity.kind == "points":
        if link.relation in ("to", "at"):
            yield Choice("index_level", "level", 1, 0.6, "level", None, move)
        elif move.cost < 1.6:
            yield Choice("index_level", "change", move.sign, 0.6, "move", None, move)
    elif quantity.kind == "percent" and link.relation in ("to", "from", "at") and (rate := _rate(reading)):
        yield Choice(rate, "level", 1, 0.2, "level", None, move)
    elif quantity.kind == "money" and link.relation in ("by", "none", "of") and move.cost < 0.4 and move.gap <= 2:
        if plausible("net_worth", quantity):
            yield Choice("net_worth", "change", move.sign, 0.3, "fortune", None, move)
    elif quantity.kind == "money" and not plausible("price", quantity):
        return
    elif quantity.kind == "money" and link.relation in ("to", "from", "at") and _security_beside(reading, move):
        yield Choice("price", "level", 1, 0.3 if move.cost < 1.0 else 0.1, "level", None, move)


def _rate(reading: Reading) -> str:
    """The rate that the text speaks of most; a stake where only stakes are spoken of."""
    told = {name: share for name, share in reading.topics.items() if name in _RATES}
    return max(told, key=lambda name: told[name], default="stake" if reading.holdings else "")


_RATES = frozenset(
    {"interest_rate", "inflation", "unemployment", "margin", "tax_rate", "yield", "stake", "deficit", "poverty"}
)


def _security_beside(reading: Reading, move: Move) -> bool:
    """Whether something that has a price stands right before or after the verb."""
    first, end = reading.sentence(move.match.first)
    low, high = max(first, move.match.first - 4), min(end, move.match.last + 4)
    for item in (*reading.items[low : move.match.first], *reading.items[move.match.last + 1 : high]):
        if item.key in words(reading.language, "stock_words"):
            return True
        if item.mention >= 0 and reading.mentions[item.mention].entity.type in _PRICED:
            return True
    return False


_MARKET = frozenset({"price", "index_level", "volume", "exchange_rate", "target_price", "market_cap", "stake"})
_PRICED = frozenset({"company", "index", "commodity", "fund", "currency"})


def _inherited(
    reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """The number before speaks of the same thing: lists, `from X to Y`, `compared with X`."""
    if previous is None:
        return
    before, gap = previous.choice, link.item - previous.at - 1
    same = quantity.kind == previous.quantity.kind and (quantity.unit in STEPS) == (previous.quantity.unit in STEPS)
    joined = {item.key for item in reading.items[previous.at + 1 : at]} & words(reading.language, "equals") and gap <= 4
    within = before.measure == "change" and reading.sentence_of[previous.at] == reading.sentence_of[at]
    led = within and before.cue is not None and totals(reading, previous.at, link)
    joined = joined or led
    spec = metrics()[before.metric]
    kinds = (*spec["level"], *(spec["change"] if move else ())) if joined and not same else spec[before.measure]
    if quantity.kind not in kinds or not (same or joined) or not plausible(before.metric, quantity):
        return
    if quantity.kind == "count" and quantity.unit not in (None, previous.quantity.unit):
        return
    apart = reading.sentence_of[at] - reading.sentence_of[previous.at]
    if apart > 2 or gap > 45 or (reading.line(previous.at) != reading.line(at) and apart > 1):
        return
    score = (
        min(max(before.score, 0.65), 0.9)
        - 0.02 * gap
        - 0.06 * reading.crossed(reading.commas, previous.at, at)
        - 0.25 * apart
    )
    score -= 0.15 * reading.crossed(reading.breaks, previous.at, at)
    measure, sign = before.measure, before.sign
    if link.relation in ("versus", "from") or (link.relation == "to" and previous.link.relation == "from"):
        score += 0.25
    if measure == "change" and quantity.kind == "money":
        if link.relation in ("to", "at", "from"):
            measure, sign = "level", 1
    elif (
        measure == "change"
        and move is not None
        and link.relation not in ("from", "versus")
        and reading.crossed(reading.numbers, move.match.last, at) == 0
    ):
        sign = move.sign
    elif measure == "change" and quantity.kind == "points" and link.relation in ("to", "at"):
        measure, sign = "level", 1
    if joined and not same:
        measure, sign = "level", before.sign if before.measure == "level" else 1
        if not led and move is not None and move.cost < 0.8 and quantity.kind in metrics()[before.metric]["change"]:
            measure, sign = "change", move.sign
    elif quantity.kind == "money" and measure == "level" and move is not None and _direct(move, link):
        score -= 0.5
    elif (
        measure == "change"
        and metrics()[before.metric].get("rate")
        and (link.relation in ("to", "at") or _stands(reading, link))
    ):
        measure, sign = "level", 1
    yield replace(before, measure=measure, sign=sign, score=score - 0.05, rule="neighbour", move=move)


def _stands(reading: Reading, link: Link) -> bool:
    """`and is now 61%`."""
    before = {item.key.removeprefix("ו") for item in reading.items[max(0, link.item - 3) : link.item]}
    return bool(before & (words(reading.language, "copulas") | {"כעת", "now"}))

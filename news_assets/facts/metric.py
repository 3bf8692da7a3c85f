"""Choose what a quantity measures: the nearest cue that fits its unit, the verb alone, or its neighbour's metric."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from news_assets.facts.beside import by_unit, held
from news_assets.facts.bracketed import bracketed
from news_assets.facts.choice import Bound, Choice
from news_assets.facts.compared import compared
from news_assets.facts.constructions import constructions
from news_assets.facts.context import climbs, modifies, of_others, passive, per_unit, taken_off, threshold
from news_assets.facts.corrected import finished
from news_assets.facts.english import moved_of, share_moved
from news_assets.facts.inherited import inherited
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, measure_of, metrics, plausible
from news_assets.facts.metric_features import Case
from news_assets.facts.metric_model import learned, market
from news_assets.facts.moved import moved
from news_assets.facts.moves import Move, direct
from news_assets.facts.pack import keys, words
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
        *by_unit(reading, at, quantity, move),
        *moved(reading, at, quantity, link, move),
        *held(reading, at, quantity, link, previous),
        *quoted(reading, at, quantity, link, move, previous),
        *grown(reading, quantity, move),
        *of_whole(reading, at, quantity),
        *pay(reading, at, quantity, link, move),
        *constructions(reading, at, quantity, link, move, previous),
        *appended(reading, at, quantity, move, previous),
        *compared(reading, at, quantity, move, previous),
        *bracketed(reading, at, quantity, previous, alike),
        *inherited(reading, at, quantity, link, move, previous),
        *(inherited(reading, at, quantity, link, move, alike) if alike is not previous else ()),
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
        if cue.role == "metric" and _of_name(reading, match):
            continue
        if cue.name == "layoffs" and quantity.kind in ("percent", "other") and not _of_staff(reading, at):
            continue
        if cue.name == "units" and quantity.unit == "shares":
            continue
        if cue.name == "eps" and reading.language == "en" and share_moved(reading, match):
            continue
        if cue.name in _HOLDINGS and quantity.kind == "percent" and _closing(reading, match, link, move):
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
        if cue.name == "gdp" and quantity.kind in ("percent", "money") and whole_of(reading, match.first):
            continue
        if cue.role == "event" and quantity.kind == "count" and match.first > at and not passive(reading, match):
            continue
        if cue.name == "stake" and reading.key(match.first) == "of" and reading.items[match.first - 1].kind != "q":
            continue  # `shares of the company`
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
        if metrics()[cue.name].get("rate") and measure == "level" and move and direct(move, link):
            score -= 0.4
        sign = governing.sign if governing else cue.sign
        yield Choice(cue.name, measure, sign, score, cue.role, match, governing)


def _closing(reading: Reading, match: Match, link: Link, move: Move | None) -> bool:
    """`X אחזקות fell 3%` in a report on the day's trading: part of an unknown name, no stake."""
    if reading.language != "he" or move is None or not market(reading) or not direct(move, link):
        return False
    return match.last == move.match.first - 1 and not move.match.cue.noun and not match.prefix


_HOLDINGS = frozenset({"stake", "investment"})


def _of_name(reading: Reading, match: Match) -> bool:
    """A word that ends a firm's name in Hebrew, `Discount Investments`; any word of a person's: `Bill Gates`."""
    place = reading.items[match.first].mention
    if reading.language != "he":
        return place >= 0 and reading.mentions[place].entity.type == "person"
    if place < 0 or reading.items[match.first - 1].mention != place:
        return False
    return reading.mentions[place].entity.type in ("company", "fund")


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
            if anchor == at and move is not None and moved_of(reading, at, match, move):
                best = max(best, match.cue.weight + 0.15 - 0.03 * gap)
                continue
            cost, a, b = _behind(reading, match, gap), anchor, match.first
            if move is not None and anchor == at:
                cost += _unattached(reading, at, match)
        else:
            cost, a, b = 0.0, match.first, anchor
        cost += 0.3 * reading.crossed(reading.numbers, a, b) + _aside(reading, at, match)
        cost += 0.12 * reading.crossed(reading.commas, a, b) + 0.25 * reading.crossed(reading.breaks, a, b)
        best = max(best, match.cue.weight - cost)
    return best


def _aside(reading: Reading, at: int, match: Match) -> float:
    """A cue in brackets speaks of what stands there: `the revenue (before tax and dividends) rose 4%`."""
    own = reading.brackets[match.first]
    return _ASIDE if own and own != reading.brackets[at] else 0.0


_ASIDE = 0.6


def _behind(reading: Reading, match: Match, gap: int) -> float:
    """A cue behind the number is dearer, dearest when it leads to the next number."""
    relative = reading.language == "he" and gap == 0 and "ש" in match.prefix and match.cue.role == "event"
    if relative:
        return 0.0  # `3 מיליארד שיושקעו`
    if gap == 0 and reading.language == "en" and reading.key(match.first - 2) in _DETERMINERS:
        return 0.0  # `a $14,000 car loan at 7.9%`
    cost = 0.1 * gap + (0.25 if match.cue.role == "event" else 0.0)
    cost += 0.12 if gap or reading.language == "he" else 0.0
    cost += 0.4 if reading.language == "he" and match.prefix[:1] == "ו" else 0.0  # `to 2 billion and the profit`
    place = bisect_right(reading.at, match.last)
    following = reading.at[place] if place < len(reading.at) else None
    if following is not None and reading.sentence_of[following] == reading.sentence_of[match.last]:
        words_between = reading.links[following].item - match.last - 1
        cost += 0.6 if words_between <= 0 else 0.2 if words_between <= 2 else 0.0
    return cost


_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "my", "our"})


def _unattached(reading: Reading, at: int, match: Match) -> float:
    """After a change the metric hangs on `in` or `ב`; else it rather belongs to what follows."""
    if match.cue.weight < 1.0:
        return 0.5
    if reading.language == "he":
        return 0.0 if any(letter in match.prefix for letter in "בל") else 0.3
    between = {item.key for item in reading.items[at + 1 : match.first]}
    return 0.0 if between & {"in", "of", "for"} or match.first == at + 1 else 0.3

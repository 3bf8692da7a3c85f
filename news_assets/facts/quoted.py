"""Numbers that name no metric: what a security is quoted at, and changes added to the number before."""

from collections.abc import Iterable

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.links import Link
from news_assets.facts.measure import STEPS, metrics
from news_assets.facts.moves import Move
from news_assets.facts.pack import keys, words
from news_assets.facts.reading import Mention, Reading
from news_assets.schemas.records import Quantity

_PRICED = frozenset({"company", "index", "commodity", "fund", "currency"})
_TRADED = frozenset({"commodity", "currency"})
_DEAREST = 1e6
_WIPED = 1e9
_LARGEST_RATE = 2e4
_BESIDE = 5  # items from a level to the multiple that compares it
_BOUNDS = frozenset({"under", "below", "above", "over", "past", "beneath"})
_STANDING = ("to", "at", "from")


def vetoed(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Whether the percent is one of chances or of people asked: `a 70% chance`, `40% of respondents`."""
    if quantity.kind not in ("percent", "other"):
        return False
    closed = words(reading.language, "chances")
    behind = reading.items[at + 1 : at + 4]
    for item in behind:
        if item.kind == "p" or item.kind == "q":
            return False
        if any(stem in closed for _, stem in keys(item.key, reading.language)):
            return True
    return False


def quoted(
    reading: Reading, at: int, quantity: Quantity, link: Link, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """A price: `fell 2% to $30`, `topped $71,000`, `the dollar bought 154 yen`, `lost 92 cents`."""
    extreme = _extreme(reading, link)
    if quantity.kind == "points":
        if extreme:
            yield Choice("index_level", "level", 1, 0.8, "quoted")
        if move is None and link.relation in ("to", "at", "none") and _before(reading, at, frozenset({"index"}), 14):
            yield Choice("index_level", "level", 1, 0.3, "quoted")
        return
    value = quantity.value if quantity.value is not None else quantity.high
    if quantity.kind != "money" or value is None:
        return
    if abs(value) >= _DEAREST:
        if move is not None and abs(value) >= _WIPED and _market_value(reading, at, move):
            yield Choice("market_cap", "change", move.sign, 1.1, "quoted", None, move)
        return
    if at > 1 and reading.items[at - 1].key == "=" and reading.items[at - 2].kind == "q":
        one = reading.quantities[reading.items[at - 2].quantity]
        if one.kind == "money" and one.value == 1 and one.unit != quantity.unit:
            yield Choice("exchange_rate", "level", 1, 1.3, "equation")
            return
    if extreme and reading.topics.get("price", 0.0) + reading.topics.get("index_level", 0.0) > 0.2:
        yield Choice("price", "level", 1, 0.45, "quoted")
    if link.relation in _STANDING:
        if _moved_before(reading, at, link, previous):
            yield Choice("price", "level", 1, 0.5, "quoted")
        elif _before(reading, link.item, _TRADED, 7):
            yield Choice("price", "level", 1, 0.3, "quoted")
    rated = _before(reading, link.item, frozenset({"currency"}), 6)
    other = rated is not None and rated.entity.quote.casefold() not in quantity.quote.casefold()
    if other and abs(value) < _LARGEST_RATE and link.relation in (*_STANDING, "none"):
        yield Choice("price", "level", 1, 0.35, "quoted")
    small = abs(value) < 1e3
    led = reading.items[at - 1].key in _BOUNDS if at else False
    if led and reading.language == "en" and move is not None and move.before and move.gap <= 1 and link.item == at - 1:
        if _before(reading, move.match.first, _PRICED if small else _TRADED, 5) is not None:
            yield Choice("price", "level", 1, 0.7, "quoted")  # `dipped under $200`
        return
    told = move is not None and move.match.cue.subject == "after" and not move.before and move.gap == 0
    if told and move and small and reading.language == "en" and _before(reading, link.item, _PRICED, 5) is not None:
        yield Choice("price", "change", move.sign, 1.3, "quoted", None, move)  # `was 4 cents, or 1%, lower`
    if move is not None and move.cost < 0.4 and move.gap <= 2 and link.relation in ("by", "none"):
        priced = _before(reading, move.match.first, _PRICED if small else _TRADED, 5)
        if priced is not None and move.before:
            yield Choice("price", "change", move.sign, 0.5, "quoted", None, move)


def _market_value(reading: Reading, at: int, move: Move) -> bool:
    """`wiped $2 trillion off stocks`."""
    first, end = reading.sentence(at)
    wiped = reading.items[move.match.first].key in words(reading.language, "wiping")
    stocks = words(reading.language, "equities")
    return wiped and any(stem in stocks for i in reading.items[first:end] for _, stem in keys(i.key, reading.language))


def _extreme(reading: Reading, link: Link) -> bool:
    """`a high of`, `a 12-month low of`."""
    extremes = words(reading.language, "extremes")
    return link.relation in ("of", "at", "none") and any(
        item.key in extremes for item in reading.items[max(0, link.item - 2) : link.item + 1]
    )


def _moved_before(reading: Reading, at: int, link: Link, previous: Bound | None) -> bool:
    """Whether the number right before is a change of price."""
    if previous is None or (previous.choice.metric, previous.choice.measure) != ("price", "change"):
        return False
    same = reading.sentence_of[previous.at] == reading.sentence_of[at]
    crossed = reading.crossed(reading.numbers, previous.at, at) + reading.crossed(reading.breaks, previous.at, at)
    return same and link.item - previous.at <= 9 and not crossed


def _before(reading: Reading, end: int, types: frozenset[str], far: int) -> Mention | None:
    """The mention of such a type that stands last before an item, no number and no break between."""
    first = reading.sentence(end - 1)[0] if end else 0
    for index in range(end - 1, max(first, end - far) - 1, -1):
        item = reading.items[index]
        if item.kind == "q" or item.key in words(reading.language, "breaks"):
            return None
        if item.mention >= 0:
            mention = reading.mentions[item.mention]
            return mention if mention.entity.type in types else None
    return None


def grown(reading: Reading, quantity: Quantity, move: Move | None) -> Iterable[Choice]:
    """A country that grows or shrinks by a percent: its economy; a company that does: its revenue."""
    if move is None or quantity.kind != "percent" or move.cost >= 1.0 or not move.before:
        return
    if reading.items[move.match.first].key not in words(reading.language, "growing"):
        return
    place = _before(reading, move.match.first, frozenset({"country", "region"}), 5)
    if place is not None:
        yield Choice("gdp", "change", move.sign, 0.8, "move", None, move)
    firm = _before(reading, move.match.first, frozenset({"company"}), 12)
    verb = move.match.first
    around = {item.key for item in reading.items[max(0, verb - 3) : verb + 4]}
    told = firm is not None or bool(around & words(reading.language, "company_words"))
    if reading.language == "he" and place is None and (told or _of_results(reading)):
        yield Choice("revenue", "change", move.sign, 0.85, "move", None, move)


def _of_results(reading: Reading) -> bool:
    """Whether the text speaks of a company's results rather than of economies."""
    results = sum(reading.topics.get(name, 0.0) for name in ("revenue", "net_profit", "operating_profit", "margin"))
    return results > 0.3 and results > 2 * reading.topics.get("gdp", 0.0)


def of_output(reading: Reading, at: int) -> int:
    """Item of `GDP` in `4% of GDP`, -1 when the percent is of something else."""
    nouns = words(reading.language, "output")
    for index in range(at + 1, min(at + 6, len(reading.items))):
        item = reading.items[index]
        if item.kind in "qp" and item.key not in ("'", '"'):
            return -1
        if any(stem in nouns for _, stem in keys(item.key, reading.language)):
            led = reading.items[at + 1].key in ("of", "מן") or item.key[:1] == "מ"
            return index if led else -1
    return -1


def whole_of(reading: Reading, noun: int) -> bool:
    """Whether the noun at an item is only what a percent is taken of."""
    for index in range(noun - 1, max(reading.sentence(noun)[0], noun - 6) - 1, -1):
        if reading.items[index].kind == "q":
            return of_output(reading, index) == noun
    return False


def of_whole(reading: Reading, at: int, quantity: Quantity) -> Iterable[Choice]:
    """`4% of GDP` where the text speaks of a deficit, a debt or a budget."""
    if quantity.kind != "percent" or of_output(reading, at) < 0:
        return
    shares = {name: reading.topics[name] for name in ("deficit", "debt", "budget", "costs") if name in reading.topics}
    if shares:
        yield Choice(max(shares, key=lambda name: shares[name]), "level", 1, 0.3, "topic")


def appended(
    reading: Reading, at: int, quantity: Quantity, move: Move | None, previous: Bound | None
) -> Iterable[Choice]:
    """`..., up 15%`, `..., an 8% decline`, `פי שלושה מאשר אשתקד`: how the level right before has changed."""
    if quantity.kind == "multiple" and previous is not None and previous.choice.measure == "level":
        close = reading.sentence_of[previous.at] == reading.sentence_of[at] and at - previous.at <= _BESIDE
        compared = {item.key for item in reading.items[at + 1 : at + 4]} & words(reading.language, "than")
        if close and compared and "percent" in metrics()[previous.choice.metric]["change"]:
            yield Choice(previous.choice.metric, "change", 1, 1.0, "appended", previous.choice.cue, move)
        return
    if move is None or previous is None or previous.choice.measure != "level":
        return
    if reading.language == "en" and of_output(reading, at) >= 0:
        return  # `$1.7 trillion, or 6.3% of GDP`
    steps = quantity.unit in STEPS
    if quantity.kind != "percent" or (previous.quantity.kind == "percent" and not steps):
        return
    metric = previous.choice.metric
    if "percent" not in metrics()[metric]["change"]:
        return
    match = move.match
    inside = set(range(match.first, match.last + 1))
    between = [item for n, item in enumerate(reading.items[previous.at + 1 : at], previous.at + 1) if n not in inside]
    fillers = words(reading.language, "hedges") | {",", "(", "-", "ב", "כ", "של", "which", "is", "was", "were", "or"}
    counted = reading.items[previous.at + 1].mention < 0
    apart = {"(", ","} & {i.key for i in between} or _dashed(reading, previous.at)
    if between and counted and all(item.key in fillers for item in between) and apart:
        yield Choice(metric, "change", move.sign, 1.0, "appended", previous.choice.cue, move)


def _dashed(reading: Reading, at: int) -> bool:
    """Whether a dash between blanks stands behind the number (Hebrew glues its hyphens)."""
    number, dash = reading.items[at], reading.items[min(at + 1, len(reading.items) - 1)]
    return reading.language == "he" and dash.key == "-" and dash.start > number.end

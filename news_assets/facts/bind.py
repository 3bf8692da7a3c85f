"""Read one document's quantities in order, each in the light of the one before."""

from dataclasses import dataclass, field, replace

from news_assets.facts.choice import Bound, Choice
from news_assets.facts.focus import Focus, Subject
from news_assets.facts.layers import counted_people, layer_of, named_layer, population_share
from news_assets.facts.metric import choose
from news_assets.facts.moves import movement
from news_assets.facts.objects import Object, other_party
from news_assets.facts.reading import Reading
from news_assets.facts.record import record
from news_assets.facts.scene import Scene
from news_assets.facts.settle import settle
from news_assets.facts.slot import Slot
from news_assets.facts.subjects import subjects_of
from news_assets.facts.table import Tables
from news_assets.facts.turns import multiple_of, rate_of
from news_assets.facts.widget import widget
from news_assets.schemas.records import Fact, Quantity

_COSTLY = 1e5
_WORTH = ("valuation", "market_cap")


@dataclass(slots=True)
class Chain:
    """What the numbers read so far hand on to the next one."""

    bound: Bound | None = None
    subject: Subject | None = None
    party: Object | None = None
    layer: Subject | None = None
    layer_at: int = -1
    by_kind: dict[str, Bound] = field(default_factory=dict)
    by_size: dict[tuple[str, bool], Bound] = field(default_factory=dict)


def facts_of(reading: Reading, focus: Focus, published_at: str | None) -> list[Fact]:
    """Return the facts of one document in order."""
    found: list[Fact] = []
    scene, chain, tables = Scene(reading, focus), Chain(), Tables(reading.document.norm)
    for index, quantity in enumerate(reading.quantities):
        if quantity.kind in ("duration", "age"):
            continue
        at = reading.at[index]
        quantity = rate_of(reading, at, multiple_of(reading, at, _points_of_a_rate(reading, at, quantity)))
        share = population_share(reading, at, quantity)
        if share is not None:
            chain.layer, chain.layer_at = layer_of(reading, share, focus), at
            continue
        cell = tables.fact(reading, at, quantity, focus) if tables else None
        if cell is not None:
            told = record(reading, at, quantity, cell[0], cell[1], "name", None, published_at)
            unit = "points" if told.metric == "index_level" else told.unit
            found.append(replace(told, form="table", modality="actual", unit=unit, period=cell[2] or told.period))
            continue
        quoted = widget(reading, at, quantity, focus)
        if quoted is not None:
            found.append(record(reading, at, quantity, quoted[0], quoted[1], "name", None, published_at))
            continue
        for choice, subject, how in _readings(reading, at, quantity, scene, chain):
            quantity = _counting(quantity, choice, chain)
            party = other_party(reading, at, quantity, choice, subject, focus, _same(reading, at, chain))
            found.append(record(reading, at, quantity, choice, subject, how, party, published_at))
            chain.subject, chain.party = subject, party
            chain.bound = chain.by_kind[quantity.kind] = Bound(at, quantity, reading.links[at], choice)
            chain.by_size[_size(quantity)] = chain.bound
            if how not in ("segment", "layer"):
                focus.last.append((reading.line(at), subject))
            if how != "country" and choice.rule not in ("learned", "overruled"):
                focus.by_metric[choice.metric] = subject
    return found


def _size(quantity: Quantity) -> tuple[str, bool]:
    """The kind of a number, and of money whether it is a sum or a price."""
    return quantity.kind, quantity.kind == "money" and abs(quantity.value or quantity.high or 0) >= _SUM


_SUM = 1e5


def _counting(quantity: Quantity, choice: Choice, chain: Chain) -> Quantity:
    """A bare count with the noun it leaves out: people in a headcount, else what was counted before."""
    of_staff = quantity.kind == "count" and choice.metric in ("headcount", "layoffs")
    if of_staff and quantity.unit is not None and (quantity.unit == "cut" or not quantity.unit.isascii()):
        return replace(quantity, unit="people")
    if quantity.kind != "count" or quantity.unit is not None:
        return quantity
    if choice.metric in ("headcount", "layoffs"):
        return replace(quantity, unit="people")
    before = chain.by_kind.get("count")
    if before is not None and before.choice.metric == choice.metric and before.quantity.unit is not None:
        return replace(quantity, unit=before.quantity.unit)
    return replace(quantity, unit="people") if choice.metric in _OF_PEOPLE else quantity


_OF_PEOPLE = frozenset({"users", "population", "poverty", "unemployment"})


def _points_of_a_rate(reading: Reading, at: int, quantity: Quantity) -> Quantity:
    """`rates by half a point`: percentage points."""
    small = quantity.kind == "points" and abs(quantity.value or _MOST) < _MOST
    if small and any(match.cue.name in _RATES for match in reading.cues(at) if match.cue.role == "metric"):
        return replace(quantity, kind="percent", unit="percentage_points")
    return quantity


_MOST = 10  # points a rate moves by
_RATES = frozenset({"interest_rate", "inflation", "unemployment", "tax_rate", "margin", "deficit"})


def _same(reading: Reading, at: int, chain: Chain) -> Object | None:
    same = chain.bound is not None and reading.sentence_of[chain.bound.at] == reading.sentence_of[at]
    return chain.party if same else None


def _readings(
    reading: Reading, at: int, quantity: Quantity, scene: Scene, chain: Chain
) -> list[tuple[Choice, Subject, str]]:
    tie, alike = reading.links[at], chain.by_kind.get(quantity.kind)
    if reading.language == "en":
        alike = chain.by_size.get(_size(quantity), alike)  # `earned $51m, or 62 cents a share, compared with $53m`
    choice = choose(reading, at, quantity, tie, movement(reading, at, tie), chain.bound, alike)
    if choice is None:
        return []
    if choice.metric == "wealth_equivalent" and counted_people(quantity) is None:
        return []
    if (
        chain.layer is not None
        and quantity.kind == "percent"
        and reading.sentence_of[chain.layer_at] == reading.sentence_of[at]
    ):
        owned = choice.metric in ("wealth_share", "net_worth", "assets") or _of_wealth(reading, at)
        if owned or (chain.bound is not None and chain.bound.choice.metric == "wealth_share"):
            choice = replace(choice, metric="wealth_share", measure="level", sign=1)
            named = named_layer(reading, chain.layer_at, at)
            return [(choice, scene.focus.of(named) if named else chain.layer, "layer")]
    told = reading.language == "he" and choice.rule == "event" and choice.cue is not None
    if told and choice.metric == "net_worth" and choice.cue and _of_thing(reading, choice.cue.first):
        choice = replace(choice, metric="valuation")
    if choice.rule == "event" and choice.metric in _WORTH and _of_person(reading, at, choice):
        choice = replace(choice, metric="net_worth")
    found = subjects_of(Slot(reading, at, choice, scene.focus, chain.bound, chain.subject, scene))
    if choice.rule == "fortune" and reading.language == "en" and _not_gained(reading, at, quantity):
        return []
    if choice.rule == "fortune" and not any(scored.subject.type == "person" for scored in found):
        told = reading.language == "he" and choice.move is not None and choice.move.match.cue.noun
        if not told or (quantity.value or 0) < _COSTLY:
            return []
        choice = replace(choice, metric="costs", measure="level", sign=1)  # `the additions came to 95 million`
    verb = reading.key(choice.cue.first) if choice.cue is not None else ""
    return [(settle(choice, scored.subject, quantity.value, verb), scored.subject, scored.how) for scored in found]


def _not_gained(reading: Reading, at: int, quantity: Quantity) -> bool:
    """Nobody's fortune: an amount of daily life, or that of a figure named behind it (`their $3.1b annual revenue`)."""
    if abs(quantity.value or quantity.high or 0) < _FORTUNE:
        return True
    return any(m.cue.role == "metric" and at < m.first <= at + 2 for m in reading.cues(at))


_FORTUNE = 1e6


def _of_thing(reading: Reading, verb: int) -> bool:
    """`הקרקע לבדה שווה 44 מיליון`: a definite noun, no name and no pronoun, stands before the verb."""
    first = reading.sentence(verb)[0]
    before = [item for item in reading.items[max(first, verb - 3) : verb] if item.kind == "w"]
    return any(i.mention < 0 and i.key[:1] == "ה" and len(i.key) > 3 for i in before) and all(
        i.mention < 0 for i in before
    )


def _of_person(reading: Reading, at: int, choice: Choice) -> bool:
    """`the founder is worth $3bn`: somebody is named before the worth, and nothing that could have a price."""
    mentions = reading.sentence_mentions(at)
    if reading.language == "he" and choice.cue is not None and _of_thing(reading, choice.cue.first):
        return False
    kinds = {mention.entity.type for mention in mentions}
    leads = any(mention.entity.type == "person" and mention.first < at for mention in mentions)
    return leads and not kinds & {"company", "fund", "organisation", "product", "group"}


def _of_wealth(reading: Reading, at: int) -> bool:
    return any(match.cue.name in ("wealth_share", "net_worth") for match in reading.cues(at))

"""What a block's markup and neighbours say of whether it belongs to the article's body."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.articles.blocks import MARKED, Block, Place
from news_assets.articles.container import main_place, weigh
from news_assets.articles.fold import fold
from news_assets.articles.line_features import SENTENCE_END, Known, Statement, line_features

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEVELS = 9
_MAX_LEVEL = 30
# Blocks looked at around the main place: decks and dates come before it, little comes behind.
_BEFORE = 30
_BEHIND = 8
_KINDS = {
    "deck": {"is_deck", "0:deck", "1:deck", "head=1"},
    "list": {"tag=li", "1:tag=li", "in:ul", "in:ol"},
    "table": {"in:table"},
    "quote": {"in:blockquote", "tag=blockquote", "0:tweet", "1:tweet", "2:tweet"},
    "heading": {"tag=h2", "tag=h3", "tag=h4"},
    "staff": {"cue:staff:s", "cue:staff:m", "cue:staff:s:first", "cue:staff:m:first"},
    "linked": {"link=10", "link=9"},
}


@dataclass(frozen=True, slots=True)
class Described:
    """Features of `blocks[start:start + len(features)]`; `inside` says which blocks stand in the main place."""

    start: int
    features: list[set[str]]
    kinds: list[set[str]]
    inside: list[bool]


def describe(blocks: Sequence[Block], statement: Statement) -> Described:
    """Return the features of the blocks in and around the main place, in order."""
    weights = weigh(blocks)
    main, main_signature = main_place(blocks, weights)
    depths = _depths(blocks, main)
    within = [i for i, d in enumerate(depths) if d is not None]
    if not within:
        return Described(0, [], [], [False] * len(blocks))
    first, last = within[0], within[-1]
    total = _gather(blocks, weights, depths, main)
    later = _remaining(weights, depths, total)
    signatures: dict[str, float] = defaultdict(float)
    main_kind = main_signature.rsplit("/", 1)[-1]
    groups: dict[str, float] = defaultdict(float)
    for i in within:
        signatures[blocks[i].place.signature] += weights[i]
        groups[blocks[i].place.signature.rsplit("/", 1)[-1]] += weights[i]
    start, end = max(0, first - _BEFORE), min(len(blocks), last + 1 + _BEHIND)
    shapes = {i: _shape(blocks[i]) for i in range(max(0, start - 2), min(len(blocks), end + 2))}
    head = _heading_index(blocks, statement.title)
    known = Known(statement)
    places: dict[int, list[str]] = {}
    above: dict[tuple[int, bool], list[str]] = {}
    seen = {b.text for b in blocks[:start]}
    closed: int | None = None
    closing: list[str] = []
    result: list[set[str]] = []
    kinds_of: list[set[str]] = []
    for index in range(start, end):
        block = blocks[index]
        key = id(block.place)
        if key not in places:
            places[key] = _place_features(block.place, main, total, above)
        signature = block.place.signature
        features = {*places[key], *line_features(block), *known.features(block), f"own:{shapes[index]}"}
        depth = depths[index]
        if depth is not None:
            features.add(f"in={min(depth, 4)}")
            features.add(f"later={later[index]}")
            features.add(f"earlier={_share(index - first, last - first + 1)}")
        elif index < first:
            features.add("out=before")
            features.add(f"gap={_distance(first - index)}")
        else:
            features.add("out=after" if index > last else "out=beside")
        features.add(f"sig={signature == main_signature}{_share(signatures[signature], total)}")
        kind = signature.rsplit("/", 1)[-1]
        features.add(f"kind={kind == main_kind}{_share(groups[kind], total)}")
        features.add(f"head={_distance(index - head)}")
        if closed is not None:
            features.add(f"more={_distance(index - closed)}")
            features.add("closed")
            features.update(closing)
        if depth is not None and _closes(block, features):
            closed = index
            closing = [
                f"closed:{f}" for f in ("0:related", "0:comment", "0:title", "tag=h2", "tag=h3") if f in features
            ]
        if block.text in seen:
            features.add("repeated")
        seen.add(block.text)
        for offset in (-2, -1, 1, 2):
            other = index + offset
            if 0 <= other < len(blocks):
                features.add(f"{offset}:{shapes[other]}")
                features.add(f"{offset}:in={depths[other] is not None}")
                if offset == 1 and blocks[other].picture:
                    features.add(f"next:picture={blocks[other].picture}")
                if offset in (-1, 1):
                    features.add(f"{offset}:same={blocks[other].place.signature == signature}")
            else:
                features.add(f"{offset}:edge")
        result.append(features)
        kinds_of.append({name for name, signs in _KINDS.items() if not signs.isdisjoint(features)})
    return Described(start, result, kinds_of, [d is not None for d in depths])


def _depths(blocks: Sequence[Block], main: Place | None) -> list[int | None]:
    """Levels of every block's place below the main one, None outside."""
    known: dict[int, int | None] = {}
    result: list[int | None] = []
    for block in blocks:
        key = id(block.place)
        if key not in known:
            place: Place | None = block.place
            depth = 0
            while place is not None and place is not main:
                place = place.parent
                depth += 1
            known[key] = depth if place is not None and main is not None else None
        result.append(known[key])
    return result


def _gather(
    blocks: Sequence[Block], weights: Sequence[float], depths: Sequence[int | None], main: Place | None
) -> float:
    """Add up the running text below each place of the main one; return the whole."""
    total = 0.0
    for block, weight, depth in zip(blocks, weights, depths, strict=True):
        if weight and depth is not None:
            total += weight
            place: Place | None = block.place
            while place is not None and place is not main:
                place.good += weight
                place = place.parent
    return total or 1.0


def _place_features(
    place: Place, main: Place | None, total: float, above: dict[tuple[int, bool], list[str]]
) -> list[str]:
    """Features of a place and of what it stands in; the latter are kept in `above`, for those that share a parent."""
    features = [f"tag={place.tag}", *(f"0:{concept}" for concept in place.concepts)]
    if place is not main:
        features.append(f"0:good={_share(place.good, total)}")
    if place.tag in MARKED:
        features.append(f"in:{place.tag}")
    parent = place.parent
    if parent is not None:
        key = (id(parent), place is main)
        if key not in above:
            above[key] = _features_above(parent, place is not main, main, total)
        features.extend(above[key])
    return features


def _features_above(parent: Place, below: bool, main: Place | None, total: float) -> list[str]:
    features: list[str] = []
    higher: set[str] = set()
    step: Place | None = parent
    level = 1
    while step is not None and level < _MAX_LEVEL:
        below = below and step is not main
        if level < 3:
            features.extend([f"{level}:{concept}" for concept in step.concepts])
            if below:
                features.append(f"{level}:good={_share(step.good, total)}")
            features.append(f"{level}:tag={step.tag}")
        elif level < _LEVELS:
            higher |= step.concepts
        if step.tag in MARKED:
            features.append(f"in:{step.tag}")
        step = step.parent
        level += 1
    features.extend([f"up:{concept}" for concept in higher])
    return features


def _closes(block: Block, features: set[str]) -> bool:
    """True for a heading like "More on this" or "Comments", behind which other things come."""
    if len(block.text) > 60 or not (block.tag in _HEADINGS or block.bold * 2 > len(block.text)):
        return False
    return any(f.startswith(("cue:more", "cue:talk")) for f in features)


def _shape(block: Block) -> str:
    size = len(block.text)
    length = "s" if size < 30 else "m" if size < 80 else "l" if size < 200 else "x"
    link = "L" if block.linked * 2 > size else "" if block.linked == 0 else "p"
    end = "." if block.text[-1] in SENTENCE_END else ""
    tag = block.tag if block.tag in ("p", "li", "h1", "h2", "h3", "figcaption") else "d"
    return f"{tag}{length}{link}{end}"


def _remaining(weights: Sequence[float], depths: Sequence[int | None], total: float) -> list[int]:
    """Share of the running text in the main place that is still to come."""
    left = 0.0
    result = [0] * len(weights)
    for index in range(len(weights) - 1, -1, -1):
        result[index] = _share(left, total)
        if depths[index] is not None:
            left += weights[index]
    return result


def _heading_index(blocks: Sequence[Block], title: str | None) -> int:
    folded = fold(title or "")
    first = -1
    for index, block in enumerate(blocks):
        if block.tag == "h1":
            if folded and fold(block.text) in folded:
                return index
            first = index if first < 0 else first
    return first


def _distance(steps: int) -> str:
    if steps <= 0:
        return "0" if steps == 0 else "before"
    return str(steps) if steps < 4 else f"b{min(steps.bit_length(), 8)}"


def _share(part: float, total: float) -> int:
    """0 for none, 1 below 2%, 2 below 10%, then 3 to 7 by fifths."""
    if part <= 0:
        return 0
    share = part / total
    return 1 if share < 0.02 else 2 if share < 0.1 else 3 + min(4, int(share * 5))

"""Several articles on one page: which blocks belong to which."""

import re
from collections import Counter, defaultdict

from news_assets.articles.blocks import Block, Place
from news_assets.articles.container import weigh
from news_assets.articles.fold import fold

_LEAST_WEIGHT = 600.0
_LEAST_SHARE = 0.2
_MAX_HEADINGS = 40
_HEADINGS = frozenset(("h2", "h3", "h4"))
_CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d%])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 3
_TIME_LINE = 60
_HEAD = 4
_LEAST_ITEMS = 3
_MOST = 0.6
_LEAST_INTRO = 150.0


def split_flashes(blocks: list[Block]) -> list[list[Block]]:
    """Part items of a live blog or a page of flashes, known by their shape alone; the blocks around them come first.

    Items are elements of one kind under one parent, each with a heading, a time of day and running text, that hold most
    of the page's running text. Where nothing else has any, the first of them is the main article.
    """
    timed = [b for b in blocks if len(b.text) <= _TIME_LINE and _CLOCK.search(b.text)]
    if len(timed) < _LEAST_ITEMS:
        return [blocks]
    kinds: dict[tuple[int, str], dict[int, None]] = defaultdict(dict)
    for block in timed:
        for place in _above(block.place):
            if place.parent is not None:
                kinds[id(place.parent), place.signature][id(place)] = None
    weights = weigh(blocks)
    whole = sum(weights)
    for items in sorted(kinds.values(), key=len, reverse=True):
        if len(items) < _LEAST_ITEMS:
            break
        members: dict[int, list[int]] = {key: [] for key in items}
        rest: list[Block] = []
        for index, block in enumerate(blocks):
            key = next((id(p) for p in _above(block.place) if id(p) in members), None)
            if key is None:
                rest.append(block)
            else:
                members[key].append(index)
        parts = [[blocks[i] for i in part] for part in members.values()]
        held = [sum(weights[i] for i in part) for part in members.values()]
        if sum(held) < _MOST * whole or not all(map(_is_item, parts)) or min(held) <= 0:
            continue
        left = whole - sum(held)
        return [rest, *parts] if left > _LEAST_INTRO else [rest + parts[0], *parts[1:]]
    return [blocks]


def _is_item(part: list[Block]) -> bool:
    head = part[:_HEAD]
    headings = [b for b in head if b.tag in _HEADINGS or "title" in b.place.concepts or b.bold * 2 > len(b.text)]
    # A post in a forum has a number, a date or a name there.
    titled = any(len(_WORD.findall(b.text)) >= _LEAST_WORDS for b in headings)
    return titled and any(len(b.text) <= _TIME_LINE and _CLOCK.search(b.text) for b in head)


def split_units(blocks: list[Block], title: str | None) -> list[list[Block]]:
    """Return the blocks of the main article first, then those of each further article that has a heading and a body.

    A further article is the largest part of the page around a first-level heading that holds no other such heading.
    """
    headings = [b for b in blocks if b.tag == "h1"]
    if not 2 <= len(headings) <= _MAX_HEADINGS:
        return split_flashes(blocks)
    counts: Counter[int] = Counter()
    for heading in headings:
        for place in _above(heading.place):
            counts[id(place)] += 1
    roots: dict[int, Block] = {}
    for heading in headings:
        unit = heading.place
        while unit.parent is not None and counts[id(unit.parent)] == 1:
            unit = unit.parent
        roots[id(unit)] = heading
    owner: list[int | None] = [next((id(p) for p in _above(b.place) if id(p) in roots), None) for b in blocks]
    weights: dict[int, float] = defaultdict(float)
    for weight, key in zip(weigh(blocks), owner, strict=True):
        if key is not None:
            weights[key] += weight
    most = max(weights.values(), default=0)
    bodies = [k for k in roots if weights[k] >= _LEAST_WEIGHT and weights[k] >= _LEAST_SHARE * most]
    if len(bodies) < 2:
        return split_flashes(blocks)
    folded = fold(title or "")
    main = next((k for k in bodies if folded and fold(roots[k].text) in folded), bodies[0])
    others = [k for k in bodies if k != main]
    aside = set(others)
    result = [[b for b, key in zip(blocks, owner, strict=True) if key not in aside]]
    result.extend([b for b, key in zip(blocks, owner, strict=True) if key == other] for other in others)
    return result


def _above(place: Place | None) -> list[Place]:
    result: list[Place] = []
    while place is not None:
        result.append(place)
        place = place.parent
    return result

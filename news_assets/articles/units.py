"""Several articles on one page: which blocks belong to which."""

from collections import Counter, defaultdict

from news_assets.articles.blocks import Block, Place
from news_assets.articles.container import weigh
from news_assets.articles.fold import fold

_LEAST_WEIGHT = 600.0
_LEAST_SHARE = 0.2
_MAX_HEADINGS = 40


def split_units(blocks: list[Block], title: str | None) -> list[list[Block]]:
    """Return the blocks of the main article first, then those of each further article that has a heading and a body.

    A further article is the largest part of the page around a first-level heading that holds no other such heading.
    """
    headings = [b for b in blocks if b.tag == "h1"]
    if not 2 <= len(headings) <= _MAX_HEADINGS:
        return [blocks]
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
        return [blocks]
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

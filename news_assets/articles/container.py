"""Where on the page the article's running text stands."""

from collections import defaultdict
from collections.abc import Sequence

from news_assets.articles.blocks import Block, Place

_AGAINST = frozenset(
    (
        "comment", "related", "teaser", "ad", "newsletter", "footer", "cookie", "nav", "aside", "share", "caption",
        "bio", "tags", "author", "correction",
    )
)  # fmt: skip
_FOR = frozenset(("article", "body"))
_AGAINST_TAGS = frozenset(("aside", "footer", "form", "figure", "figcaption", "table", "address"))
_CELLS = frozenset(("tr", "td", "th"))
_GOOD_CHARS = 50
_DESCENT = 0.85
_LEVELS = 12
_CLIMB = 3
_MORE = 1.1
# Weight of what readers say: a long thread outweighs a short article otherwise.
_TALK = 1e-6


def running_text(block: Block) -> int:
    """Characters of a block that reads like running text, else 0."""
    text = block.text
    size = len(text)
    if size < _GOOD_CHARS or block.linked * 3 > size:
        return 0
    marks = text.count(",") + text.count(". ") + text.count("。") + text.count("、") + (text[-1] in '.!?”"“»…')
    if marks:
        return size
    return 0 if block.place.tag in _CELLS else size // 4


def weigh(blocks: Sequence[Block]) -> list[float]:
    """Weigh every block as evidence for the article's place: its running text, less where markup speaks against it."""
    factors: dict[int, float] = {}
    weights: list[float] = []
    around = _around_heading(blocks)
    for block in blocks:
        size = running_text(block)
        if size:
            key = id(block.place)
            if key not in factors:
                factors[key] = _factor(block.place, around)
            weights.append(min(size, 1200) * factors[key])
        else:
            weights.append(0.0)
    return weights if any(weights) else [float(_short_text(b)) for b in blocks]


def _short_text(block: Block) -> int:
    """Characters of a sentence that is too short to be told from the page's labels where longer text stands."""
    tag, text = block.place.tag, block.text
    whole = text[-1] in ".!?…" and " " in text and not block.linked
    return len(text) if whole and tag not in _AGAINST_TAGS and not block.place.concepts & _AGAINST else 0


def main_place(blocks: Sequence[Block], weights: Sequence[float]) -> tuple[Place | None, str]:
    """Return the smallest place that holds most of the commonest kind of running text, and that kind's signature."""
    by_signature: dict[str, float] = defaultdict(float)
    for block, weight in zip(blocks, weights, strict=True):
        by_signature[block.place.signature] += weight
    if not by_signature:
        return None, ""
    signature, most = max(by_signature.items(), key=lambda kv: kv[1])
    if most <= 0:
        return None, ""
    inside: dict[int, float] = {}
    places: dict[int, Place] = {}
    children: dict[int, set[int]] = {}
    for block, weight in zip(blocks, weights, strict=True):
        if weight and block.place.signature == signature:
            place: Place | None = block.place
            below = None
            while place is not None:
                key = id(place)
                places[key] = place
                inside[key] = inside.get(key, 0.0) + weight
                if below is not None:
                    children.setdefault(key, set()).add(below)
                below = key
                place = place.parent
    root = next(p for p in places.values() if p.parent is None)
    current = root
    while True:
        best = max(children.get(id(current), ()), key=lambda k: inside[k], default=None)
        if best is None or inside[best] < _DESCENT * inside[id(current)]:
            break
        current = places[best]
    return _with_the_rest(blocks, weights, current, signature), signature


def _with_the_rest(blocks: Sequence[Block], weights: Sequence[float], main: Place, signature: str) -> Place:
    """Climb to where much more text of the same kind stands, as behind a fold or in parts parted by boxes."""
    kind = signature.rsplit("/", 1)[-1]
    if kind.endswith("."):
        return main
    held: dict[int, float] = {}
    for block, weight in zip(blocks, weights, strict=True):
        if weight and block.place.signature.rsplit("/", 1)[-1] == kind:
            place: Place | None = block.place
            while place is not None:
                held[id(place)] = held.get(id(place), 0.0) + weight
                place = place.parent
    step, wide = main.parent, main
    for _ in range(_CLIMB):
        if step is None:
            break
        if held[id(step)] > _MORE * held[id(wide)]:
            wide = step
        step = step.parent
    return wide


def _around_heading(blocks: Sequence[Block]) -> set[int]:
    """The places that hold the first heading: no thread of comments is among them."""
    around: set[int] = set()
    heading = next((b for b in blocks if b.tag == "h1"), None)
    place: Place | None = heading.place if heading else None
    while place is not None:
        around.add(id(place))
        place = place.parent
    return around


def _factor(place: Place, around: set[int]) -> float:
    factor = 1.3 if place.tag == "p" else 1.0
    step: Place | None = place
    level = 0
    liked = False
    outside = bool(around)
    while step is not None and level < _LEVELS:
        outside = outside and id(step) not in around
        if outside and "comment" in step.concepts:
            return _TALK
        against = len(step.concepts & _AGAINST)
        if against and not (step.concepts & _FOR and level > 1):
            factor *= 0.35 if level < 3 else 0.6
        if step.tag in _AGAINST_TAGS:
            factor *= 0.3
        if step.tag == "li":
            factor *= 0.6
        if (step.concepts & _FOR or step.tag in ("article", "main")) and not against:
            liked = True
        step = step.parent
        level += 1
    return factor * (1.4 if liked else 1.0)

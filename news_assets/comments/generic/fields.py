"""Which parts of repeated items are author, time and text: the shapes that recur in the same role."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from news_assets.comments.generic.features import MAX_NAME, Features, is_profile, named
from news_assets.comments.generic.groups import ORDINAL
from news_assets.comments.generic.words import ACTION, AUTHOR, BODY, COMMENT, DISLIKES, LIKES, TIME, TITLE, words
from news_assets.comments.index import TreeIndex

Shape = tuple[str, str, str]
_TITLED = frozenset({"cite", "b", "strong", "h3", "h4", "h5", "dt"})
_EDGES = " .:()[]|·#»«"
_DIGITS = re.compile(r"\d+")
_VOID = frozenset({"img", "br", "hr", "input", "i", "svg", "path"})


@dataclass(slots=True)
class Part:
    """Elements of one shape: by item, in document order."""

    by_item: dict[int, list[int]] = field(default_factory=dict)

    def first(self, accept: Callable[[int], bool]) -> dict[int, int]:
        """The first accepted element in every item, among the first eight."""
        found = {}
        for item, positions in self.by_item.items():
            for p in positions[:8]:
                if accept(p):
                    found[item] = p
                    break
        return found


@dataclass(frozen=True, slots=True)
class Fields:
    """Positions per role; `drop` are parts of the body that are not the reader's words."""

    author: list[int]
    time: list[int]
    title: list[int]
    label: list[int]
    body: list[int]
    drop: set[int]
    likes: list[int]
    dislikes: list[int]


def find_fields(
    index: TreeIndex, features: Features, items: tuple[int, ...], owner: list[int], *, siblings: bool = False
) -> Fields:
    """Choose the parts; an empty list where no shape fits."""
    parts = _parts(index, owner, itself=siblings)
    time = _filled(_times(index, features, parts))
    times = set(time)
    author = _filled(_authors(index, features, parts, times, len(items)))
    title = _filled(_titles(index, features, parts, len(items)))
    label = _labels(features, items, owner)
    likes, dislikes = _votes(features, parts, LIKES, DISLIKES), _votes(features, parts, DISLIKES, 0)
    drop = _drop(index, features, items, owner)
    known = times.union(author, title, label, likes, dislikes)
    drop |= _recurring(index, features, items, owner) | _names_again(features, author, owner)
    body = _body(index, features, parts, items, owner, drop | known)
    return Fields(
        author=author,
        time=time,
        title=title,
        label=label,
        body=body,
        drop=drop | known,
        likes=likes,
        dislikes=dislikes,
    )


def _filled(ranked: list[tuple[float, dict[int, int]]]) -> list[int]:
    """The best shape's element for every item, the next best for the items without, and so on."""
    chosen: dict[int, int] = {}
    for _, shown in sorted(ranked, key=lambda entry: -entry[0]):
        for item, position in shown.items():
            chosen.setdefault(item, position)
    return sorted(chosen.values())


def _parts(index: TreeIndex, owner: list[int], *, itself: bool) -> dict[Shape, Part]:
    parts: dict[Shape, Part] = {}
    for position, item in enumerate(owner):
        element = index.elements[position]
        if item < 0 or (position == item and not itself) or element.tag in _VOID or not isinstance(element.tag, str):
            continue
        parent = index.elements[index.parents[position]]
        above = "" if index.parents[position] == item else parent.get("class") or parent.tag
        shape = (element.tag, element.get("class") or element.get("itemprop") or "", above)
        parts.setdefault(shape, Part()).by_item.setdefault(item, []).append(position)
    return parts


def _times(index: TreeIndex, features: Features, parts: dict[Shape, Part]) -> list[tuple[float, dict[int, int]]]:
    dates = set(features.dates)
    ranked = []
    for part in parts.values():
        shown = part.first(dates.__contains__)
        if shown:
            named_so = sum(bool(features.flags[p] & TIME) or index.elements[p].tag == "time" for p in shown.values())
            exact = sum(
                bool(index.elements[p].get("title") or index.elements[p].get("datetime")) for p in shown.values()
            )
            ranked.append((len(shown) + 0.5 * named_so + 0.6 * exact - 0.001 * _distance(shown), shown))
    return ranked


def _authors(
    index: TreeIndex, features: Features, parts: dict[Shape, Part], times: set[int], size: int
) -> list[tuple[float, dict[int, int]]]:
    beside = {index.parents[t] for t in times}
    ranked = []
    for shape, part in parts.items():
        shown = part.first(
            lambda p: p not in times and not features.quoted[p] and _is_name(_short_text(index, features, p, times)[0])
        )
        if not shown:
            continue
        names = {_short_text(index, features, p, times)[0] for p in shown.values()}
        pieces = sum(_short_text(index, features, p, times)[1] for p in shown.values()) / len(shown)
        weight = _author_weight(index, features, shape, next(iter(shown.values()))) - 0.75 * (pieces - 1)
        weight += 1.0 * (sum(index.parents[p] in beside for p in shown.values()) > 0.5 * len(shown))
        distinct = len(names) / len(shown)
        if weight > 0 and (len(shown) < 4 or distinct >= 0.15):
            score = weight * (len(shown) / size) * (0.5 + distinct) - 0.01 * _distance(shown)
            ranked.append((score, shown))
    best = max((score for score, _ in ranked), default=0.0)
    return [entry for entry in ranked if entry[0] == best or entry[0] > 0.25]


def _author_weight(index: TreeIndex, features: Features, shape: Shape, position: int) -> float:
    element = index.elements[position]
    flags, around = features.flags[position], features.flags[index.parents[position]]
    person = named(flags, element.tag)
    weight = 3.0 * person + 1.0 * named(around, shape[2]) + 0.5 * (shape[0] in _TITLED)
    weight += 2.0 * (shape[0] == "a" and is_profile(element.get("href")))
    weight += 1.5 * ("author" in (element.get("itemprop") or element.get("rel") or ""))
    weight += 0.5 * (bool(features.own[position]) and weight > 0)
    if not person:
        weight -= 2.0 * bool(flags & (ACTION | BODY)) + 1.0 * bool(flags & TIME)
    return weight


def _titles(
    index: TreeIndex, features: Features, parts: dict[Shape, Part], size: int
) -> list[tuple[float, dict[int, int]]]:
    ranked = []
    for part in parts.values():
        shown = part.first(
            lambda p: features.flags[p] & (TITLE | AUTHOR | ACTION) == TITLE and 1 < _text(features, index, p) < 200
        )
        if len(shown) > 0.5 * size:
            ranked.append((float(len(shown)), shown))
    return ranked


def _labels(features: Features, items: tuple[int, ...], owner: list[int]) -> list[int]:
    """Rising numbers beside the comments."""
    last = 0
    found: dict[int, int] = {}
    for position, item in enumerate(owner):
        text = features.own[position] if item >= 0 and item not in found else ""
        hit = ORDINAL.fullmatch(text) if text else None
        if hit and int(hit[1]) == last + 1:
            last, found[item] = last + 1, position
    return sorted(found.values()) if last > 2 else []


def _distance(shown: dict[int, int]) -> int:
    """How far behind the start of its item the first one stands."""
    item, position = next(iter(shown.items()))
    return min(100, position - item)


def _is_name(text: str) -> bool:
    table = words()
    low = text.casefold().strip(_EDGES)
    return low not in table.answer and low not in table.report and any(map(str.isalpha, low))


def _short_text(index: TreeIndex, features: Features, position: int, times: set[int]) -> tuple[str, int]:
    """Text of a small element without the times in it and the number of its pieces; empty for a long one."""
    pieces: list[str] = []
    length, i, end = 0, position, index.ends[position]
    if end - position > 40:
        return "", 0
    while i < end:
        if i in times and i != position:
            i = index.ends[i]
            continue
        text = features.own[i]
        if text:
            pieces.append(text)
            length += len(text)
            if length > MAX_NAME:
                return "", 0
        i += 1
    return " ".join(pieces), len(pieces)


def _drop(index: TreeIndex, features: Features, items: tuple[int, ...], owner: list[int]) -> set[int]:
    table = words()
    drop: set[int] = set()
    for position, item in enumerate(owner):
        if item < 0 or position == item:
            continue
        flags = features.flags[position]
        text = features.own[position]
        low = text.casefold().strip(_EDGES) if text and len(text) <= MAX_NAME else ""
        shown = low and (low in table.answer or low in table.report)
        tool = flags & ACTION and not flags & (BODY | AUTHOR)
        if shown or (tool and _text(features, index, position) <= 200):
            drop.add(position)
    return drop


def _text(features: Features, index: TreeIndex, position: int) -> int:
    return features.sum_text[index.ends[position]] - features.sum_text[position]


def _recurring(index: TreeIndex, features: Features, items: tuple[int, ...], owner: list[int]) -> set[int]:
    """Short texts that stand in many items with at most their digits changed: ranks, labels, "Posts: 98"."""
    places: dict[str, dict[int, list[int]]] = {}
    for position, item in enumerate(owner):
        text = features.own[position] if item >= 0 else ""
        if text and len(text) <= 100 and _text(features, index, position) == len(text):
            places.setdefault(_DIGITS.sub("#", text), {}).setdefault(item, []).append(position)
    many = max(3, 0.4 * len(items))
    found = {p for by_item in places.values() if len(by_item) >= many for found in by_item.values() for p in found}
    everything = sum(len(features.own[p]) for p, item in enumerate(owner) if item >= 0)
    # A thread in which everybody says the same is still a thread.
    return found if sum(len(features.own[p]) for p in found) < 0.5 * everything else set()


def _names_again(features: Features, author: list[int], owner: list[int]) -> set[int]:
    """Elements that show the author's name once more."""
    names = {owner[p]: features.own[p].strip(_EDGES + ",") for p in author if features.own[p]}
    return {
        position
        for position, item in enumerate(owner)
        if item in names and features.own[position] and features.own[position].strip(_EDGES + ",") == names[item]
    }


def _body(
    index: TreeIndex,
    features: Features,
    parts: dict[Shape, Part],
    items: tuple[int, ...],
    owner: list[int],
    cut: set[int],
) -> list[int]:
    """The smallest shape that holds nearly all of the items' words besides author, time and links to act."""
    words_in, total = _words_per_element(index, features, owner, cut)
    best: tuple[float, list[int]] = (0.0, [])
    for part in parts.values():
        held, covered, flags = 0, 0, 0
        chosen: list[int] = []
        for positions in part.by_item.values():
            outer = _outermost(index, positions, cut)
            here = sum(words_in[p] for p in outer)
            held += here
            covered += here > 0
            chosen.extend(outer)
        if not chosen:
            continue
        flags = features.flags[chosen[0]]
        share, coverage = held / total, covered / len(items)
        score = min(share, 0.96) + 0.6 * coverage + 0.25 * bool(flags & BODY) + 0.05 * bool(flags & COMMENT)
        score += 0.0005 * min(200, chosen[0] - owner[chosen[0]])
        if share > 0.5 and coverage > 0.5 and score > best[0]:
            best = (score, chosen)
    return best[1]


def _outermost(index: TreeIndex, positions: Iterable[int], cut: set[int]) -> list[int]:
    kept: list[int] = []
    behind = -1
    for p in positions:
        if p >= behind and p not in cut:
            kept.append(p)
            behind = index.ends[p]
    return kept


def _words_per_element(index: TreeIndex, features: Features, owner: list[int], cut: set[int]) -> tuple[list[int], int]:
    """Characters in every element that are neither cut nor in an item nested below it, and their sum in all items."""
    counts = [0] * len(index.elements)
    hidden = [False] * len(index.elements)
    for i, parent in enumerate(index.parents):
        hidden[i] = i in cut or (parent >= 0 and hidden[parent] and owner[i] == owner[parent])
        if not hidden[i] and owner[i] >= 0:
            counts[i] = len(features.own[i])
    total = sum(counts) or 1
    for i in range(len(counts) - 1, 0, -1):
        parent = index.parents[i]
        if owner[i] == owner[parent]:
            counts[parent] += counts[i]
    return counts, total


def _votes(features: Features, parts: dict[Shape, Part], wanted: int, unwanted: int) -> list[int]:
    best: dict[int, int] = {}
    for part in parts.values():
        shown = part.first(
            lambda p: (
                bool(features.flags[p] & wanted)
                and not features.flags[p] & unwanted
                and len(features.own[p]) <= 12
                and any(map(str.isdigit, features.own[p]))
            )
        )
        if len(shown) > len(best):
            best = shown
    return list(best.values())

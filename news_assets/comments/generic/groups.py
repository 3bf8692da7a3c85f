"""Repeated elements that may be comments, and the evidence for it."""

import re
from dataclasses import dataclass

from news_assets.comments.generic.features import Features
from news_assets.comments.generic.words import ACTION, AUTHOR, BODY, COMMENT, OTHER, REPLY, TIME, hints, words
from news_assets.comments.index import TreeIndex

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"(?:#|№|nr\.?\s?)?(\d{1,6})[.):]?", re.I)
_SAMPLE = 300
_MAX_DATES = 6
_BUDGET = 300_000
_CLIMB = 12
_CONTAINERS = 6
_MAX_GROUPS = 400
_ASIDE = frozenset({"nav", "aside", "footer"})


Extent = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Elements of one shape in document order; `complete` of them have an author, a text and, if `dated`, a time."""

    items: tuple[int, ...]
    complete: int
    dated: bool
    evidence: float
    siblings: bool = False
    """The items' text follows them instead of standing inside."""


def find_groups(index: TreeIndex, features: Features, *, forum: bool = False) -> list[Group]:
    """Candidate groups, the best first; on a page of a forum posts need less evidence."""
    shapes: dict[tuple[str, str], list[int]] = {}
    for name, positions in index.by_class.items():
        if hints(name) & (COMMENT | REPLY):
            shapes[("class", name)] = positions
    _by_id(index, features, shapes)
    _around_dates(index, features, shapes)
    found: dict[tuple[int, ...], Group] = {}
    work = 0
    for items in sorted(shapes.values(), key=len, reverse=True)[:_MAX_GROUPS]:
        work += len(items)
        if work > _BUDGET:
            break
        key = tuple(sorted(set(items)))
        if key not in found:
            group = _judge(index, features, key, forum=forum)
            if group:
                found[key] = group
    return sorted(found.values(), key=lambda g: (-g.complete * max(0.1, g.evidence), g.items[0]))


def _by_id(index: TreeIndex, features: Features, shapes: dict[tuple[str, str], list[int]]) -> None:
    for positions in index.by_tag.values():
        for i in positions:
            mark = index.elements[i].get("id")
            if mark and mark[-1:].isalnum() and (name := _NUMBER.sub("#", mark[:100])) != mark and "#" in name:
                shapes.setdefault(("id", name), []).append(i)


def _around_dates(index: TreeIndex, features: Features, shapes: dict[tuple[str, str], list[int]]) -> None:
    """Elements of one tag and class around shown times."""
    seen: set[int] = set()
    for date in features.dates:
        for step, i in enumerate(index.ancestors(date)):
            if step == _CLIMB or i in seen:
                break
            seen.add(i)
            element = index.elements[i]
            if element.tag in ("body", "html"):
                break
            name = _NUMBER.sub("#", element.get("class") or "")
            shapes.setdefault((str(element.tag), name), []).append(i)


def _judge(index: TreeIndex, features: Features, items: tuple[int, ...], *, forum: bool) -> Group | None:
    """Weigh the group, on a sample when it is large; items whose text follows them take in their siblings."""
    counts = _count(index, features, items, _extents(index, items, siblings=False))
    siblings = False
    lacking = min(counts.complete, counts.dated) < 0.5 * counts.size
    if lacking and len(items) > 1 and len({index.parents[i] for i in items}) == 1:
        wider = _count(index, features, items, _extents(index, items, siblings=True))
        if wider.complete > 0.8 * wider.size and wider.complete + wider.dated > counts.complete + counts.dated:
            counts, siblings = wider, True
    size = counts.size
    if not counts.complete or not counts.text:
        return None
    evidence = _names(index, features, items) + _heading(index, features, items[0])
    evidence += 2.0 * (counts.answers > 0.4 * size) + 1.0 * (counts.reports > 0.4 * size)
    evidence += (
        0.5 * bool(_inner(index, items)) + 1.0 * (counts.avatars > 0.4 * size) + 1.5 * _numbered(index, features, items)
    )
    if forum and any(
        features.flags[i] & (REPLY | COMMENT) == REPLY for i in (items[0], max(0, index.parents[items[0]]))
    ):
        evidence += 1.5
    evidence += 1.0 * (counts.profiles > 0.5 * size and len(items) > 2)
    evidence -= 4.0 * (_with_headline(index, items) > 0.4 * len(items))
    evidence -= 2.5 * (counts.titles > 0.3 * size) + 3.0 * (counts.links > 0.55 * counts.text)
    evidence -= 1.5 * (counts.dated < 0.5 * size) + 1.5 * (counts.signed < 0.5 * size)
    complete = counts.complete * len(items) // size
    return Group(items, complete, counts.dated >= 0.5 * size, evidence, siblings)


@dataclass(slots=True)
class _Counts:
    """How many of `size` items have what; `text` and `links` in characters."""

    size: int
    complete: int = 0
    dated: int = 0
    signed: int = 0
    answers: int = 0
    reports: int = 0
    avatars: int = 0
    titles: int = 0
    profiles: int = 0
    text: int = 0
    links: int = 0


def _count(index: TreeIndex, features: Features, items: tuple[int, ...], extents: list[Extent]) -> _Counts:
    step = max(1, len(items) // _SAMPLE)
    sample = extents[::step]
    counts = _Counts(len(sample))
    for ranges in sample:

        def own(sums: list[int], ranges: Extent = ranges) -> int:
            return sum(sign * (sums[b] - sums[a]) for a, b, sign in ranges)

        text = own(features.sum_text)
        if not text:
            continue
        dates, authors, links = own(features.sum_dates), own(features.sum_authors), own(features.sum_links)
        counts.text += text
        counts.links += links
        counts.dated += 1 <= dates <= _MAX_DATES
        counts.signed += authors >= 1
        counts.complete += (authors >= 1 or dates >= 1) and text - links >= 2 and dates <= _MAX_DATES
        counts.answers += own(features.sum_answers) >= 1
        counts.reports += own(features.sum_reports) >= 1
        counts.avatars += own(features.sum_avatars) >= 1
        counts.profiles += own(features.sum_profiles) >= 1
        counts.titles += own(features.sum_titles) >= 1
    return counts


def _extents(index: TreeIndex, items: tuple[int, ...], *, siblings: bool) -> list[Extent]:
    """Ranges to add and to take away: an item's subtree without the items in it, or up to the next item."""
    if siblings:
        behind = [*items[1:], index.ends[index.parents[items[0]]]]
        return [[(i, j, 1)] for i, j in zip(items, behind, strict=True)]
    inner = _inner(index, items)
    return [[(i, index.ends[i], 1), *((j, index.ends[j], -1) for j in inner.get(i, ()))] for i in items]


def _with_headline(index: TreeIndex, items: tuple[int, ...]) -> int:
    """Number of items around a page's headline, which no comment is."""
    headlines = index.by_tag.get("h1", [])[:20]
    return sum(any(i < h < index.ends[i] for h in headlines) for i in items)


def _numbered(index: TreeIndex, features: Features, items: tuple[int, ...]) -> bool:
    """Whether the items show rising numbers near their start or end, as forums and Hebrew talkbacks do."""
    last, rising, sample = 0, 0, items[:_SAMPLE]
    for i in sample:
        for j in range(i, min(index.ends[i], i + 25)):
            hit = ORDINAL.fullmatch(features.own[j]) if features.own[j] else None
            if hit and int(hit[1]) > last:
                last, rising = int(hit[1]), rising + 1
                break
    return rising > 0.6 * len(sample) and rising > 2


def _inner(index: TreeIndex, items: tuple[int, ...]) -> dict[int, list[int]]:
    """For every item the items directly nested in it."""
    inner: dict[int, list[int]] = {}
    open_items: list[int] = []
    for i in items:
        while open_items and index.ends[open_items[-1]] <= i:
            open_items.pop()
        if open_items:
            inner.setdefault(open_items[-1], []).append(i)
        open_items.append(i)
    return inner


def _names(index: TreeIndex, features: Features, items: tuple[int, ...]) -> float:
    """What the items and what encloses them are called."""
    sample = items[:: max(1, len(items) // 20)]
    total = 0.0
    for i in sample:
        own = features.flags[i]
        around = 0
        aside = False
        for step, j in enumerate(index.ancestors(i)):
            if step >= _CONTAINERS or index.elements[j].tag in ("body", "html"):
                break
            around |= features.flags[j] & (COMMENT | REPLY | (OTHER if step < 3 else 0))
            aside |= index.elements[j].tag in _ASIDE
        total += 3.0 * bool(own & COMMENT) or 1.5 * bool(own & REPLY)
        total += 2.0 * bool(around & COMMENT) or 1.0 * bool(around & REPLY)
        total += 1.0 * bool(_NUMBER.search(index.elements[i].get("id") or ""))
        total -= 1.5 * bool(own & OTHER) + 0.75 * bool(around & OTHER) + 2.0 * aside
        total -= 1.5 * bool(own & (AUTHOR | TIME | BODY | ACTION) and not own & (COMMENT | REPLY))
    return total / len(sample)


def _heading(index: TreeIndex, features: Features, first: int) -> float:
    """2 when one of the last headings or short lines before the first item speaks of comments."""
    table = words().heading
    looked = 0
    for i in range(first - 1, max(-1, first - 80), -1):
        text = features.own[i]
        if text and len(text) <= 60:
            looked += 1
            if any(word in table for word in _WORD.findall(text.casefold())):
                return 2.0
            if looked > 8:
                break
    return 0.0

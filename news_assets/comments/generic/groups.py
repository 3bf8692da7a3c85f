"""Repeated elements that may be comments, and the evidence for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from news_assets.comments.generic.features import Features
from news_assets.comments.generic.words import ACTION, AUTHOR, BODY, COMMENT, OTHER, REPLY, TIME, hints, words
from news_assets.comments.index import TreeIndex

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_CLIMB = 12
_CONTAINERS = 6
_MAX_GROUPS = 400
_ASIDE = frozenset({"nav", "aside", "footer"})


@dataclass(frozen=True, slots=True)
class Group:
    """Elements of one shape in document order; `complete` of them have an author, a text and, if `dated`, a time."""

    items: tuple[int, ...]
    complete: int
    dated: bool
    evidence: float


def find_groups(index: TreeIndex, features: Features) -> list[Group]:
    """Candidate groups, the best first."""
    shapes: dict[tuple[str, str], list[int]] = {}
    for name, positions in index.by_class.items():
        if hints(name) & (COMMENT | REPLY):
            shapes[("class", name)] = positions
    _by_id(index, features, shapes)
    _around_dates(index, features, shapes)
    found: dict[tuple[int, ...], Group] = {}
    for items in sorted(shapes.values(), key=len, reverse=True)[:_MAX_GROUPS]:
        key = tuple(sorted(set(items)))
        if key not in found:
            group = _judge(index, features, key)
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


def _judge(index: TreeIndex, features: Features, items: tuple[int, ...]) -> Group | None:
    inner = _inner(index, items)
    complete = dated = signed = answers = reports = avatars = titles = 0
    text_total = link_total = 0
    for i in items:
        ranges = [(i, index.ends[i], 1), *((j, index.ends[j], -1) for j in inner.get(i, ()))]

        def own(sums: list[int], ranges: Iterable[tuple[int, int, int]] = ranges) -> int:
            return sum(sign * (sums[b] - sums[a]) for a, b, sign in ranges)

        text, dates, authors = own(features.sum_text), own(features.sum_dates), own(features.sum_authors)
        if not text:
            continue
        links = own(features.sum_links)
        text_total += text
        link_total += links
        has_date = 1 <= dates <= 6
        dated += has_date
        signed += authors >= 1
        complete += (authors >= 1 or has_date) and text - links >= 2 and dates <= 6
        answers += own(features.sum_answers) >= 1
        reports += own(features.sum_reports) >= 1
        avatars += own(features.sum_avatars) >= 1
        titles += own(features.sum_titles) >= 1
    if not complete or not text_total:
        return None
    size = len(items)
    evidence = _names(index, features, items) + _heading(index, features, items[0])
    evidence += 2.0 * (answers > 0.4 * size) + 1.0 * (reports > 0.4 * size) + 1.0 * (avatars > 0.4 * size)
    evidence -= 2.5 * (titles > 0.3 * size) + 3.0 * (link_total > 0.55 * text_total)
    evidence -= 1.5 * (dated < 0.5 * size) + 1.5 * (signed < 0.5 * size)
    return Group(items, complete, dated >= 0.5 * size, evidence)


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

"""Tie found comments into threads and make them rows."""

from collections.abc import Sequence

from news_assets.comments.dates import Clock, parse_time
from news_assets.comments.found import Found
from news_assets.comments.values import without_no_text
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Comment


def build_thread(found: Sequence[Found], article_id: str, platform: str, clock: Clock) -> list[Comment]:
    """Return the comments in page order; elements that only group others are left out and their replies move up.

    A parent is named by its platform id, else it is the enclosing comment, else the last one of a lower level.
    """
    found = _without_repeats(found)
    parents = _without_empty(found, _parents(found))
    depths = _depths(parents)
    kept = [i for i, one in enumerate(found) if not one.empty]
    ids = {i: stable_id(article_id, "comment", position) for position, i in enumerate(kept)}
    comments = []
    for position, i in enumerate(kept):
        one, parent = found[i], parents[i]
        raw, stamp = _time(one.times, clock)
        title = without_no_text(one.title) if one.title and one.title != one.text else None
        comments.append(
            Comment(
                comment_id=ids[i],
                article_id=article_id,
                position=position,
                label=one.label,
                parent_id=None if parent is None else ids[parent],
                depth=depths[i],
                author=one.author,
                author_url=one.author_url,
                published_at=stamp,
                published_raw=raw,
                title=title,
                text="" if one.deleted else "\n".join(part for part in (title, without_no_text(one.text)) if part),
                likes=one.likes,
                dislikes=None if one.dislikes is None else abs(one.dislikes),
                is_editor=one.is_editor,
                platform=platform,
            )
        )
    return comments


def _without_repeats(found: Sequence[Found]) -> list[Found]:
    """A comment shown once more (as featured, in a side list) becomes a place that leads to its first showing."""
    first: dict[tuple[str, str], int] = {}
    kept: list[Found] = []
    for i, one in enumerate(found):
        shown = first.setdefault((one.key, one.text), i) if one.key and one.text else i
        kept.append(one if shown == i else Found(inside=shown))
    return kept


def _parents(found: Sequence[Found]) -> list[int | None]:
    keys: dict[str, int] = {}
    for i, one in enumerate(found):
        if one.key:
            keys.setdefault(one.key, i)
    levels: list[tuple[int, int]] = []
    parents: list[int | None] = []
    for i, one in enumerate(found):
        parent = keys.get(one.parent_key) if one.parent_key else None
        if parent is None or parent == i:
            parent = one.inside
        if one.level is not None:
            while levels and levels[-1][0] >= one.level:
                levels.pop()
            if parent is None and levels and one.parent_key is None:
                parent = levels[-1][1]
            levels.append((one.level, i))
        parents.append(parent)
    return parents


def _without_empty(found: Sequence[Found], parents: Sequence[int | None]) -> list[int | None]:
    """Parents with grouping elements skipped; what earlier ones found is used, so long chains stay linear."""
    real: list[int | None] = [None] * len(found)
    for i, start in enumerate(parents):
        parent, steps = start, 0
        while parent is not None and found[parent].empty and steps <= len(found):
            parent = real[parent] if parent < i else parents[parent]
            steps += 1
        real[i] = parent if parent is not None and not found[parent].empty else None
    return real


def _depths(parents: list[int | None]) -> list[int]:
    """Distance from the top level; where parents form a circle the link that closes it is cut."""
    depths: list[int] = [-1] * len(parents)
    for start in range(len(parents)):
        chain: list[int] = []
        on_chain: set[int] = set()
        here: int | None = start
        while here is not None and depths[here] < 0:
            chain.append(here)
            on_chain.add(here)
            above = parents[here]
            if above in on_chain:
                parents[here] = above = None
            here = above
        depth = -1 if here is None else depths[here]
        for i in reversed(chain):
            depth += 1
            depths[i] = depth
    return depths


def _time(times: Sequence[str], clock: Clock) -> tuple[str | None, str | None]:
    """The characters as shown and what they mean: of several readings the first one to the minute, else the first."""
    read = [(raw, parse_time(raw, clock)) for raw in times]
    for raw, stamp in read:
        if stamp and "T" in stamp:
            return raw, stamp
    for raw, stamp in read:
        if stamp:
            return raw, stamp
    return (times[0], None) if times else (None, None)

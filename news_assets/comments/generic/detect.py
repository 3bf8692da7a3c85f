"""Comments on a page of no known platform; silent when unsure."""

import math
import re
from dataclasses import replace

from news_assets.comments.body import plain, render
from news_assets.comments.found import Found
from news_assets.comments.generic.features import Features, read_features
from news_assets.comments.generic.fields import find_fields
from news_assets.comments.generic.groups import Group, find_groups
from news_assets.comments.generic.levels import indentation, named_level, tree_depths
from news_assets.comments.generic.signatures import signed_time
from news_assets.comments.generic.words import COMMENT
from news_assets.comments.index import TreeIndex
from news_assets.comments.markup import owners, read_markup
from news_assets.comments.scheme import MarkupScheme

_SURE = 4.0
_SURE_OF_TWO = 5.0
_SURE_OF_ONE = 6.0
_TRIED = 6
_FORUM = ("viewtopic", "showthread", "DiscussionForumPosting", "/forum", "forum/", "/threads/", "/topic/", "forum.")
_STATED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d{10}(?:\d{3})?")
SCHEME = MarkupScheme(
    platform="generic",
    checked="the development pages with every platform's own scheme switched off",
    item=("~item",),
    key=("self@data-comment-id", "self@data-id", "self@id", "[id]@id"),
    parent=("self@data-parent-id", "self@data-parent", "self@data-parent-comment-id", "self@data-reply-to"),
    author=("~author",),
    author_url=("~author@href", "~author_link@href"),
    time=("~time@datetime", "~time@content", "~time@title", "~time"),
    label=("~label",),
    title=("~title",),
    body=("~body", "self"),
    drop=("~drop",),
    likes=("~likes",),
    dislikes=("~dislikes",),
)


def detect(index: TreeIndex, source: str = "") -> list[Found]:
    """Return the comments of the group that looks most like a thread, or nothing; `source` tells forums from news."""
    features = read_features(index)
    best: list[Found] = []
    best_score = 0.0
    for group in find_groups(index, features, forum=any(mark in source for mark in _FORUM))[:_TRIED]:
        if group.evidence < _needed(index, features, group):
            continue
        found = _read(index, features, group)
        score = sum(bool(one.author) + bool(one.times) + bool(one.text) for one in found) * group.evidence
        if score > best_score:
            best, best_score = found, score
    return best


def _needed(index: TreeIndex, features: Features, group: Group) -> float:
    """Evidence that makes sure of a group: the smaller, the more; a lone comment must be called one and dated."""
    if len(group.items) > 2:
        return _SURE
    if len(group.items) == 2:
        return _SURE_OF_TWO
    named = features.flags[group.items[0]] & COMMENT
    return _SURE_OF_ONE if named and group.dated else math.inf


def _read(index: TreeIndex, features: Features, group: Group) -> list[Found]:
    owner = owners(index, group.items, siblings=group.siblings)
    fields = find_fields(index, features, group.items, owner, siblings=group.siblings)
    if (not fields.author and not fields.time) or (group.dated and not fields.time):
        return []
    known = {
        "~item": list(group.items),
        "~author": fields.author,
        "~time": fields.time,
        "~label": fields.label,
        "~title": fields.title,
        "~body": fields.body,
        "~drop": sorted(fields.drop),
        "~likes": fields.likes,
        "~dislikes": fields.dislikes,
    }
    numbered = 0.3 * len(group.items) < len(fields.label) < len(group.items)
    times = (*SCHEME.time, *(f"~time@{name}" for name in _stated(index, fields.time)))
    scheme = replace(SCHEME, siblings=group.siblings, unnumbered_replies=numbered, time=times)
    found = read_markup(index, scheme, known)
    beside = {owner[p]: _text_around(index, features, p) for p in fields.time}
    for one, item in zip(found, group.items, strict=True):
        if not one.author:
            one.author = signed_time([*one.times, beside.get(item, "")])
    if not numbered and not any(one.inside is not None or one.parent_key for one in found):
        _set_levels(index, group, found)
    complete = [one.text and one.author and (one.times or not group.dated) for one in found]
    return found if sum(map(bool, complete)) >= 0.6 * len(found) else []


def _text_around(index: TreeIndex, features: Features, position: int) -> str:
    """Short text of the element that holds the time."""
    parent = max(0, index.parents[position])
    if features.sum_text[index.ends[parent]] - features.sum_text[parent] > 200:
        return ""
    return plain(render(index, parent, ()))


def _stated(index: TreeIndex, times: list[int]) -> set[str]:
    """Names of attributes in which the first shown times hold a full stamp."""
    return {
        str(name)
        for position in times[:3]
        for name, value in index.elements[position].items()
        if len(value) < 40 and _STATED.match(value) and str(name).isprintable()  # lxml asks for no other names
    }


def _set_levels(index: TreeIndex, group: Group, found: list[Found]) -> None:
    """Depth from class names, indentation, else from how deep the items stand in the tree."""
    for measure in (named_level, indentation):
        levels = [measure(index, i) for i in group.items]
        if None not in levels and len(set(levels)) > 1:
            break
    else:
        levels = tree_depths(index, group.items)
    for one, level in zip(found, levels, strict=True):
        one.level = level

"""Comments on a page of no known platform; silent when unsure."""

from dataclasses import replace

from news_assets.comments.found import Found
from news_assets.comments.generic.features import Features, read_features
from news_assets.comments.generic.fields import find_fields
from news_assets.comments.generic.groups import Group, find_groups
from news_assets.comments.generic.levels import indentation, named_level, tree_depths
from news_assets.comments.generic.signatures import signed_time
from news_assets.comments.index import TreeIndex
from news_assets.comments.markup import owners, read_markup
from news_assets.comments.scheme import MarkupScheme

_SURE = 4.0
_SURE_OF_ONE = 6.0
_TRIED = 6
SCHEME = MarkupScheme(
    platform="generic",
    checked="the development pages with every platform's own scheme switched off",
    item=("~item",),
    key=("self@data-comment-id", "self@data-id", "self@id", "[id]@id"),
    parent=("self@data-parent-id", "self@data-parent", "self@data-parent-comment-id", "self@data-reply-to"),
    author=("~author",),
    author_url=("~author@href", "~author_link@href"),
    time=("~time@datetime", "~time@content", "~time@title", "~time", "~time@data-time", "~time@data-timestamp"),
    label=("~label",),
    title=("~title",),
    body=("~body", "self"),
    drop=("~drop",),
    likes=("~likes",),
    dislikes=("~dislikes",),
)


def detect(index: TreeIndex) -> list[Found]:
    """Return the comments of the group that looks most like a thread, or nothing."""
    features = read_features(index)
    best: list[Found] = []
    best_score = 0.0
    for group in find_groups(index, features)[:_TRIED]:
        alone = len(group.items) == 1
        if group.evidence < (_SURE_OF_ONE if alone else _SURE) or (alone and not group.dated):
            continue
        found = _read(index, features, group)
        score = sum(bool(one.author) + bool(one.times) + bool(one.text) for one in found) * group.evidence
        if score > best_score:
            best, best_score = found, score
    return best


def _read(index: TreeIndex, features: Features, group: Group) -> list[Found]:
    fields = find_fields(
        index, features, group.items, owners(index, group.items, siblings=group.siblings), siblings=group.siblings
    )
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
    scheme = replace(SCHEME, siblings=group.siblings, unnumbered_replies=numbered)
    found = read_markup(index, scheme, known)
    for one in found:
        if not one.author and one.times:
            one.author = signed_time(one.times)
    if not numbered and not any(one.inside is not None or one.parent_key for one in found):
        _set_levels(index, group, found)
    complete = [one.text and one.author and (one.times or not group.dated) for one in found]
    return found if sum(map(bool, complete)) >= 0.6 * len(found) else []


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

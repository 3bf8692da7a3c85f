"""Whether a page is worth a look for comments: how often class names and ids speak of them.

Pages that hold no comments are the majority, and reading their every element would cost ten times more.
"""

import re
from collections import Counter
from functools import cache, lru_cache

import ahocorasick
from lxml import etree
from lxml.html import HtmlElement

from news_assets.comments.generic.words import AUTHOR, COMMENT, REPLY, hints, stems

_CLASSES = etree.XPath("//@class", smart_strings=False)
_IDS = etree.XPath("//@id", smart_strings=False)
# Parts around a thread that also stand where no thread is.
_AROUND = re.compile("ount|icon|utton|btn|hare|form|espond|ocial|ubble|anner|oggle|odal|link", re.I)
# The shortest threads: one comment with its list, head and body; a few posts of a forum with their authors.
_COMMENTS, _REPLIES, _AUTHORS = 8, 12, 6
_FORUM = ("eply", "orum", "opic", "hread")
# So many in the source are a thread, even if it is too deep for the tree.
_CERTAINLY = 500
# Small pages may use names that nobody knows, but they speak of comments; the smallest cost too little to be sure.
_SMALL, _SMALLEST = 60_000, 15_000
_SAID = ("omment", "alkback", "eply", "nswer", "ntwort", "épon", "espond", "eakti", "pinion", "eact", "תגוב", "הגב")
_SAID_SMALLEST = ("omment", "alkback", "eply", "ost", "essage", "nswer", "תגוב")
_OFTEN = 8


def may_hold_comments(source: str, tree: HtmlElement) -> bool:
    """False when comments, replies or posts are named too seldom even for the shortest thread."""
    if len(source) < _SMALLEST and any(source.count(word) >= 3 for word in _SAID_SMALLEST):
        return True
    if len(source) < _SMALL and any(source.count(word) >= _OFTEN for word in _SAID):
        return True
    comments = replies = authors = 0
    for name, times in Counter(" ".join((*_values(_CLASSES, tree), *_values(_IDS, tree))).split()).items():
        if flags := _named(name):
            comments += times if flags & COMMENT else 0
            replies += times if flags & REPLY else 0
            authors += times if flags & AUTHOR else 0
    if comments >= _COMMENTS:
        return True
    if replies >= _REPLIES and authors >= _AUTHORS and any(source.count(word) >= 4 for word in _FORUM):
        return True
    return source.count("omment") > _CERTAINLY


def _values(path: etree.XPath, tree: HtmlElement) -> list[str]:
    found = path(tree)
    return list(map(str, found)) if isinstance(found, list) else []


@cache
def _stems() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for stem in stems(COMMENT | REPLY | AUTHOR):
        automaton.add_word(stem, stem)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=20_000)
def _named(name: str) -> int:
    """Flags of a name that speaks of comments, of replies or posts, or of authors."""
    if next(_stems().iter(name.lower()), None) is None:  # most names; reading their parts costs ten times more
        return 0
    flags = hints(name) & (COMMENT | REPLY | AUTHOR)
    return 0 if flags and _AROUND.search(name) else flags

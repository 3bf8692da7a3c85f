"""Bylines cut into names, and what a name looks like."""

import re

_LEAD = re.compile(
    r"^\s*(?:by|von|par|por|di|av|door|text|מאת|כתב|כתבה|כתבת|written by|reported by|posted by)\s*:?\s+", re.I
)
_SPLIT = re.compile(r"\s*(?:;|\||/|\n|\s(?:and|und|och|og|et|y|e|en|i|и|&|וגם)\s|,\s*and\s)\s*")
# Hebrew joins with a letter before the second name; two names stand on both sides then.
_HEBREW_AND = re.compile(r"(?<=[\u05d0-\u05ea])\s+ו(?=[\u05d0-\u05ea'\"]{2,}\s+[\u05d0-\u05ea'\"]{2,}$)")
_COMMA = re.compile(r"\s*,\s*")
_ROLE = re.compile(r"\s+기자$|\s*\((?:staff|text|reporter|video)\)$", re.I)
_WORD = re.compile(r"[^\W\d_][\w.'’\"״׳-]*")
_LOWER = frozenset(
    (
        "de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ben", "del", "dos", "du", "ter",
        "zu",
    )
)  # fmt: skip
_NEVER = frozenset(
    (
        "news", "staff", "editor", "read", "more", "comments", "kommentare", "share", "photo", "image", "min", "uhr",
        "update", "updated", "published", "all", "posts", "about", "author", "follow", "view", "minutes", "print",
    )
)  # fmt: skip
_MAX_WORDS = 5


def split_names(line: str) -> list[str]:
    """Cut a byline into names; a comma divides only when both sides look like names."""
    names: list[str] = []
    for part in _SPLIT.split(_LEAD.sub("", line)):
        pieces = _COMMA.split(part)
        whole = pieces if len(pieces) > 1 and all(1 < len(p.split()) < _MAX_WORDS for p in pieces) else [part]
        if len(pieces) == 2 and looks_like_name(pieces[0]) and len(pieces[1].split()) == 1:
            whole = pieces[:1]  # a name and the place it was written at
        names.extend(n for w in whole for n in _HEBREW_AND.split(w))
    return [n for name in names if (n := _ROLE.sub("", name).strip(" ,.-–|•·:"))]


def looks_like_name(text: str) -> bool:
    """True for two to five words that could be a person's name in any script."""
    words = text.split()
    if not 2 <= len(words) <= _MAX_WORDS or len(text) > 60:
        return 2 <= len(text) <= 6 and text.isalpha() and not text.isascii()
    if any(not _WORD.fullmatch(w) or w.lower() in _NEVER for w in words):
        return False
    return not words[-1][0].islower() and all(not w[0].islower() or w.lower() in _LOWER for w in words)

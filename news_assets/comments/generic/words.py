"""What class names, ids and short texts hint at; every distinct string is looked at once."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

COMMENT, REPLY, AUTHOR, TIME, BODY, LIKES, DISLIKES, ACTION, OTHER, TITLE = (1 << n for n in range(10))
_NAMES = {
    "reply": REPLY,
    "author": AUTHOR,
    "time": TIME,
    "body": BODY,
    "likes": LIKES,
    "dislikes": DISLIKES,
    "action": ACTION,
    "other": OTHER,
    "title": TITLE,
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PERSONS, _POSTS = ("user", "author", "poster", "nick"), ("post", "com")
_PERSON = re.compile(rf"^(?:{'|'.join(_PERSONS)})|(?:{'|'.join(_PERSONS)})$")
_POSTING = re.compile(r"\w{3,8}posts?|post(?:bit|row|item|container|wrap(?:per)?)s?|comt?r")
_PART = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `words.yaml`."""

    comment: tuple[str, ...]
    parts: dict[str, int]
    answer: frozenset[str]
    report: frozenset[str]
    heading: frozenset[str]


@cache
def words() -> Words:
    """Load the tables."""
    text = (files("news_assets.comments.generic") / "words.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    parts: dict[str, int] = {}
    for name, flag in _NAMES.items():
        for word in data[name]:
            parts[word] = parts.get(word, 0) | flag
    return Words(
        comment=tuple(data["comment"]),
        parts=parts,
        answer=frozenset(data["answer"]),
        report=frozenset(data["report"]),
        heading=frozenset(data["heading"]),
    )


def stems(flags: int) -> list[str]:
    """Words of which a name holds at least one when its hints are among `flags`."""
    known = [word for word, own in words().parts.items() if own & flags]
    return sorted({*known, *words().comment, *_PERSONS, *_POSTS})


@lru_cache(maxsize=20_000)
def hints(name: str) -> int:
    """Flags of a class name or id."""
    name = name[:200]
    low = name.lower()
    flags = 0
    for stem in words().comment:
        if stem in low:
            flags = COMMENT
            break
    for part in _PART.findall(low if low == name else _CAMEL.sub(" ", name).lower()):
        flags |= _part(part)
    return flags


@lru_cache(maxsize=20_000)
def _part(part: str) -> int:
    return words().parts.get(part) or (AUTHOR if _PERSON.search(part) else REPLY if _POSTING.fullmatch(part) else 0)

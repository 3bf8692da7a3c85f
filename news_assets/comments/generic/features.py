"""One pass over the indexed page: own text, dates, authors, links, summed so that any subtree is a subtraction."""

import re
from dataclasses import dataclass
from itertools import accumulate

from news_assets.comments.dates import ANY_CLOCK, parse_time
from news_assets.comments.generic.words import AUTHOR, hints, words
from news_assets.comments.index import TreeIndex

_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "option", "textarea", "title")
)
_DATE = re.compile(
    r"\d[\d\s]{0,3}[./:-]\s?\d|\d{4}|\d\s?[^\W\d_]{1,9}$|[^\W\d_]{3,}\.?\s\d|\d\.?\s(?:de\s)?[^\W\d_]{3,}|\bלפני\b|\bago\b"
)
_PROFILE = re.compile(
    r"(?:^|/)(?:users?|profiles?|members?|people|author|u|account|nick|usuario|utilisateur|benutzer|mitglieder?)[/?.]"
    r"|[?&](?:u|uid|userid|user|author|mid)=|/[@~]\w|member\.php|profile\.php|action=profile",
    re.I,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
MAX_NAME = 70


@dataclass(frozen=True, slots=True)
class Features:
    """Lists run parallel to the index; `sum_*[b] - sum_*[a]` counts the elements from a to before b."""

    own: list[str]
    flags: list[int]
    quoted: list[bool]
    """Inside of what somebody else said."""
    dates: list[int]
    """Positions of elements that show or hold a time."""
    sum_dates: list[int]
    sum_authors: list[int]
    sum_text: list[int]
    sum_links: list[int]
    sum_answers: list[int]
    sum_reports: list[int]
    sum_avatars: list[int]
    sum_profiles: list[int]
    """Links to the pages of people."""
    sum_titles: list[int]
    """Headings that lead elsewhere: the mark of teasers."""


def read_features(index: TreeIndex) -> Features:
    """Look at every element once."""
    size = len(index.elements)
    own, silent, linked = _own_texts(index)
    quoted = [False] * size
    flags = [0] * size
    date, author, answer, report, avatar, profile, title = ([0] * size for _ in range(7))
    table = words()
    for i, element in enumerate(index.elements):
        tag = element.tag
        if silent[i] or not isinstance(tag, str):
            continue
        name = element.get("class")
        mark = element.get("id")
        prop = element.get("itemprop")
        flag = (hints(name) if name else 0) | (hints(mark) if mark else 0) | (hints(prop) if prop else 0)
        flags[i] = flag
        text = own[i]
        parent = index.parents[i]
        quoted[i] = (parent >= 0 and quoted[parent]) or tag == "blockquote" or bool(name and "quote" in name)
        stamp = element.get("title") or element.get("content")
        if not quoted[i] and (tag == "time" or is_time(text) or (stamp and is_time(stamp))):
            date[i] = 1
        elif tag == "img":
            source = (name or "") + (element.get("src") or "")[:200]
            avatar[i] = "avatar" in source or "gravatar" in source
        if tag == "a" and not quoted[i] and is_profile(element.get("href")):
            profile[i] = 1
        if text and len(text) <= MAX_NAME:
            low = text.casefold().strip(" .:()[]|·#»«")
            if low in table.answer:
                answer[i] = 1
            elif low in table.report:
                report[i] = 1
            elif not date[i] and not quoted[i]:
                above = parent >= 0 and named(flags[parent], index.elements[parent].tag)
                author[i] = named(flag, tag) or above or profile[i]
        if (
            tag in _HEADINGS
            and _leads_away(index, i)
            and not flag & AUTHOR
            and not (parent >= 0 and flags[parent] & AUTHOR)
        ):
            title[i] = 1
    lengths = [len(text) for text in own]
    return Features(
        own=own,
        flags=flags,
        quoted=quoted,
        dates=[i for i in range(size) if date[i]],
        sum_dates=_sums(date),
        sum_authors=_sums(author),
        sum_text=_sums(lengths),
        sum_links=_sums([n if linked[i] else 0 for i, n in enumerate(lengths)]),
        sum_answers=_sums(answer),
        sum_reports=_sums(report),
        sum_avatars=_sums(avatar),
        sum_profiles=_sums(profile),
        sum_titles=_sums(title),
    )


def _leads_away(index: TreeIndex, heading: int) -> bool:
    """Whether a heading links to something other than a person or a place on this page."""
    around = (heading + 1, index.ends[heading])
    link = next((i for i in range(*around) if index.elements[i].tag == "a"), max(0, index.parents[heading]))
    href = index.elements[link].get("href") or ""
    return bool(href) and "#" not in href and not is_profile(href)


def is_time(text: str) -> bool:
    """Whether a short text holds a time."""
    return 3 <= len(text) <= 80 and bool(_DATE.search(text)) and parse_time(text, ANY_CLOCK) is not None


def named(flags: int, tag: object) -> bool:
    """Whether class, id or tag say that the element names somebody."""
    return bool(flags & AUTHOR) or tag == "cite"


def is_profile(href: str | None) -> bool:
    """Whether a link looks like the page of a person."""
    return bool(href and _PROFILE.search(href[:300]))


def _own_texts(index: TreeIndex) -> tuple[list[str], list[bool], list[bool]]:
    """Characters directly inside each element, and whether it is never shown or part of a link."""
    size = len(index.elements)
    parts: dict[int, list[str]] = {}
    silent, linked = [False] * size, [False] * size
    for i, element in enumerate(index.elements):
        parent = index.parents[i]
        tag = element.tag
        if parent >= 0:
            tail = element.tail
            if tail and not silent[parent] and (tail := " ".join(tail.split())):
                parts.setdefault(parent, []).append(tail)
            silent[i] = silent[parent]
            linked[i] = linked[parent]
        if tag in _SILENT or not isinstance(tag, str):
            silent[i] = True
        elif not silent[i]:
            linked[i] |= tag == "a"
            text = element.text
            if text and (text := " ".join(text.split())):
                parts[i] = [text]
    own = [""] * size
    for i, pieces in parts.items():
        own[i] = " ".join(pieces)
    return own, silent, linked


def _sums(counts: list[int]) -> list[int]:
    return [0, *accumulate(counts)]

"""Where a reader's comment starts in a capture: number, bullet, name and time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.pages.capture import Line, folded
from news_assets.pages.capture_dates import Stamp, find_stamp
from news_assets.pages.capture_words import NO_TEXT, REPLY

LABEL = re.compile(r"(?:[•*·▪●◦]\s*|[-]\s+)?(?P<label>\d{1,4}(?:\.\d{1,3}){0,3})\s*[.)](?!\d)\s*")
BULLET = re.compile(r"[•*·▪●◦]\s*|-\s+")
_AGE = re.compile(
    r"לפני (?:\d{1,3} )?(?:דקה|דקות|שעה|שעות|שעתיים|יום|ימים|יומיים|שבוע|שבועות|שבועיים|חודש|חודשים|שנה|שנים|שנתיים)"
    r"|(?:\d{1,3}|an?|one) (?:minute|hour|day|week|month|year)s? ago|just now|yesterday",
    re.IGNORECASE,
)
_MAY_BE_AGE = re.compile(r"לפני |\bago\b|\bnow\b|yesterday")
_LONGEST = 4000
_NAME = 60
_HEAD = 200
_TITLE = 160


@dataclass(frozen=True, slots=True)
class Signature:
    """The line that carries a comment's time: `label` and `bullet` before, `author`, and the `rest` glued behind."""

    label: str | None
    bullet: bool
    author: str
    stamp: Stamp
    rest: str
    replied: bool
    title: str | None = None


def signature(line: Line, zone: str | None = None) -> Signature | None:
    """Read the line as a comment's name and time, or return None."""
    if line.kind in ("comments", "form", "more", "footer", "caption", "credit"):
        return None
    text = line.text[:_LONGEST]
    head = folded(text[:_HEAD])
    label = LABEL.match(head)
    bullet = label or BULLET.match(head)
    start = bullet.end() if bullet else 0
    stamp = find_stamp(head[start:], zone) or _relative(head[start:])
    if stamp is None:
        return None
    author = head[start : start + stamp.start].strip(" ,|-·•")
    title = None
    if mark := NO_TEXT.search(author):  # a comment without a text: its title, the mark, its author
        title, author = author[: mark.start()].strip() or None, author[mark.end() :].strip()
    if len(author) > _NAME:
        return None
    # `head` is folded, so the rest is found in the line behind the date's last digits.
    tail = stamp.raw.split()[-1]
    behind = text[text.index(tail, 0) + len(tail) :] if tail in text else head[start + stamp.end :]
    behind = behind.lstrip(" ,|-·•)\u00a0")
    link = REPLY.match(behind)
    if behind and not link:
        return None
    rest = behind[link.end() :].strip() if link else ""
    number = label["label"] if label else None
    return Signature(number, bool(bullet), author.strip(" ()"), stamp, rest, bool(link), title)


def _relative(head: str) -> Stamp | None:
    """An age instead of a time: kept as it stands, without a value."""
    match = _AGE.search(head) if _MAY_BE_AGE.search(head) else None
    return Stamp(match.start(), match.end(), match.group(), "", "day") if match else None


def starts_entry(lines: Sequence[Line], place: int) -> bool:
    """Whether a comment starts at the line, read without knowing that comments have begun.

    A dated byline looks alike, so a number in front, or a reply link glued to it or below it, must bear it out.
    """
    line = lines[place]
    label = LABEL.match(line.text)
    if label and len(line.text) <= _TITLE:
        following = lines[place + 1 : place + (3 if label.end() == len(line.text) else 2)]
        if any(signature(other) for other in following):
            return True
    found = signature(line)
    if found is None:
        return False
    return (
        bool(found.label and found.author)
        or found.replied
        or (place + 1 < len(lines) and lines[place + 1].kind == "reply")
    )

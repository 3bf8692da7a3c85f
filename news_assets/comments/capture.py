"""Readers' comments of a page saved as plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.language.detect import script_language
from news_assets.pages import Page
from news_assets.pages.capture import Line
from news_assets.pages.capture_entries import BULLET, LABEL, Signature, signature
from news_assets.pages.capture_words import NO_TEXT
from news_assets.schemas.ids import stable_id
from news_assets.schemas.records import Article, Comment
from news_assets.sites import SiteProfile

_VOTES = re.compile(r"(\d{1,6})\s+(\d{1,6})")
_TITLE = 160
PLATFORM = "capture"


@dataclass(slots=True)
class _Entry:
    """One comment as it stands: the line it starts at, its signature's line, what is written above that."""

    start: int
    at: int
    sign: Signature
    label: str | None
    bullet: bool
    author: str
    title: str | None
    indent: int


def extract_capture_comments(page: Page, profile: SiteProfile, articles: Sequence[Article]) -> list[Comment]:
    """Return the comments of the captured articles in page order; the articles must be the same page's."""
    zone = profile.timezone or ("Asia/Jerusalem" if script_language(page.text) == "he" else None)
    comments: list[Comment] = []
    for article, part in zip(articles, page.capture(zone), strict=False):
        comments.extend(_thread(part.comments, zone, article))
    return comments


def _thread(lines: Sequence[Line], zone: str | None, article: Article) -> list[Comment]:
    entries = _entries(lines, zone)
    numbered = any(entry.label for entry in entries)
    comments: list[Comment] = []
    open_at: list[tuple[int, Comment]] = []  # indentation and comment, outermost first
    by_label: dict[str, Comment] = {}
    for place, entry in enumerate(entries):
        end = entries[place + 1].start if place + 1 < len(entries) else len(lines)
        parent = _parent(entry, numbered, open_at, by_label)
        comment = _comment(entry, lines[entry.at + 1 : end], article, len(comments), parent)
        comments.append(comment)
        if parent is None:
            open_at.clear()
        open_at.append((entry.indent, comment))
        if entry.label:
            by_label.setdefault(entry.label, comment)
    return comments


def _entries(lines: Sequence[Line], zone: str | None) -> list[_Entry]:
    entries: list[_Entry] = []
    free = 0  # lines before this one belong to an earlier comment's signature
    for at, line in enumerate(lines):
        sign = signature(line, zone)
        if sign is None:
            continue
        entry = _Entry(at, at, sign, sign.label, sign.bullet, sign.author, sign.title, line.indent)
        _look_above(entry, lines, free)
        entries.append(entry)
        free = at + 1
    return entries


def _look_above(entry: _Entry, lines: Sequence[Line], free: int) -> None:
    """Take number, name and title from the lines above the signature."""
    place = entry.at - 1
    if place >= free and not entry.author and lines[place].kind in ("text", "byline") and len(lines[place].text) <= 60:
        mark = LABEL.match(lines[place].text) or BULLET.match(lines[place].text)
        rest = lines[place].text[mark.end() :] if mark else lines[place].text
        if rest:
            entry.author, entry.start = rest, place
            if mark:
                entry.bullet = True
                entry.label = mark.groupdict().get("label") or entry.label
            place -= 1
    if entry.label or entry.bullet:
        return
    titled = place >= free and lines[place].kind == "text" and len(lines[place].text) <= _TITLE
    if titled and (mark := LABEL.match(lines[place].text) or BULLET.match(lines[place].text)):
        entry.label = mark.groupdict().get("label")
        entry.bullet, entry.start = True, place
        entry.title = lines[place].text[mark.end() :] or None
        entry.indent = lines[place].indent
        return
    above = lines[place - 1] if place > free else None
    if titled and above is not None:
        # Unnumbered: the line is a title when the comment before it has visibly ended.
        if above.kind == "close" or (lines[place].gap and above.indent != lines[place].indent):
            entry.title, entry.start, entry.indent = lines[place].text, place, lines[place].indent
        elif LABEL.fullmatch(above.text) or BULLET.fullmatch(above.text + " "):
            mark = LABEL.match(above.text)
            entry.label, entry.bullet = mark["label"] if mark else None, True
            entry.title, entry.start, entry.indent = lines[place].text, place - 1, above.indent


def _parent(
    entry: _Entry, numbered: bool, open_at: list[tuple[int, Comment]], by_label: dict[str, Comment]
) -> Comment | None:
    """A label like 3.1 answers 3; an unnumbered comment among numbered ones answers the one it is set in under."""
    if entry.label:
        return by_label.get(entry.label.rpartition(".")[0])
    while len(open_at) > 1 and open_at[-1][0] >= entry.indent:
        open_at.pop()
    if open_at and (numbered or open_at[-1][0] < entry.indent):
        return open_at[-1][1]
    return None


def _comment(entry: _Entry, lines: Sequence[Line], article: Article, position: int, parent: Comment | None) -> Comment:
    parts = [entry.sign.rest] if entry.sign.rest else []
    likes = dislikes = None
    for line in lines:
        if line.kind in ("reply", "close", "form", "noise"):
            if line.kind == "close" and parts:
                break
            continue
        votes = _VOTES.fullmatch(line.text)
        if votes and likes is None and not parts:
            likes, dislikes = int(votes[1]), int(votes[2])
            continue
        parts.append(line.text)
    text = "\n".join(parts)
    title = entry.title
    if text and (mark := NO_TEXT.search(text)) and mark.end() == len(text):
        text = text[: mark.start()]
        title = title or text or None
    elif title and (mark := NO_TEXT.search(title)) and mark.end() == len(title):
        title = title[: mark.start()]
    if title and not text.startswith(title + "\n") and text != title:
        text = f"{title}\n{text}" if text else title
    return Comment(
        comment_id=stable_id(article.article_id, PLATFORM, position),
        article_id=article.article_id,
        position=position,
        label=entry.label,
        parent_id=parent.comment_id if parent else None,
        depth=parent.depth + 1 if parent else 0,
        author=entry.author or None,
        published_at=entry.sign.stamp.value or None,
        published_raw=entry.sign.stamp.raw,
        title=title,
        text=text,
        likes=likes,
        dislikes=dislikes,
        platform=PLATFORM,
    )

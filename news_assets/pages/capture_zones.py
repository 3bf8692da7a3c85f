"""Cut the lines of a capture into articles: head, body, comments."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from news_assets.pages.capture import Line
from news_assets.pages.capture_entries import signature, starts_entry

_HEADLINE = 200
_PARAGRAPH = 120
_HEAD_LINES = 7
_ANY_TEXT = 12


@dataclass(frozen=True, slots=True)
class Zone:
    """One article of a capture: its lines up to the comments, and the lines of its comments.

    `section` is the section named by a read-more line; `declared` the count beside the comments' header; `ended` is
    True when something that only stands behind an article follows the body.
    """

    lines: list[Line] = field(default_factory=list)
    comments: list[Line] = field(default_factory=list)
    section: str | None = None
    declared: int | None = None
    ended: bool = False


def is_headline(line: Line) -> bool:
    """Whether the line could be a title, kicker, sub-heading or link: short and not a closed sentence."""
    return line.kind == "text" and len(line.text) <= _HEADLINE and not line.text.endswith((".", ":", ";", ","))


def is_paragraph(line: Line) -> bool:
    """Whether the line reads like prose: long, or a closed sentence, or more than one sentence."""
    size = len(line.text)
    sentences = (line.text.endswith(".") and size >= 40) or (". " in line.text and size >= 60)
    return line.kind == "text" and (size >= _PARAGRAPH or sentences)


def capture_zones(lines: Sequence[Line]) -> list[Zone]:
    """Return the articles of the capture in order; every line belongs to at most one."""
    starts = _starts(lines)
    zones: list[Zone] = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        zones.append(_zone(lines[start:end], place + 1 == len(starts)))
    return [zone for zone in zones if any(line.kind in ("text", "caption") for line in zone.lines) or zone.comments]


def _zone(lines: Sequence[Line], last: bool) -> Zone:
    """Read one article's lines: body until the comments or the footer."""
    own: list[Line] = []
    comments: list[Line] = []
    section: str | None = None
    declared: int | None = None
    ended = not last
    state = "body"
    for place, line in enumerate(lines):
        if line.kind == "comments" and (state != "comments" or not comments):
            state, ended = "comments", True
            declared = line.count if line.count is not None else declared
        elif state != "footer" and line.kind == "footer":
            state = "footer" if comments or state == "comments" or place * 2 > len(lines) else state
            ended = True
            own.append(line)
        elif state == "comments":
            if line.kind == "more":
                state = "footer"
            else:
                comments.append(line)
        elif state == "body" and starts_entry(lines, place):
            state, ended = "comments", True
            comments.append(line)
        elif state in ("body", "more") and line.kind == "more":
            section = section or line.first
            state = "more"
        elif state == "more" and is_paragraph(line):
            state = "body"
            own.append(line)
        elif state == "body" and line.kind not in ("form", "reply", "close"):
            own.append(line)
    return Zone(own, comments, section, declared, ended or state == "more")


def _starts(lines: Sequence[Line]) -> list[int]:
    """Places where an article starts: the first line, and wherever a head is recognised behind another article."""
    starts = [0]
    in_comments = False
    indent = 0
    floor = 1  # no head reaches back over this line
    for place, line in enumerate(lines):
        entry = starts_entry(lines, place)
        if line.kind == "comments" or entry:
            found = signature(line) if entry else None
            # The line below a name and time is the comment's own, unless the text is glued to them.
            in_comments, floor = True, place + (2 if entry and not (found and found.rest) else 1)
            indent = max(indent, line.indent)
        elif line.kind in ("reply", "form", "close", "more", "footer"):
            floor = place + (2 if line.kind == "reply" else 1)
            indent = max(indent, line.indent) if in_comments else indent
        if place == 0:
            continue
        start = None
        signed = line.kind in ("byline", "topics") and not (in_comments and line.stamp)
        if (signed and _has_prose(lines, place, _ANY_TEXT)) or (line.kind == "byline" and _has_prose(lines, place)):
            start = _head_start(lines, place, max(floor, starts[-1] + 1))
        elif (
            in_comments and place >= floor and (line.kind == "caption" or (line.indent < indent and is_headline(line)))
        ):
            start = place if _has_prose(lines, place) else None
        if start is not None and not _same_head(lines, starts[-1], start):
            starts.append(start)
            in_comments, indent, floor = False, 0, place + 1
    return starts


def _same_head(lines: Sequence[Line], first: int, second: int) -> bool:
    """Whether no prose stands between two starts: then both belong to one head."""
    between = lines[first:second]
    return not any(is_paragraph(line) or line.kind == "comments" for line in between[1:]) and len(between) < _HEAD_LINES


def _has_prose(lines: Sequence[Line], place: int, enough: int = _PARAGRAPH) -> bool:
    """Whether a body follows soon behind the place: prose, or a line of `enough` characters."""
    for behind in range(place + 1, min(len(lines), place + 1 + _HEAD_LINES)):
        line = lines[behind]
        if line.kind in ("comments", "reply", "form") or starts_entry(lines, behind):
            return False
        if is_paragraph(line) or (line.kind == "text" and len(line.text) >= enough):
            return True
    return False


def _head_start(lines: Sequence[Line], anchor: int, floor: int) -> int | None:
    """Walk back from a byline or topics line over deck, title, kicker, credit and caption."""
    place = anchor
    texts = 0
    while place - 1 >= floor and anchor - place < _HEAD_LINES:
        above = lines[place - 1]
        if above.kind in ("byline", "topics", "date", "noise", "credit"):
            place -= 1
            continue
        if above.kind == "caption":
            place -= 1
            break
        if above.kind != "text" or above.indent > lines[anchor].indent:
            break
        if texts == 0 and len(above.text) <= 600:  # a deck may close like a sentence
            texts, place = 1, place - 1
            continue
        if not is_headline(above) or (
            texts >= 2 and (len(above.text) > 80 or (lines[place].kind == "text" and not lines[place].gap))
        ):
            break
        texts, place = texts + 1, place - 1
        if texts >= 4:
            break
    return place if texts else None

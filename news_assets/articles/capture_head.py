"""What stands above a captured article's body: caption, credit, kicker, title, deck, byline, date, topics."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from news_assets.pages.capture import Line
from news_assets.pages.capture_dates import Stamp
from news_assets.pages.capture_words import CRUMBS, KICKERS
from news_assets.pages.capture_zones import is_headline, is_paragraph

_ANCHORS = ("byline", "topics", "date")
_REACH = 9
_AND = re.compile(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+|\s+with\s+")
_KICKER = 30
_NAME = re.compile(r"[^\W\d_][\w'\"-]*(?: [^\W\d_][\w'\".-]*){1,3}")
_LATIN_NAME = re.compile(r"[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*|de|van|von|of)){1,3}")
_UPDATED = re.compile(r"\s*(?:עודכן|עדכון|updated|last updated)", re.IGNORECASE)


@dataclass(slots=True)
class Head:
    """The fields of the head; None and empty where the capture lacks them."""

    title: str | None = None
    kicker: str | None = None
    deck: str | None = None
    caption: Line | None = None
    credit: str | None = None
    section: str | None = None
    authors: list[str] = field(default_factory=list)
    topics: str = ""
    count: int | None = None
    published: Stamp | None = None
    modified: Stamp | None = None


def read_head(lines: Sequence[Line], suffixes: Sequence[str] = ()) -> tuple[Head, list[Line]]:
    """Return the head and the lines of the body."""
    lines = _named(lines)
    end, anchored = _head_end(lines)
    head = Head()
    texts: list[Line] = []
    for line in lines[:end]:
        if line.kind == "text":
            texts.append(line)
        else:
            _take(head, line, texts)
    _name(head, _distinct(texts, suffixes, head), lines[end:])
    rest = list(lines[end:])
    if (
        anchored
        and not head.authors
        and len(rest) > 1
        and _LATIN_NAME.fullmatch(rest[0].text)
        and is_paragraph(rest[1])
    ):
        head.authors = split_authors(rest.pop(0).text)
    if anchored and head.title and head.deck is None and len(rest) > 1 and _late_deck(rest):
        head.deck = rest.pop(0).text
    return head, rest


def _named(lines: Sequence[Line]) -> Sequence[Line]:
    """A name alone above the sharing links of the head is the byline."""
    for place, (line, below) in enumerate(pairwise(lines[1:_REACH]), 1):
        if line.kind == "byline":
            break
        if line.kind == "text" and below.kind == "noise" and not below.gap and _NAME.fullmatch(line.text):
            return [*lines[:place], replace(line, kind="byline", first=line.text), *lines[place + 1 :]]
    return lines


def _head_end(lines: Sequence[Line]) -> tuple[int, bool]:
    """The place behind the head, and whether a byline, topics or date line marks it."""
    anchor = None
    prose = 0
    texts = 0
    for place, line in enumerate(lines[: _REACH + 6]):
        if line.kind in _ANCHORS:
            anchor = place
            prose = 0
        elif line.kind == "text":
            texts += 1
            prose += is_paragraph(line) and line.text.endswith((".", '."', "?", "!"))
            # One closed sentence may be the deck; two are the body.
            if prose > 1 or texts > 6 or (anchor is not None and prose):
                break
    if anchor is not None:
        end = anchor + 1
        while end < len(lines) and lines[end].kind in (*_ANCHORS, "caption", "credit", "noise"):
            end += 1
        return end, True
    return _unmarked_end(lines), False


def _unmarked_end(lines: Sequence[Line]) -> int:
    """Without a byline the head is the headlines before the first prose: at most kicker, title and deck.

    A picture below title and deck ends it as well.
    """
    sizes: list[int] = []
    for place, line in enumerate(lines):
        if line.kind == "caption" and len(sizes) - (bool(sizes) and sizes[0] <= _KICKER) >= 2:
            return _behind_pictures(lines, place)
        above_credit = not sizes and place + 1 < len(lines) and lines[place + 1].kind == "credit"
        if line.kind != "text" or above_credit:
            continue
        asks = line.text.endswith("?") and (len(sizes) < 2 or (len(sizes) == 2 and sizes[0] <= _KICKER))
        closed = line.text.endswith((".", '."', '".', "!", ":")) or (line.text.endswith("?") and not asks)
        if sizes and (closed or len(sizes) >= 4 or not _prose_behind(lines, place)):
            return place
        prose = line.text.endswith(".") and len(line.text) > 150
        if len(line.text) > 600 or (prose and not sizes):
            return place
        sizes.append(len(line.text))
    return len(lines)


def _behind_pictures(lines: Sequence[Line], place: int) -> int:
    while place < len(lines) and lines[place].kind in ("caption", "credit", "noise"):
        place += 1
    return place


def _prose_behind(lines: Sequence[Line], place: int) -> bool:
    return any(line.kind == "text" for line in lines[place + 1 :])


def _late_deck(rest: Sequence[Line]) -> bool:
    """A deck below the byline: longer than a sub-heading, not closed, prose behind it."""
    first, second = rest[0], rest[1]
    return (
        is_headline(first)
        and len(first.text) > 60
        and not first.text.endswith(("?", "!", "%"))
        and is_paragraph(second)
    )


def _take(head: Head, line: Line, texts: list[Line]) -> None:
    """Put a marked line into its field."""
    if line.kind == "caption":
        head.caption = head.caption or line
    elif line.kind == "credit":
        # An unmarked caption stands right above its credit.
        if head.caption is None and len(texts) == 1 and not line.gap:
            head.caption = replace(texts.pop(), kind="caption", first=None)
            head.caption = replace(head.caption, first=head.caption.text)
        head.credit = head.credit or line.second
    elif line.kind == "byline":
        head.authors = head.authors or split_authors(line.first or "")
        head.count = head.count if head.count is not None else line.count
        head.published = head.published or line.stamp
    elif line.kind == "topics":
        head.topics = head.topics or line.first or ""
    elif line.kind == "date":
        if not head.authors and not line.gap and len(texts) > 1 and _NAME.fullmatch(texts[-1].text):
            head.authors = split_authors(texts.pop().text)
        if _UPDATED.match(line.text):
            head.modified = head.modified or line.stamp
        else:
            head.published = head.published or line.stamp


def _distinct(texts: list[Line], suffixes: Sequence[str], head: Head) -> list[Line]:
    """Headlines without breadcrumbs and without the browser's title that repeats one of them."""
    kept: list[Line] = []
    for line in texts:
        if match := CRUMBS.fullmatch(line.text):
            head.section = head.section or re.split(r"\s*[>/»|]\s*", match["section"].strip())[-1]
            continue
        kept.append(line)
    out: list[Line] = []
    for place, line in enumerate(kept):
        others = [other.text for other in kept[place + 1 :]]
        bare = _without(line.text, suffixes)
        if any(bare == other or (line.text.startswith(other) and len(other) >= 15) for other in others):
            continue
        out.append(replace(line, text=bare))
    return out


def _without(text: str, suffixes: Sequence[str]) -> str:
    for suffix in suffixes:
        if text.endswith(suffix) and len(text) > len(suffix):
            return text[: -len(suffix)].rstrip(" -|–—:")
    return text


def _name(head: Head, texts: list[Line], body: Sequence[Line]) -> None:
    """Share the unmarked headlines out among caption, kicker, title and deck."""
    while len(texts) > 2 and len(texts[0].text) <= _KICKER * 2 and len(texts[0].text) < len(texts[1].text):
        first = texts[0]
        if head.caption is None and _shows(first.text, texts[1:], body):
            head.caption = replace(first, kind="caption", first=first.text)
        elif head.kicker is None and len(first.text) <= _KICKER:
            head.kicker = first.text
        else:
            break
        texts.pop(0)
    if len(texts) == 2 and _is_kicker(texts[0], head):
        head.kicker = texts.pop(0).text
    if texts:
        head.title = texts[0].text
    if len(texts) > 1:
        head.deck = " ".join(line.text for line in texts[1:])


def _is_kicker(line: Line, head: Head) -> bool:
    words = line.text.split()
    if "_".join(words).casefold().rstrip(":") in KICKERS:
        return True
    attached = not line.gap and (head.caption is not None or head.credit is not None)
    return attached and len(words) <= 3 and len(line.text) <= _KICKER


def _shows(text: str, texts: Sequence[Line], body: Sequence[Line]) -> bool:
    """Whether a short first line names somebody the article speaks of, as captions do."""
    if len(text.split()) < 2 or "_".join(text.split()).casefold() in KICKERS:
        return False
    return any(text in line.text for line in [*texts, *body[:6]])


def split_authors(names: str) -> list[str]:
    """Split a byline's names; a Hebrew `ו` counts as "and" only between two full names."""
    out: list[str] = []
    for part in _AND.split(names.strip(" ,")):
        tokens = part.split()
        at = next(
            (i for i, w in enumerate(tokens) if i >= 2 and w.startswith("ו") and len(w) > 2 and len(tokens) - i >= 2),
            None,
        )
        if at is None:
            out.append(" ".join(tokens))
        else:
            second = [tokens[at][1:].lstrip("-"), *tokens[at + 1 :]]
            out += [" ".join(tokens[:at]), " ".join(second)]
    return [name for name in out if name]

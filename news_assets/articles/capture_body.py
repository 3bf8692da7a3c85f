"""Paragraphs and sub-headings of a captured article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.pages.capture import Line
from news_assets.pages.capture_dates import Stamp, find_stamp
from news_assets.pages.capture_words import CUT
from news_assets.pages.capture_zones import is_headline, is_paragraph

_END = re.compile(r"[.!?:;…][\"'”’״)\]]*$|\)$")
_INNER = re.compile(r"[.!?;:]\s")
_FIGURE = re.compile(r"\d\s?%|[-+]\d|[$€₪£]\s?\d")
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"^[•·▪●◦*]\s+")
_CREDITLINE = re.compile(
    r"(?:published by|first published|this article was (?:originally )?published)\b", re.IGNORECASE
)
_SUBHEAD = 80
_SUBHEAD_WORDS = 11


@dataclass(frozen=True, slots=True)
class Body:
    """`text` holds paragraphs and sub-headings in place, joined by blank lines."""

    paragraphs: tuple[str, ...]
    subheads: tuple[str, ...]
    text: str
    truncated: bool
    topics: str
    caption: Line | None
    published: Stamp | None


def read_body(lines: Sequence[Line], ended: bool) -> Body:
    """Read the lines behind the head; `ended` says that something which follows an article follows here."""
    caption = next((line for line in lines if line.kind == "caption"), None)
    published: Stamp | None = None
    blocks: list[tuple[str, bool]] = []
    kept = _prose(lines)
    for place, line in enumerate(kept):
        if line.kind == "footer":
            ended = True
        elif _CREDITLINE.match(line.text) and len(line.text) <= 200:
            published, ended = find_stamp(line.text, None) or published, True
        elif line.kind == "date" and len(line.text) <= 60:
            published = published or line.stamp
        elif line.kind not in ("topics", "comments", "noise"):
            following = kept[place + 1] if place + 1 < len(kept) else None
            blocks.append((_BULLET.sub("", line.text), bool(blocks) and _is_subhead(line, following)))
    truncated = bool(blocks) and (bool(CUT.search(blocks[-1][0])) or (not ended and not _END.search(blocks[-1][0])))
    return Body(
        tuple(text for text, sub in blocks if not sub),
        tuple(text for text, sub in blocks if sub),
        "\n\n".join(text for text, _ in blocks),
        truncated,
        next((line.first or "" for line in kept if line.kind == "topics"), ""),
        caption,
        published,
    )


def _prose(lines: Sequence[Line]) -> list[Line]:
    """Lines without pictures and without runs of links to other articles."""
    kept: list[Line] = []
    for line in lines:
        if line.kind == "credit" and kept and not line.gap and is_headline(kept[-1]):
            kept.pop()  # the caption above its credit
        elif line.kind not in ("caption", "credit", "banner"):
            kept.append(line)
    links: set[int] = set()
    for place in range(len(kept)):
        start = place
        while (
            start and place - start < 3 and not kept[start].gap and _is_link(kept[start]) and _is_link(kept[start - 1])
        ):
            start -= 1
        apart = kept[start].gap and place + 1 < len(kept) and kept[place + 1].gap and is_paragraph(kept[place + 1])
        if place - start in (1, 2) and apart and start and is_paragraph(kept[start - 1]):
            links.update(range(start, place + 1))
    return [line for place, line in enumerate(kept) if place not in links]


def _is_link(line: Line) -> bool:
    """Whether the line reads like the headline of another article."""
    marked = (
        _BULLET.match(line.text) or line.text[0].isdigit() or line.text[0] in "-+" or line.text[-1] in "%0123456789"
    )
    return is_headline(line) and not marked and 4 <= len(line.text.split()) <= 18


def _is_subhead(line: Line, following: Line | None) -> bool:
    """A short line without the end of a sentence, standing alone before prose."""
    text = line.text
    if not _LETTER.search(text) or len(text) > _SUBHEAD or len(text.split()) > _SUBHEAD_WORDS or following is None:
        return False
    if _BULLET.match(text) or text.endswith((".", "!", ":", ";", ",")) or _INNER.search(text):
        return False
    if _FIGURE.search(text) and text.rstrip()[-1] in "%0123456789":  # a row of quotes
        return False
    words = text.split()
    if len(set(words)) < len(words):  # a row of market names: index A index B
        return False
    return is_paragraph(following) and len(following.text) > len(text)

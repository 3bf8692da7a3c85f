"""Fields that stand only in the visible page: kicker, picture line, number of comments."""

import re
from collections.abc import Sequence

from news_assets.articles.blocks import Block, Place
from news_assets.articles.fold import fold

_NEAR = 4
# Difference in length of two writings of one title.
_ALIKE = 6
_FAR = 40
_KICKER = 60
_CAPTION = 500
_ELSEWHERE = frozenset(("related", "teaser", "comment", "footer", "aside", "ad", "newsletter", "bio"))
_CREDIT = re.compile(
    r"[\s(\[/|•·-]*(?:(?:צילום|קרדיט|תמונה|photo(?:graph)?(?: by)?|foto|credits?|image|bild|picture)\s?:\s?|"
    r"©\s?|\(c\)\s)(?P<credit>[^()\[\]|]{2,100}?)[)\]\s.]*$",
    re.I,
)
_AGENCY = re.compile(
    r"[\s(\[/|-]+(?P<credit>[^()\[\]|/.]{0,40}(?:/|via )?\s?"
    r"(?:Getty(?: Images)?|Reuters|AFP|AP|dpa|Shutterstock|imago|EPA|Bloomberg)[^()\[\]|.]{0,30})[)\]\s]*$"
)
_COMMENTS = re.compile(
    r"^\D{0,20}?(?P<a>\d{1,3}(?:[,.]\d{3})+|\d{1,6})\s*(?:comments?|kommentare|comentarios|commentaires|תגובות)\b|"
    r"^(?:comments?|kommentare|comentarios|commentaires|תגובות)\s*[:(]?\s*(?P<b>\d{1,3}(?:[,.]\d{3})+|\d{1,6})\)?$",
    re.I,
)


def head_index(blocks: Sequence[Block], title: str | None) -> int:
    """Index of the headline's block: a heading, else a line that is the title; 0 when it is not shown."""
    folded = fold(title or "")
    heads = [i for i, b in enumerate(blocks) if b.tag == "h1"]
    exact = [i for i in heads if folded and fold(blocks[i].text) in folded]
    if exact or not title:
        return (exact or heads or [0])[0]
    size = len(title)
    lines = (i for i, b in enumerate(blocks) if abs(len(b.text) - size) < _ALIKE and fold(b.text) == folded)
    return next(lines, (heads or [0])[0])


def kicker_of(blocks: Sequence[Block], head: int) -> str | None:
    """The short line right above the headline that its markup names a kicker."""
    for block in reversed(blocks[max(0, head - _NEAR) : head]):
        named = "kicker" in block.place.concepts or (block.place.parent and "kicker" in block.place.parent.concepts)
        if named and "nav" not in block.place.concepts and 1 < len(block.text) <= _KICKER:
            return block.text
    return None


def picture_of(blocks: Sequence[Block], head: int) -> tuple[str | None, str | None]:
    """Caption and credit of the first picture around the headline; a credit at the caption's end is cut off it."""
    caption = credit = None
    figure: Place | None = None
    for block in blocks[max(0, head - _NEAR) : head + _FAR]:
        place = block.place
        parent = place.parent
        concepts = place.concepts | (parent.concepts if parent else frozenset())
        if concepts & _ELSEWHERE or len(block.text) > _CAPTION:
            continue
        own_figure = _figure(place)
        if figure is not None and own_figure is not figure:
            break
        if "credit" in place.concepts and ("caption" in concepts or "image" in concepts or own_figure):
            credit = credit or block.text
        elif block.tag == "figcaption" or "caption" in concepts or own_figure is not None:
            caption = caption or block.text
        else:
            continue
        figure = own_figure or figure
        if caption and credit:
            break
    if caption and not credit:
        caption, credit = _divided(caption)
    elif caption and credit and caption.endswith(credit):
        caption = caption[: -len(credit)].rstrip(" /|(-") or None
    return caption, _bare(credit)


def shown_comment_count(blocks: Sequence[Block]) -> int | None:
    """Number of comments in a line like "12 comments"."""
    for block in blocks:
        if len(block.text) <= 40 and (found := _COMMENTS.match(block.text)):
            return int(re.sub(r"\D", "", found["a"] or found["b"]))
    return None


def _figure(place: Place | None) -> Place | None:
    for _ in range(4):
        if place is None:
            return None
        if place.tag == "figure":
            return place
        place = place.parent
    return None


def _divided(caption: str) -> tuple[str | None, str | None]:
    found = _CREDIT.search(caption) or _AGENCY.search(caption)
    return (caption[: found.start()].strip() or None, found["credit"].strip()) if found else (caption, None)


def _bare(credit: str | None) -> str | None:
    found = _CREDIT.fullmatch(credit) if credit else None
    return found["credit"].strip() if found else credit.strip(" ()[]") or None if credit else None

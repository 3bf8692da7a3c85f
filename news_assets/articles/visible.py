"""Fields that stand only in the visible page: kicker, picture line, number of comments."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from news_assets.articles.blocks import Block, Place, short_text
from news_assets.articles.credits import divided, is_credit_line
from news_assets.articles.cues import concepts_of, is_leftover
from news_assets.articles.fold import fold
from news_assets.articles.names import signed

_NEAR = 4
# Difference in length of two writings of one title.
_ALIKE = 6
_FAR = 40
_KICKER = 60
_INSIDE = 30
_CAPTION = 500
_ELSEWHERE = frozenset(("related", "teaser", "comment", "footer", "aside", "ad", "newsletter", "bio", "author"))
_NO_LABEL = frozenset(("nav", "list", "related", "ad"))
# What players, galleries and date lines write where captions stand.
_NO_CAPTION = re.compile(
    r"(?:powered by|advertisement|anzeige|loading|image|photo|video|play|gallery|foto|bild|תמונה|"
    r"(?:view|open|enlarge|expand|close|click|tap|watch|play|show)\b.{0,40}|media playback.*|bild vergrößern|"
    r"[\W\d]*|.{0,30}\b(?:19|20)\d\d\b.{0,5}\d\d?:\d\d.{0,10})",
    re.I,
)
_NO_KICKER = re.compile(r".*(?:\d[:.]\d\d\b|\b(?:19|20)\d\d\b).*|.*:|.*[»›>].*")
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
    """The short line right above the headline, or the part of it, that its markup names a kicker."""
    if head < len(blocks) and blocks[head].tag == "h1":
        for inner in islice(blocks[head].element.iter(), 1, _INSIDE):
            names = inner.get("class") if isinstance(inner.tag, str) else None
            text = short_text(inner, _KICKER) if names and "kicker" in concepts_of(names) else ""
            if 1 < len(text) <= len(blocks[head].text) - _KICKER // 6:
                return text
    for block in reversed(blocks[max(0, head - _NEAR) : head]):
        named = "kicker" in block.place.concepts or (block.place.parent and "kicker" in block.place.parent.concepts)
        fit = 1 < len(block.text) <= _KICKER and not _NO_KICKER.fullmatch(block.text) and not is_leftover(block.text)
        if named and fit and not block.place.concepts & _NO_LABEL:
            return _parted(block)
    return None


def _parted(block: Block) -> str:
    """The text, with a stroke where two labels stand without a blank between them."""
    parts = [p.strip() for p in islice(block.element.itertext(), _INSIDE) if p.strip()]
    together = "".join(parts) == block.text
    glued = together and all(a[-1].islower() and b[0].isupper() for a, b in pairwise(parts))
    return " | ".join(parts) if glued else block.text


def picture_of(blocks: Sequence[Block], head: int, title: str | None = None) -> tuple[str | None, str | None]:
    """Caption and credit of the first picture around the headline."""
    caption = credit = None
    figure: Place | None = None
    last = -1
    folded = fold(title or "")
    for index, block in enumerate(blocks[max(0, head - _NEAR) : head + _FAR]):
        place = block.place
        concepts = place.concepts | (place.parent.concepts if place.parent else frozenset())
        if concepts & _ELSEWHERE or "video" in place.concepts or len(block.text) > _CAPTION:
            continue
        own_figure = _figure(place)
        behind = last >= 0 and index - last == 1 and not credit and is_credit_line(block.text)
        if figure is not None and own_figure is not figure and not behind:
            break
        shown = block.tag == "figcaption" or "caption" in concepts or own_figure is not None
        if not (behind or shown or ("credit" in place.concepts and "image" in concepts)):
            continue
        if signed(block.text) or _NO_CAPTION.fullmatch(block.text) or fold(block.text) in (folded, ""):
            continue
        text, maker = divided(block)
        caption, credit = caption or text, credit or maker
        figure, last = own_figure or figure, index
        if caption and credit:
            break
    return caption, credit


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

"""What a block's markup, text and neighbours say of whether it belongs to the article's body."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.articles.blocks import MARKED, Block, Place
from news_assets.articles.container import main_place, weigh
from news_assets.articles.cues import line_cues
from news_assets.articles.fold import fold

_WORD = re.compile(r"\w+")
_SENTENCE_END = (".", "!", "?", "…", "”", '"', "“", "»", "'", "’", ")", "。", "：", ":", "״")
_OPENING = ("“", '"', "„", "«", "»", "‘", "'", "–", "—", "-", "״")
_DATE = re.compile(r"\d{1,2}[./:]\d{1,2}|\b(?:19|20)\d\d\b")
_BULLET = ("•", "*", "■", "►", "▶", "→", ">", "›", "+", "|", "#", "@")
_SHORT = 220
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Statement:
    """What the page says elsewhere of its article; used to recognise blocks."""

    title: str | None = None
    deck: str | None = None
    authors: Sequence[str] = ()
    body: str | None = None
    second: str | None = None
    complete: bool = True


def block_features(blocks: Sequence[Block], statement: Statement) -> list[list[str]]:
    """Return the features of every block, in order, for the sequence model."""
    weights = weigh(blocks)
    main, main_signature = main_place(blocks, weights)
    depth_below = _depths(blocks, main)
    total = sum(w for w, d in zip(weights, depth_below, strict=True) if d is not None) or 1.0
    signatures: Counter[str] = Counter()
    for block, weight, depth in zip(blocks, weights, depth_below, strict=True):
        if weight and depth is not None:
            signatures[block.place.signature] += weight  # type: ignore[assignment]
            place: Place | None = block.place
            while place is not None and place is not main:
                place.good += weight
                place = place.parent
    shapes = [_shape(b) for b in blocks]
    later = _remaining(blocks, weights, depth_below, total)
    inside = [i for i, d in enumerate(depth_below) if d is not None]
    first, last = (inside[0], inside[-1]) if inside else (len(blocks), -1)
    heads = _heading_index(blocks, statement.title)
    known = _Known(statement)
    place_cache: dict[int, list[str]] = {}
    seen: set[str] = set()
    since_more: int | None = None
    result: list[list[str]] = []
    for index, block in enumerate(blocks):
        key = id(block.place)
        if key not in place_cache:
            place_cache[key] = _place_features(block.place, main, total)
        features = [*place_cache[key], *_text_features(block), *known.features(block)]
        depth = depth_below[index]
        if depth is None:
            side = "before" if index < first else "after" if index > last else "beside"
            features.append(f"out={side}")
            if side == "before":
                features.append(f"gap={_distance(first - index)}")
        else:
            features.append(f"in={min(depth, 4)}")
            features.append(f"later={later[index]}")
            features.append(f"earlier={_share(index - first, last - first + 1)}")
        features.append(f"sig={block.place.signature == main_signature}{_share(signatures[block.place.signature], total)}")
        features.append(f"head={_distance(index - heads)}")
        if since_more is not None:
            features.append(f"more={_distance(index - since_more)}")
        if depth is not None and _closes(block, features):
            since_more = index
        if block.text in seen:
            features.append("repeated")
        seen.add(block.text)
        for offset in (-2, -1, 1, 2):
            other = index + offset
            if 0 <= other < len(blocks):
                same = blocks[other].place.signature == block.place.signature
                features.append(f"{offset}:{shapes[other]}")
                features.append(f"{offset}:in={depth_below[other] is not None}")
                if abs(offset) == 1:
                    features.append(f"{offset}:same={same}")
            else:
                features.append(f"{offset}:edge")
        features.append(f"own:{shapes[index]}")
        mode = "complete" if statement.complete else "running"
        features.append(mode)
        features.extend(f"{mode}:{kind}" for kind in _kinds(block, features))
        result.append(features)
    return result


_KINDS = {
    "deck": {"is_deck", "0:deck", "1:deck", "head=1"},
    "list": {"tag=li", "1:tag=li", "in:ul", "in:ol"},
    "table": {"in:table"},
    "quote": {"in:blockquote", "tag=blockquote", "0:tweet", "1:tweet", "2:tweet"},
    "heading": {"tag=h2", "tag=h3", "tag=h4"},
    "staff": {"cue:staff:s", "cue:staff:m", "cue:staff:s:first", "cue:staff:m:first"},
    "linked": {"link=10", "link=9"},
}


def _kinds(block: Block, features: list[str]) -> list[str]:
    """Kinds of block on which makers of articles differ: kept in a complete reading, left out of the running text."""
    return [kind for kind, signs in _KINDS.items() if not signs.isdisjoint(features)]


def _closes(block: Block, features: list[str]) -> bool:
    """True for a heading like "More on this" or "Comments", behind which other things come."""
    if len(block.text) > 60 or not (block.tag in _HEADINGS or block.bold * 2 > len(block.text)):
        return False
    return any(f.startswith(("cue:more", "cue:talk")) for f in features)


def _depths(blocks: Sequence[Block], main: Place | None) -> list[int | None]:
    """Levels of every block's place below the main one, None outside."""
    result: list[int | None] = []
    for block in blocks:
        place: Place | None = block.place
        depth = 0
        while place is not None and place is not main:
            place = place.parent
            depth += 1
        result.append(depth if place is not None and main is not None else None)
    return result


def _place_features(place: Place, main: Place | None, total: float) -> list[str]:
    features = [f"tag={place.tag}"]
    step: Place | None = place
    level = 0
    above: set[str] = set()
    marked: set[str] = set()
    below = True
    while step is not None and level < 30:
        below = below and step is not main
        if level < 3:
            features.extend(f"{level}:{concept}" for concept in step.concepts)
            if below:
                features.append(f"{level}:good={_share(step.good, total)}")
            if level:
                features.append(f"{level}:tag={step.tag}")
        elif level < _LEVELS:
            above |= step.concepts
        if step.tag in MARKED:
            marked.add(step.tag)
        step = step.parent
        level += 1
    features.extend(f"up:{concept}" for concept in above)
    features.extend(f"in:{tag}" for tag in marked)
    return features


def _text_features(block: Block) -> list[str]:
    text = block.text
    size = len(text)
    words = len(_WORD.findall(text)) if size < _SHORT else 99
    features = ["bias", f"size={size.bit_length()}", f"link={_tenths(block.linked, size)}"]
    features.append(f"bold={_tenths(block.bold, size) > 8}")
    features.append(f"end={text[-1] if text[-1] in _SENTENCE_END else '_'}")
    if text[0] in _OPENING or text[0] in _BULLET:
        features.append(f"start={text[0]}")
    elif text[0].islower():
        features.append("start=lower")
    if size < _SHORT:
        features.append(f"words={min(words, 12)}")
        if _DATE.search(text):
            features.append("dated")
        if text.isupper():
            features.append("upper")
        if not any(c.isalpha() for c in text):
            features.append("no_letters")
    for kind, first in line_cues(text).items():
        scale = "s" if size < 60 else "m" if size < _SHORT else "l"
        features.append(f"cue:{kind}:{scale}")
        if first:
            features.append(f"cue:{kind}:{scale}:first")
    return features


class _Known:
    """Recognises blocks that repeat what the page states elsewhere."""

    def __init__(self, statement: Statement) -> None:
        self.title = fold(statement.title or "")
        self.deck = fold(statement.deck or "")
        self.authors = [a.casefold() for a in statement.authors]
        self.body = fold(statement.body or "")
        self.second = fold(statement.second or "")

    def features(self, block: Block) -> list[str]:
        folded = fold(block.text[:600])
        features: list[str] = []
        if self.title and (folded == self.title or (len(folded) > 20 and folded in self.title)):
            features.append("is_title")
        if self.deck and len(folded) > 20 and (folded in self.deck or self.deck in folded):
            features.append("is_deck")
        if len(block.text) < 120 and any(a in block.text.casefold() for a in self.authors):
            features.append("has_author")
        if self.second:
            features.append(f"second={folded[:200] in self.second}")
        if self.body:
            features.append(f"stated={folded[:200] in self.body if len(folded) > 8 else 'short'}")
        return features


def _shape(block: Block) -> str:
    size = len(block.text)
    length = "s" if size < 30 else "m" if size < 80 else "l" if size < 200 else "x"
    link = "L" if block.linked * 2 > size else "" if block.linked == 0 else "p"
    end = "." if block.text[-1] in _SENTENCE_END else ""
    tag = block.tag if block.tag in ("p", "li", "h1", "h2", "h3", "figcaption") else "d"
    return f"{tag}{length}{link}{end}"


def _remaining(
    blocks: Sequence[Block], weights: Sequence[float], depths: Sequence[int | None], total: float
) -> list[int]:
    """Share of the running text in the main place that is still to come."""
    left = 0.0
    result = [0] * len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        result[index] = _share(left, total)
        if depths[index] is not None:
            left += weights[index]
    return result


def _heading_index(blocks: Sequence[Block], title: str | None) -> int:
    folded = fold(title or "")
    first = -1
    for index, block in enumerate(blocks):
        if block.tag == "h1":
            if folded and fold(block.text) in folded:
                return index
            first = index if first < 0 else first
    return first


def _distance(steps: int) -> str:
    if steps <= 0:
        return "0" if steps == 0 else "before"
    return str(steps) if steps < 4 else f"b{min(steps.bit_length(), 8)}"


def _share(part: float, total: float) -> int:
    """Nought, then bins of a tenth: 0 none, 1 below 2%, 2 below 10%, 3..7 by fifths."""
    if part <= 0:
        return 0
    share = part / total
    return 1 if share < 0.02 else 2 if share < 0.1 else 3 + min(4, int(share * 5))


def _tenths(part: int, whole: int) -> int:
    return min(10, (part * 10 + whole // 2) // whole) if whole else 0


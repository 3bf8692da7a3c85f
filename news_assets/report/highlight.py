"""Cut a text at the borders of its facts, quantities and entities, so that every piece can be marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to highlight: code points of the text, a CSS class, an anchor, and words for the tooltip."""

    start: int
    end: int
    kind: str
    anchors: tuple[str, ...]
    label: str
    invalid: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text with the mark that covers them, or none."""

    text: str
    mark: Mark | None = None


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return the text cut into pieces that join to it again.

    Where marks overlap the earlier and longer one wins; marks outside of the text are left out.
    """
    out: list[Piece] = []
    position = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < position or mark.end > len(text) or mark.start >= mark.end:
            continue
        if mark.start > position:
            out.append(Piece(text[position : mark.start]))
        out.append(Piece(text[mark.start : mark.end], mark))
        position = mark.end
    if position < len(text):
        out.append(Piece(text[position:]))
    return out


def paragraphs(cut: Sequence[Piece]) -> list[list[Piece]]:
    """Split the pieces at blank lines."""
    lines: list[list[Piece]] = [[]]
    for piece in cut:
        if piece.mark is not None:
            lines[-1].append(piece)
            continue
        first, *rest = piece.text.split("\n\n")
        if first:
            lines[-1].append(Piece(first))
        lines.extend([Piece(part)] if part else [] for part in rest)
    return [line for line in lines if line]


def place_in_sentence(sentence: str, source: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where `source[start:end]` stands in the sentence around it, None when the sentence does not hold it."""
    at = source.rfind(sentence, 0, start + len(sentence)) if sentence else -1
    if at >= 0 and at <= start < end <= at + len(sentence):
        return start - at, end - at
    quote = source[start:end]
    found = sentence.find(quote) if quote else -1
    return (found, found + len(quote)) if found >= 0 else None


def sentence_pieces(fact: Mapping[str, Any], article: Mapping[str, Any] | None) -> list[Piece]:
    """Return the fact's sentence with its own quote marked."""
    sentence: str = fact["sentence"] or ""
    column = "image_caption" if fact["field"] == "caption" else fact["field"]
    place = place_in_sentence(sentence, (article or {}).get(column) or "", fact["start"], fact["end"])
    return pieces_around(sentence, place, fact["valid"])


def pieces_around(sentence: str, place: tuple[int, int] | None, valid: bool) -> list[Piece]:
    """Return the sentence with one fact marked, or unmarked without a place."""
    marks = [Mark(place[0], place[1], "fact", (), "", not valid)] if place else []
    return pieces(sentence, marks)

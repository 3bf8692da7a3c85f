"""Cut a text at the borders of its facts, quantities and entities, so that every piece can be marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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

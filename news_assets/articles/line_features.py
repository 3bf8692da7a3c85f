"""What a block's own text says of whether it belongs to the article's body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news_assets.articles.blocks import Block
from news_assets.articles.cues import line_cues
from news_assets.articles.fold import fold

SENTENCE_END = frozenset((".", "!", "?", "…", "”", '"', "“", "»", "'", "’", ")", "。", "：", ":", "״"))
_WORD = re.compile(r"\w+")
_OPENING = frozenset(("“", '"', "„", "«", "»", "‘", "'", "–", "—", "-", "״"))
_BULLET = frozenset(("•", "*", "■", "►", "▶", "→", ">", "›", "+", "|", "#", "@"))
_DATE = re.compile(r"\d{1,2}[./:]\d{1,2}|\b(?:19|20)\d\d\b")
_SHORT = 220


@dataclass(frozen=True, slots=True)
class Statement:
    """What the page says elsewhere of its article; used to recognise blocks."""

    title: str | None = None
    deck: str | None = None
    authors: Sequence[str] = ()
    body: str | None = None


def line_features(block: Block) -> list[str]:
    """Features of the text itself: length, links, marks, leftover phrases."""
    text = block.text
    size = len(text)
    features = [f"size={size.bit_length()}", f"link={_tenths(block.linked, size)}"]
    features.append(f"bold={_tenths(block.bold, size) > 8}")
    if block.italic:
        features.append(f"italic={_tenths(block.italic, size) > 8}")
    if block.picture:
        features.append(f"picture={block.picture}")
        if size < _SHORT:
            features.append(f"picture={block.picture}:short")
    if block.ruled:
        features.append("ruled")
    if block.target and block.linked * 2 > size:
        features.append(f"to={_target(block.target)}")
    features.append(f"end={text[-1] if text[-1] in SENTENCE_END else '_'}")
    if text[0] in _OPENING or text[0] in _BULLET:
        features.append(f"start={text[0]}")
    elif text[0].islower():
        features.append("start=lower")
    if size < _SHORT:
        features.append(f"words={min(len(_WORD.findall(text)), 12)}")
        if _DATE.search(text):
            features.append("dated")
        if text.isupper():
            features.append("upper")
        if not any(map(str.isalpha, text)):
            features.append("no_letters")
    scale = "s" if size < 60 else "m" if size < _SHORT else "l"
    kinds, covered = line_cues(text)
    if covered * 3 > size:
        features.append(f"covered={min(3, covered * 3 // size)}")
    for kind, first in kinds.items():
        features.append(f"cue:{kind}:{scale}")
        if first:
            features.append(f"cue:{kind}:{scale}:first")
    return features


class Known:
    """Recognises blocks that repeat what the page states elsewhere."""

    def __init__(self, statement: Statement) -> None:
        self.title = fold(statement.title or "")
        self.deck = fold(statement.deck or "")
        self.authors = [a.casefold() for a in statement.authors]
        self.body = fold(statement.body or "")

    def features(self, block: Block) -> list[str]:
        """Which statement of the page the block repeats."""
        folded = fold(block.text[:400])
        size = len(folded)
        features: list[str] = []
        if self.title and (folded == self.title or (size > 20 and folded in self.title)):
            features.append("is_title")
        if self.deck and size > 20 and (folded in self.deck or self.deck in folded):
            features.append("is_deck")
        if self.authors and size < 110:
            lowered = block.text.casefold()
            if any(a in lowered for a in self.authors):
                features.append("has_author")
        if self.body:
            features.append(f"stated={folded[:200] in self.body if size > 8 else 'short'}")
        return features


def _target(href: str) -> str:
    """Where a line that is a link leads: to a text of its own, to a list of such, or nowhere else."""
    if href[0] in "#-" or href.startswith(("javascript:", "mailto:")):
        return "here"
    name = href.rstrip("/").rsplit("/", 1)[-1].split("?", 1)[0]
    return "text" if len(name) > 24 or sum(map(str.isdigit, name)) > 4 else "list"


def _tenths(part: int, whole: int) -> int:
    return min(10, (part * 10 + whole // 2) // whole) if whole else 0

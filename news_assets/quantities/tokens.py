"""Find everything that may be part of a number, in one pass over the text."""

import re
from dataclasses import dataclass
from decimal import Decimal

from news_assets.language.pack import Unit
from news_assets.quantities.digits import read_digits, read_power, read_slash, read_vulgar
from news_assets.quantities.lexicon import DIGITS, SLASH, Lexicon
from news_assets.text.document import Document

_MONEY_SIGNS = "$€£¥₪"
_LONGEST = 40  # digits; a longer run is no quantity


@dataclass(slots=True)
class Token:
    """One number word or one run of digits."""

    start: int
    end: int
    kind: int
    value: Decimal
    prefix: str = ""
    unit: Unit | None = None


class Page:
    """The text as the rules see it: as normalised, and in lower case at the same offsets."""

    __slots__ = ("document", "lex", "low", "tag", "text")

    def __init__(self, document: Document, lex: Lexicon) -> None:
        self.document = document
        self.text = text = document.norm
        low = text.lower()
        self.low = low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.lex = lex
        # A price tag or table cell: nothing but digits and signs.
        self.tag = len(text) < 40 and not any(c.isalpha() for c in text)


def tokens_of(page: Page) -> list[Token]:
    """Scan the text once; dates, times and addresses are skipped whole."""
    found: list[Token] = []
    words = page.lex.words
    for match in page.lex.anchors.finditer(page.low):
        group = match.lastgroup
        if group == "word":
            word = match.group()
            entry = words.get(word) or words.get(" ".join(word.split()))
            if entry:
                start = match.start() + len(entry.prefix)
                found.append(Token(start, match.end(), entry.kind, entry.value, entry.prefix, entry.unit))
        elif group == "digits":
            _plain(page, match.group(), match.start(), found)
        elif group == "grouped":
            _grouped(page, match, found)
        elif group == "spaced":  # tokenised text: 4 . 8 %
            _spaced(match, found)
        elif group == "slash":
            value = read_slash(match.group())
            if value is not None:
                found.append(Token(match.start(), match.end(), SLASH, value))
        elif group == "power":
            value = read_power(match.group())
            if value is not None:
                found.append(Token(match.start(), match.end(), DIGITS, value))
    return found


def _plain(page: Page, text: str, start: int, found: list[Token]) -> None:
    if len(text) == 1 and not text.isdigit():
        found.append(Token(start, start + 1, SLASH, read_vulgar(text)))
        return
    if len(text) > _LONGEST:
        return
    value = read_digits(text, dot_groups=page.lex.dot_groups)
    if value is not None:
        found.append(Token(start, start + len(text), DIGITS, value))
        return
    offset = 0
    for part in re.split("[.,]", text):
        if part:
            found.append(Token(start + offset, start + offset + len(part), DIGITS, Decimal(part)))
        offset += len(part) + 1


def _spaced(match: re.Match[str], found: list[Token]) -> None:
    text = match.group().replace(" ", "")
    if len(text) <= _LONGEST:
        found.append(Token(match.start(), match.end(), DIGITS, Decimal(text)))


def _grouped(page: Page, match: re.Match[str], found: list[Token]) -> None:
    """`10 000 dollars`: blanks group thousands where a price tag, a sign, a unit or a narrow blank says so."""
    start, end = match.span()
    text = match.group()
    if page.tag or _narrow(page, start, text) or _priced(page, start, end):
        number = text.replace(" ", "")
        value = read_digits(number) if number.count(",") + number.count(".") < 2 else None
        if value is not None and len(text) <= _LONGEST:
            found.append(Token(start, end, DIGITS, value))
            return
    offset = 0
    for part in text.split(" "):
        _plain(page, part, start + offset, found)
        offset += len(part) + 1


def _narrow(page: Page, start: int, text: str) -> bool:
    """The source has a non-breaking or narrow blank between the groups."""
    at = page.document.normalised.span(start + text.index(" "), start + text.index(" ") + 1)[0]
    return page.document.source[at] != " "


def _priced(page: Page, start: int, end: int) -> bool:
    before = page.text[max(0, start - 5) : start].rstrip(" ").rpartition(" ")[2]
    if before[-1:] in tuple(_MONEY_SIGNS) or before in page.lex.currencies.units:
        return True
    at = end + 1 if page.text[end : end + 1] == " " else end
    if page.lex.signs.match(page.text, at):
        return True
    name = page.lex.names.match(page.low, at)
    return name is not None and page.lex.unit(name.group()).kind == "money"

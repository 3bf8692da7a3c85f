"""Find everything that may be part of a number, in one pass over the text."""

import re
from dataclasses import dataclass
from decimal import Decimal

from news_assets.language.pack import Unit
from news_assets.quantities.digits import read_digits, read_power, read_slash, read_vulgar
from news_assets.quantities.lexicon import ADDRESS, DIGITS, NUMBER, SCALE, SCAN, SLASH, Lexicon
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
    low, heads = page.low, page.lex.heads
    stop = 0
    for match in SCAN.finditer(low):
        text = match.group()
        if text in heads:
            start = match.start()
            if start >= stop:
                stop = _word(page, text, start, found)
        elif not text.isalpha():
            start = match.start()
            if start >= stop:
                stop = _number(page, start, found)
    return found


def _word(page: Page, text: str, start: int, found: list[Token]) -> int:
    """Read a number word, or a phrase that begins with it; returns where it ends."""
    low, lex = page.low, page.lex
    end = start + len(text)
    phrase = lex.longer.match(low, start)
    entry = None
    if phrase is not None and phrase.end() > end:
        form = phrase.group()
        entry = lex.words.get(form) or lex.words.get(" ".join(form.replace("-", " ").split()))
        end = phrase.end()
    else:
        entry = lex.words.get(text)
    if entry is None:
        address = ADDRESS.match(low, start)
        return address.end() if address is not None else start
    before = low[start - 1] if start else " "
    if before == "_" or (before.isdigit() and entry.kind != SCALE):
        return start
    found.append(Token(start + len(entry.prefix), end, entry.kind, entry.value, entry.prefix, entry.unit))
    return end


def _number(page: Page, start: int, found: list[Token]) -> int:
    """Read what begins at a digit; returns where it ends."""
    low = page.low
    match = NUMBER.match(low, start)
    if match is None:
        return start + 1
    group, text = match.lastgroup, match.group()
    if group == "digits":
        open_point = (
            start and low[start - 1] == "." and (start < 2 or not (low[start - 2].isalnum() or low[start - 2] == "."))
        )
        if open_point and text[0].isdecimal():  # .5
            start, text = start - 1, f".{text}"
        _plain(page, text, start, found)
    elif group == "grouped":
        _grouped(page, match, found)
    elif group == "apostrophes":
        _plain(page, text.replace("'", ""), start, found, match.end())
    elif group == "spaced":  # tokenised text: 4 . 8 %
        _plain(page, text.replace(" ", ""), start, found, match.end())
    elif group in ("slash", "power"):
        value = read_slash(text) if group == "slash" else read_power(text)
        if value is not None:
            found.append(Token(start, match.end(), SLASH if group == "slash" else DIGITS, value))
    return match.end()


def _plain(page: Page, text: str, start: int, found: list[Token], end: int = 0) -> None:
    if len(text) == 1 and not text.isdigit():
        found.append(Token(start, start + 1, SLASH, read_vulgar(text)))
        return
    if len(text) > _LONGEST:
        return
    value = read_digits(text, dot_groups=page.lex.dot_groups)
    if value is not None:
        found.append(Token(start, end or start + len(text), DIGITS, value))
        return
    offset = 0
    for part in re.split("[.,]", text):
        if part:
            found.append(Token(start + offset, start + offset + len(part), DIGITS, Decimal(part)))
        offset += len(part) + 1


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
    if page.lex.short_scales.match(page.text, end):
        return True
    at = end + 1 if page.text[end : end + 1] == " " else end
    if page.lex.signs.match(page.text, at):
        return True
    name = page.lex.names.match(page.low, at)
    return name is not None and page.lex.unit(name.group()).kind != "duration"

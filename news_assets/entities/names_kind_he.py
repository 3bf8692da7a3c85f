"""Hebrew names behind a noun of kind: `רשת הנעליים X`, `ספקית X`, `הטאיוואנית X`, and those written in Latin behind."""

import re
from collections.abc import Sequence
from functools import cache

from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import Lexicon, lexicon
from news_assets.entities.match import PREFIXES
from news_assets.entities.reading import Mention, Reading
from news_assets.entities.tokens_he import Token, touch
from news_assets.language.known import frequent, isolated, known, listed
from news_assets.schemas.vocabulary import EntityType

_DEFINITE = re.compile(r"ה[א-ת]{2,}")
# Behind a Hebrew name its own spelling or its ticker.
_SPELLED = re.compile(r" \((?:[A-Z][A-Za-z]|[א-ת]{2,8}: ?[A-Z]|NYSE|TASE|NASDAQ)")
_COMPLEMENT = 4  # words between the noun and the name
_WORDS = 3
_SCORE = 0.65
# An unknown form with one of these in front may be a known word behind a prefix letter, or a verb.
_DOUBTFUL = frozenset("הבלושמכתינ")


def name_kinds(reading: Reading, tokens: Sequence[Token]) -> None:
    """Add the firms and funds whose kind stands before them, where nothing is named yet."""
    words = lexicon("he")
    nations, heads, houses = words.context["nations"], _heads(), _houses()
    for at, token in enumerate(tokens):
        text = token.text
        if text in heads:
            _add(reading, tokens, _behind(reading, tokens, at, words), heads[text])
        elif text in houses:
            _house(reading, tokens, at, words)
        elif text == ",":
            _add(reading, tokens, _apposed(reading, tokens, at, words), "company")
        elif text in nations:
            _add(reading, tokens, _beside(reading, tokens, at, words), "company")


def _add(reading: Reading, tokens: Sequence[Token], span: tuple[int, int] | None, kind: EntityType) -> None:
    if span is not None:
        start, end = tokens[span[0]].start, tokens[span[1]].end
        reading.add(Mention(start, end, Entry("", kind, reading.text[start:end]), "model", _SCORE))


def _house(reading: Reading, tokens: Sequence[Token], at: int, words: Lexicon) -> None:
    """`בית החולים X` bears its name as a whole, `בית הקפה X` is a firm, `בית המשפט` has no name."""
    found = _behind(reading, tokens, at, words)
    if found is None or found[0] != at + 2:
        return
    if tokens[at + 1].text in words.context["house_firms"]:
        _add(reading, tokens, found, "company")
    elif tokens[at + 1].text in words.context["house_bodies"]:
        start = tokens[at].start + len(tokens[at].text) - len("בית")
        reading.add(
            Mention(
                start,
                tokens[found[1]].end,
                Entry("", "organisation", reading.text[start : tokens[found[1]].end]),
                "model",
                _SCORE,
            )
        )


def _behind(reading: Reading, tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, int] | None:
    """Items of the name behind the noun at `at`: behind a definite complement, or at once."""
    closed = False
    for index in range(at + 1, min(at + 2 + _COMPLEMENT, len(tokens))):
        text = tokens[index].text
        if not touch(tokens, index - 1) or not reading.free(tokens[index].start, tokens[index].end):
            return None
        if text[0].isascii():
            return (index, _latin(tokens, index)) if closed and text[0].isupper() else None
        if not "א" <= text[0] <= "ת" or text in words.stop:
            return None
        if _DEFINITE.fullmatch(text) and listed(text):
            closed = True
        elif (closed or index == at + 1) and _named(reading, text, closed=closed):
            return index, _last(reading, tokens, index, words)
        elif closed or not known(text, "he"):
            return None
    return None


def _beside(reading: Reading, tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, int] | None:
    """Items of the name before a nation's adjective, or behind one that no noun leads."""
    before = tokens[at - 1] if at and touch(tokens, at - 1) else None
    if before is not None and before.text not in words.stop and reading.free(before.start, before.end):
        if "א" <= before.text[0] <= "ת" and not known(before.text, "he") and before.text[0] not in "הבלוש":
            return at - 1, at - 1
        if not frequent(before.text, "he") and _DEFINITE.fullmatch(before.text):
            return None
    if at + 1 < len(tokens) and touch(tokens, at):
        ahead = tokens[at + 1]
        led = before is not None and _DEFINITE.match(before.text)
        unknown = reading.free(ahead.start, ahead.end) and not known(ahead.text, "he")
        if unknown and not led and _named(reading, ahead.text, closed=True):
            return at + 1, _last(reading, tokens, at + 1, words)
    return None


def _apposed(reading: Reading, tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, int] | None:
    """Items of the name before a comma and the noun of its kind: `X, יצרנית ...`."""
    if at + 1 >= len(tokens) or tokens[at + 1].text not in words.context["kinds"] | words.context["kind_funds"]:
        return None
    first = at
    while first and at - first < _WORDS and tokens[first - 1].end + (first < at) == tokens[first].start:
        text = tokens[first - 1].text
        free = reading.free(tokens[first - 1].start, tokens[first - 1].end)
        if not free or text in words.stop or not "א" <= text[0] <= "ת" or not _named(reading, text, closed=True):
            break
        first -= 1
    return (first, at - 1) if first < at else None


def _named(reading: Reading, text: str, *, closed: bool) -> bool:
    """A word that can be a name here: none of Hebrew's, behind a closed phrase also one without kin."""
    if len(text) < 3 or '"' in text or not isolated(text) or text.endswith("תה"):
        return False  # `גבתה`: she did
    if text[0] in "הבלושתי" and text not in reading.repeated:
        return False
    return closed or not known(text, "he")


def _last(reading: Reading, tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    business = words.context["business"] | words.context["business_loans"]
    last = first
    while last + 1 < len(tokens) and last - first < _WORDS and touch(tokens, last):
        ahead = tokens[last + 1]
        if not reading.free(ahead.start, ahead.end):
            break
        if not "א" <= ahead.text[0] <= "ת":
            break
        doubtful = ahead.text[0] in _DOUBTFUL or known(ahead.text, "he")
        together = (tokens[last].text, ahead.text) in reading.repeated_pairs and ahead.text not in words.stop
        if ahead.text not in business and doubtful and not together:
            break
        last += 1
    return last


def _latin(tokens: Sequence[Token], first: int) -> int:
    last = first
    while last + 1 < len(tokens) and last - first < _WORDS and touch(tokens, last):
        if not tokens[last + 1].text[:1].isascii() or not tokens[last + 1].text[:1].isupper():
            break
        last += 1
    return last


@cache
def _heads() -> dict[str, EntityType]:
    """Written forms of the nouns, prefix letters included, with what they are kinds of."""
    context = lexicon("he").context
    prefixes = {"", *(p for p in PREFIXES if not p.endswith("ה"))}
    heads: dict[str, EntityType] = {prefix + noun: "company" for noun in context["kinds"] for prefix in prefixes}
    return heads | {prefix + noun: "fund" for noun in context["kind_funds"] for prefix in prefixes}


@cache
def _houses() -> frozenset[str]:
    return frozenset(prefix + "בית" for prefix in ("", *PREFIXES) if not prefix.endswith("ה"))

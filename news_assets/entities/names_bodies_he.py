"""Hebrew bodies named by what they are for (`הרשות לתחרות`), councils by place, names before brackets and `בע"מ`."""

from collections.abc import Sequence
from functools import cache

from news_assets.entities.cues import cues
from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import Lexicon, lexicon
from news_assets.entities.match import PREFIXES
from news_assets.entities.reading import Mention, Reading
from news_assets.entities.tokens_he import Token, touch
from news_assets.language.known import causative, frequent, isolated, listed, noun
from news_assets.schemas.vocabulary import EntityType

_SCORE = 0.65
_SHORTEST = 3
_ADJECTIVES = ("י", "ית")
_CONSTRUCT = ("ות", "ת", "י")
_LIMITED = 'בע"מ'
_WORDS = 5  # of a firm's name before its legal form


def name_bodies(reading: Reading, tokens: Sequence[Token]) -> None:
    """Add them where nothing is named yet."""
    words = lexicon("he")
    bodies, councils = _definite(), _councils()
    for at, token in enumerate(tokens):
        if token.text in bodies:
            last = _purpose(tokens, at, words)
            if last:
                _add(reading, token.start + bodies[token.text], tokens[last].end, "organisation")
        elif token.text in councils:
            last = _place(tokens, at, words)
            if last:
                _add(reading, token.start + councils[token.text], tokens[last].end, "organisation")
        elif token.text == "(":
            first = _spelled(tokens, at, words)
            if first is not None:
                _add(reading, tokens[first].start, tokens[at - 1].end, "company")
        elif token.text == _LIMITED:
            begin = _limited(reading, tokens, at, words)
            if begin is not None:
                _add(reading, begin, token.end, "company")


def _add(reading: Reading, start: int, end: int, kind: EntityType) -> None:
    reading.cover(Mention(start, end, Entry("", kind, reading.text[start:end]), "model", _SCORE))


def _purpose(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Index of the last word of `(the) body (national) for ...`."""
    at += 1 if at + 2 < len(tokens) and touch(tokens, at) and tokens[at + 1].text in words.context["scopes"] else 0
    if at + 1 >= len(tokens) or not touch(tokens, at):
        return None
    aim = tokens[at + 1].text
    if aim[0] != "ל" or len(aim) <= _SHORTEST or words.stop & {aim, aim[1:]} or not noun(aim[1:]):
        return None
    last = at + 1
    if last + 1 < len(tokens) and touch(tokens, last):
        ahead = tokens[last + 1].text
        joined = ahead[:1] in ("ה", "ו") and len(ahead) > _SHORTEST and noun(ahead[1:])
        belongs = joined or ahead.endswith(_ADJECTIVES) or aim.endswith(_CONSTRUCT)
        if ahead not in words.stop and belongs and (joined or noun(ahead)):
            last += 1
    return last


def _place(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Index of the last word of a council's name, when the place is none of the gazetteer's."""
    if at + 1 >= len(tokens) or not touch(tokens, at):
        return None
    first = tokens[at + 1].text
    if first in words.context["place_heads"]:
        return at + 2 if at + 2 < len(tokens) and touch(tokens, at + 1) and tokens[at + 2].text[0] >= "א" else None
    return (
        at + 1 if len(first) >= _SHORTEST and first[0] >= "א" and first not in words.stop and isolated(first) else None
    )


def _spelled(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Index of the first word of a Hebrew name that stands before its Latin spelling in brackets."""
    if not at or at + 1 >= len(tokens) or not (tokens[at + 1].text[0].isascii() and tokens[at + 1].text[0].isupper()):
        return None
    first = at
    while first and at - first < _SHORTEST and tokens[first].start - tokens[first - 1].end <= 1:
        text = tokens[first - 1].text
        if not "א" <= text[0] <= "ת" or text in words.stop or frequent(text, "he") or not isolated(text):
            break
        first -= 1
    return first if first < at else None


def _limited(reading: Reading, tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Where the name before a legal form begins: behind a word that no name holds, or a noun for firms."""
    first = at
    while first and at - first < _WORDS and touch(tokens, first - 1):
        text = tokens[first - 1].text
        if not text[0].isalpha() or _ends_before(text, words):
            break
        first -= 1
    if first == at or any((named := reading.at(t.start)) and named.entry.entity_id for t in tokens[first:at]):
        return None
    text, start = tokens[first].text, tokens[first].start
    if first == at - 1 and text in words.context["business"]:
        return None  # what is left of a name that this rule cannot tell
    led = text[0] in "לבמו" and len(text) > _SHORTEST and not listed(text) and listed(text[1:])
    return start + led


def _ends_before(text: str, words: Lexicon) -> bool:
    """Whether a firm's name stops in front of the word: a function word, a verb, the noun `company` itself."""
    signs = cues("he")["company"]
    verb = text in signs.behind and text not in words.context["business"]
    noun_for_firm = any(text in words.context[group] for group in ("companies", "groups", "offices", "saying"))
    stop = text in words.stop and text not in words.given and text not in words.context["business"]
    return stop or verb or noun_for_firm or text in _BREAKS or causative(text)


_BREAKS = frozenset(
    {"חברת", "לחברת", "מחברת", "וחברת", "החברה", "קבוצת", "את", "של", "עם", "על", "מידי", "לידי", "בידי"}
)


@cache
def _definite() -> dict[str, int]:
    """Written forms of the bodies with the article, with how many prefix letters stand before it."""
    nouns = lexicon("he").context["bodies_for"]
    forms = {p + noun: len(p) - 1 for noun in nouns for p in PREFIXES if p.endswith("ה")}
    return forms | {p + noun: len(p) for noun in nouns - {"קרן"} for p in PREFIXES if p[-1] in "בל"}


@cache
def _councils() -> dict[str, int]:
    nouns = lexicon("he").context["councils"]
    return {p + noun: len(p) for noun in nouns for p in ("", *PREFIXES) if not p.endswith("ה")}

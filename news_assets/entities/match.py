"""Find every alias in a text in one pass, at word borders, with Hebrew prefix letters and case respected."""

from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick

from news_assets.entities.entry import Alias, Hit
from news_assets.entities.lexicon import collisions
from news_assets.entities.load import gazetteer

_PROCLITICS = ("", "ו"), ("", "ש", "כש", "לכש", "מש"), ("", "ה", "ב", "ל", "מ", "כ", "של", "מה", "שב", "של", "בה", "לה")
PREFIXES = frozenset(a + b + c for a in _PROCLITICS[0] for b in _PROCLITICS[1] for c in _PROCLITICS[2]) - {""}
_LONGEST = max(map(len, PREFIXES))
# A letter with one of these marks behind it is another letter, so the mark does not end the word.
_GERESH_LETTERS = frozenset("גזצץ")
# Names of these never take the definite article.
_NO_ARTICLE = frozenset({"company", "person", "country", "city"})


class Matcher:
    """A pattern set; `find` is linear in the length of the text plus the number of hits."""

    def __init__(self, aliases: Iterable[Alias]) -> None:
        """Build the automaton of all aliases; several entries may share a spelling."""
        by_key: dict[str, list[Alias]] = {}
        for alias in aliases:
            by_key.setdefault(alias.key, []).append(alias)
        self._automaton = ahocorasick.Automaton()
        for key, group in by_key.items():
            self._automaton.add_word(key, (len(key), tuple(group)))
        self._empty = not by_key
        if by_key:
            self._automaton.make_automaton()

    def find(self, text: str, lowered: str) -> Iterator[Hit]:
        """Yield the hits of a text and its lower case of the same length, overlapping ones included."""
        if self._empty:
            return
        for last, (length, group) in self._automaton.iter(lowered):
            start = last + 1 - length
            end = last + 1
            if starts_word(text, start) and ends_word(text, end):
                article = start > 0 and text[start - 1] == "ה" and is_hebrew(text[start])
                for alias in group:
                    if right_case(text[start:end], alias.text) and not (article and alias.entry.type in _NO_ARTICLE):
                        yield Hit(start, end, alias)


@cache
def gazetteer_matcher() -> Matcher:
    """The automaton of the whole gazetteer, built once."""
    return Matcher(gazetteer())


@cache
def listed_words() -> frozenset[str]:
    """Lower-case names of one word in the gazetteer."""
    return frozenset(a.key for a in gazetteer() if " " not in a.text)


def lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_hebrew(char: str) -> bool:
    """True for a Hebrew letter."""
    return "א" <= char <= "ת"


def prefix_start(text: str, start: int) -> int | None:
    """Where the word around `start` begins if only Hebrew prefix letters stand before; None if it is another word."""
    at = start
    if at and text[at - 1] in "-\"'" and at > 1 and is_hebrew(text[at - 2]):
        at -= 1
    first = at
    while first and at - first <= _LONGEST and is_hebrew(text[first - 1]):
        first -= 1
    if first and (text[first - 1].isalnum() or (text[first - 1] in "\"'" and first > 1 and text[first - 2].isalpha())):
        return None
    if first == at:
        return start
    if text[first:at] not in PREFIXES:
        return None
    return None if at == start and first_word(text, first) in collisions() else first


def first_word(text: str, start: int) -> str:
    """The run of Hebrew letters that begins at a position."""
    end = start
    while end < len(text) and end - start < 20 and is_hebrew(text[end]):
        end += 1
    return text[start:end]


def starts_word(text: str, start: int) -> bool:
    """True when a name may begin here."""
    if not start:
        return True
    before = text[start - 1]
    if before.isalnum():
        return is_hebrew(before) and prefix_start(text, start) is not None
    if before in "\"'" and start > 1 and is_hebrew(text[start - 2]):
        return prefix_start(text, start) is not None
    if before == "-" and start > 1 and is_hebrew(text[start - 2]) and is_hebrew(text[start]):
        return prefix_start(text, start) is not None
    return not (before in ".&@#/_" and start > 1 and text[start - 2].isalnum() and text[start].isascii())


def ends_word(text: str, end: int) -> bool:
    """True when a name may end here."""
    if end >= len(text):
        return True
    behind = text[end]
    if behind.isalnum() or behind in "@_":
        return False
    follows = text[end + 1] if end + 1 < len(text) else " "
    if behind == '"':
        return not (is_hebrew(text[end - 1]) and is_hebrew(follows))
    if behind == "'" and is_hebrew(text[end - 1]):
        return text[end - 1] not in _GERESH_LETTERS or not (follows == " " or is_hebrew(follows))
    if behind in "./&" and follows.isascii() and follows.isalnum():
        return behind == "/"
    return not (behind == "-" and is_hebrew(text[end - 1]) and is_hebrew(follows))


def right_case(found: str, alias: str) -> bool:
    """A name is written as listed or in capitals; a listed lower-case word in any case."""
    return found == alias or alias.islower() or (found.isupper() and len(found) > 3) or not alias.isascii()

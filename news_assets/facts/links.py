"""How a quantity hangs on the words before it: by, to, of, at, from, versus."""

import re
from dataclasses import dataclass
from typing import Literal

from news_assets.facts.items import Item
from news_assets.facts.pack import words

Relation = Literal["none", "by", "to", "of", "at", "from", "versus", "and", "for"]
_LETTERS = re.compile("^ו?ש?[בלמכ]{1,2}ה?$")
_COMPARING = frozenset({"יותר", "ביותר", "למעלה", "פחות", "בפחות", "לפחות", "ליותר", "בלמעלה", "בלא"})


@dataclass(frozen=True, slots=True)
class Link:
    """Relation of a quantity to what stands before; `item` is the first item that belongs to the link or hedge."""

    relation: Relation
    item: int


def link(items: list[Item], first: int, at: int, language: str) -> Link:
    """Read the words between item `first` (the sentence's start) and the quantity at item `at`, hedges skipped."""
    return _hebrew(items, first, at) if language == "he" else _english(items, first, at)


def _hebrew(items: list[Item], first: int, at: int) -> Link:
    hedges = words("he", "hedges")
    relation: Relation = "none"
    j = at
    while j > first:
        item, after = items[j - 1], items[j]
        glued = item.end == after.start
        if item.key == "-" and (glued or (j - 2 >= first and items[j - 2].end == item.start)):
            if (j - 2 >= first and _LETTERS.match(items[j - 2].key)) or (glued and j == at):
                j -= 1
                continue
            break
        if item.kind != "w":
            break
        key = item.key
        if len(key) <= 4 and _LETTERS.match(key) and (glued or items[j].key == "-"):
            led = items[j - 2].key if j >= 2 else ""
            if led == "לפחות" and "מ" in key:
                return Link("to", j - 2)  # `ירד לפחות מ-8 מיליארד`
            relation = _of_letters(key, led in _COMPARING or led.endswith("קרוב"), relation)
            j -= 1
            continue
        stem, letter = key, ""
        if key not in hedges and key[1:] in hedges and key[0] in "בלמוכ":
            stem, letter = key[1:], key[0]
        if stem in words("he", "versus") or key in words("he", "versus"):
            return Link("versus", j - 1)
        if stem == "של" and j - 2 >= first and items[j - 2].key in words("he", "to"):
            return Link("to", j - 2)  # `לשיא של 215 מיליארד`
        if stem == "של" or key in words("he", "of"):
            return Link("of" if relation == "none" else relation, j - 1)
        if key in words("he", "at"):
            return Link("at", j - 1)
        if key in words("he", "to"):
            return Link("to", j - 1)
        if key in ("תמורת", "בעד", "בעבור"):
            return Link("for", j - 1)
        if stem in hedges:
            if letter:
                relation = _of_letters(letter, False, relation)
            j -= 1
            continue
        break
    return Link(relation, j)


def _of_letters(letters: str, comparing: bool, known: Relation) -> Relation:
    if "ב" in letters:
        return "by"
    if comparing:
        return known
    if "ל" in letters:
        return "to"
    if "מ" in letters:
        return "from"
    return known


def _english(items: list[Item], first: int, at: int) -> Link:
    hedges = words("en", "hedges")
    j = at
    while j > first and (items[j - 1].key in hedges or items[j - 1].key in ('"', "(")):
        if items[j - 1].key in ("a", "an", "the") and j >= 2 and items[j - 2].key in ("in", "with", "for"):
            break
        if items[j - 1].key in ("least", "most", "much") and j - 2 >= first and items[j - 2].key in ("at", "as"):
            j -= 1
        j -= 1
    if j == first:
        return Link("none", j)
    key = items[j - 1].key
    before = items[j - 2].key if j - 2 >= first else ""
    if key in ("to", "with") and before in ("compared", "compares", "opposed", "relative", "contrast"):
        return Link("versus", j - 2)
    if key == "to" and before == "up":
        return Link("none", j - 2)
    if key == "to" and before == "close":
        return Link("none", j - 2)
    if key == "from":
        return Link("from", j - 1)
    if key in words("en", "by"):
        return Link("by", j - 1)
    if key in words("en", "to"):
        return Link("to", j - 1)
    if key in words("en", "of"):
        return Link("of", j - 1)
    if key in words("en", "at"):
        return Link("at", j - 1)
    if key in ("versus", "vs", "against", "than"):
        return Link("versus", j - 1)
    if key == "for":
        return Link("for", j - 1)
    if key == "and":
        return Link("and", j - 1)
    return Link("none", j)

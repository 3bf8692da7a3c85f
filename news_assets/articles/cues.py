"""Concepts behind class names and ids, and the words by which leftovers give themselves away."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import ahocorasick

from news_assets.text.package_data import from_yaml

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MAX_NAMES = 400
_MAX_LINE = 300


@cache
def cue_data() -> dict[str, Any]:
    """The cue file, read once."""
    data: dict[str, Any] = from_yaml(files("news_assets.articles").joinpath("cues.yaml").read_text("utf-8"))
    return data


@cache
def _stems() -> tuple[dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    for concept, stems in cue_data()["concepts"].items():
        for stem in stems:
            if stem.endswith("="):
                whole[stem[:-1]] = concept
            else:
                starts[stem] = concept
    return whole, starts


@lru_cache(maxsize=50_000)
def _concept(word: str) -> str | None:
    whole, starts = _stems()
    if word in whole:
        return whole[word]
    return next((starts[word[:n]] for n in range(len(word), 2, -1) if word[:n] in starts), None)


@lru_cache(maxsize=20_000)
def concepts_of(names: str) -> frozenset[str]:
    """Concepts named by the words of class names and ids."""
    words = _WORD.findall(names[:_MAX_NAMES])
    return frozenset(c for w in words if (c := _concept(w.lower())))


@cache
def _phrases() -> Any:
    automaton = ahocorasick.Automaton()
    for kind, phrases in cue_data()["lines"].items():
        for phrase in phrases:
            automaton.add_word(phrase.lower(), (kind, len(phrase)))
    automaton.make_automaton()
    return automaton


def line_cues(text: str) -> tuple[dict[str, bool], int]:
    """Kinds of leftover phrases in a text's beginning, each with whether it stands at the very start; their length."""
    found: dict[str, bool] = {}
    covered = 0
    lowered = text[:_MAX_LINE].lower()
    for end, (kind, size) in _phrases().iter(lowered):
        start = end - size + 1
        if start == 0 or not lowered[start - 1].isalnum():
            found[kind] = found.get(kind, False) or start < 3
            covered += size
    return found, covered


@cache
def _leftovers() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    phrases = cue_data()["leftovers"]
    return tuple(phrases["starts"]), tuple(phrases["ends"]), frozenset(phrases["whole"])


def is_leftover(text: str) -> bool:
    """True for a short line that only points elsewhere or names who helped, whatever markup says."""
    if len(text) >= _MAX_LINE:
        return False
    starts, ends, whole = _leftovers()
    lowered = text.lower()
    return lowered.startswith(starts) or lowered.endswith(ends) or lowered.strip(" .:…") in whole

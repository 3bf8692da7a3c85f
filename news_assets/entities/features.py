"""What the tagger sees of a token: letters, affixes, shape, word lists, gazetteer, neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from news_assets.entities.lexicon import Lexicon, lexicon
from news_assets.entities.match import PREFIXES, gazetteer_matcher, is_hebrew, lower

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Word:
    """What a token's own letters tell, made once per word."""

    own: tuple[str, ...]
    core: tuple[str, ...]
    shifted: dict[int, tuple[str, ...]]
    net: tuple[str, ...]


_STEPS = (-2, -1, 1, 2)


def features(tokens: Sequence[str], language: str, listed: Sequence[Sequence[str]] | None = None) -> list[list[str]]:
    """One list of features per token of a sentence; `listed` saves finding the gazetteer's marks again."""
    marks = gazetteer_marks(tokens) if listed is None else listed
    words = [_word(token, language) for token in tokens]
    cores = [[*word.core, *found] if found else word.core for word, found in zip(words, marks, strict=True)]
    rows = []
    for i, word in enumerate(words):
        row = ["bias", *word.own, *marks[i]]
        for step in _STEPS:
            at = i + step
            if 0 <= at < len(tokens):
                row += words[at].shifted[step]
                row += [f"{step}{mark}" for mark in marks[at]]
            else:
                row.append(f"{step}=edge")
        if i:
            row.append(f"-1w|w={tokens[i - 1]}|{tokens[i]}")
            row += [f"-1|0={a}|{b}" for a in cores[i - 1] for b in cores[i]]
        if i + 1 < len(tokens):
            row.append(f"w|+1w={tokens[i]}|{tokens[i + 1]}")
        rows.append(row)
    return rows


def short_features(
    tokens: Sequence[str], language: str, listed: Sequence[Sequence[str]] | None = None
) -> list[list[str]]:
    """The few features that a backend needs that learns letters and neighbours by itself."""
    marks = gazetteer_marks(tokens) if listed is None else listed
    return [[*_word(token, language).net, *found] for token, found in zip(tokens, marks, strict=True)]


@lru_cache(maxsize=1 << 15)
def _word(token: str, language: str) -> _Word:
    words = lexicon(language)
    lists = _lists(token, words)
    core = (f"s={shape(token)}", *lists)
    edges = (f"w={token}", f"e2={token[-2:]}", f"p2={token[:2]}")
    net = list(core)
    if language == "he" and is_hebrew(token[0]):
        for cut in (1, 2):
            if token[:cut] in PREFIXES and len(token) > cut + 1:
                net += [f"c{cut}", *(f"c{f}" for f in _lists(token[cut:], words))]
    shifted = {step: tuple(f"{step}{f}" for f in (*core, *edges)) for step in _STEPS}
    return _Word(tuple(_own(token, words, lists, language)), core, shifted, tuple(net))


def gazetteer_marks(tokens: Sequence[str]) -> list[list[str]]:
    """Types of the gazetteer's hits over each token, with B for the first token of a hit."""
    text = " ".join(tokens)
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    marks: list[list[str]] = [[] for _ in tokens]
    owner = [i for i, token in enumerate(tokens) for _ in range(len(token) + 1)]
    hits = sorted(gazetteer_matcher().find(text, lower(text)), key=lambda h: h.start - h.end)
    taken = bytearray(len(text) + 1)
    for hit in hits:
        if 1 in taken[hit.start : hit.end]:
            continue
        taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
        first, last = owner[hit.start], owner[hit.end - 1]
        for index in range(first, last + 1):
            place = "B" if index == first else "I"
            end = "E" if index == last else "M"
            marks[index].append(f"g={place}{end}{hit.alias.entry.type}{hit.alias.doubt}")
    return marks


def _own(token: str, words: Lexicon, lists: Sequence[str], language: str) -> list[str]:
    row = [f"w={token}", f"s={shape(token)}", f"n={min(len(token), 8)}"]
    row += [f"p{n}={token[:n]}" for n in (1, 2, 3) if len(token) > n]
    row += [f"e{n}={token[-n:]}" for n in (1, 2, 3, 4) if len(token) > n]
    row += lists
    padded = f"^{token}$"
    row += [f"t={padded[i : i + 3]}" for i in range(min(len(padded) - 2, 10))]
    if language == "he" and is_hebrew(token[0]):
        for cut in (1, 2):
            if token[:cut] in PREFIXES and len(token) > cut + 1:
                stem = token[cut:]
                row += [f"c{cut}={stem}", *(f"c{f}" for f in _lists(stem, words))]
    else:
        row.append(f"l={token.lower()}")
    return row


def _lists(token: str, words: Lexicon) -> list[str]:
    row = []
    if token in words.given:
        row.append("given?" if words.given[token] else "given")
    if token in words.surnames:
        row.append("surname")
    if token in words.stop:
        row.append("stop")
    low = token.lower()
    row += [f"x={name}" for name, group in words.context.items() if low in group]
    return row


def shape(token: str) -> str:
    """Case and kind of the characters, runs folded."""
    if _DIGIT.search(token):
        return "9" if token.isdigit() else "9x"
    if is_hebrew(token[0]):
        return "א" + ('"' if '"' in token else "'" if "'" in token else "-" if "-" in token else "")
    if token.isalpha():
        return "AA" if token.isupper() and len(token) > 1 else "Aa" if token[0].isupper() else "a"
    return token[:1] if not token[0].isalnum() else "Aa." if token[0].isupper() else "a."

"""Which language a text is written in."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

_HEBREW = re.compile("[\u05d0-\u05ea]+")
_LATIN = re.compile("[A-Za-z]+")


def script_language(text: str, default: str = "en") -> str:
    """Return `he` when Hebrew makes up a quarter of the letters at the text's head, else `default`."""
    head = text[:4000]
    hebrew, latin = (sum(map(len, letters.findall(head))) for letters in (_HEBREW, _LATIN))
    return "he" if hebrew and hebrew * 3 >= latin else default


_WORDS = re.compile(r"[^\W\d_]+")
_SCRIPTS = tuple(
    (language, re.compile(f"[{letters}]+"))
    for language, letters in (
        ("ko", "\uac00-\ud7af"), ("ja", "\u3040-\u30ff"), ("zh", "\u4e00-\u9fff"), ("ru", "\u0400-\u04ff"),
        ("ar", "\u0600-\u06ff"), ("el", "\u0370-\u03ff"),
    )
)  # fmt: skip
_HEAD = 1000
_LEAST_WORDS = 30
# Function words are a third of a text of their language; another's share a few of them.
_SHARE = 0.12
_AHEAD = 2


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """Words to the languages they run through."""
    lines = files("news_assets.language").joinpath("function_words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    found: dict[str, tuple[str, ...]] = {}
    for language, words in rows:
        for word in words.split():
            found[word] = (*found.get(word, ()), language)
    return found


def written_language(text: str, default: str = "en") -> str:
    """The language whose script or function words run through the text's head; `default` where none is far ahead."""
    head = text[:_HEAD]
    latin = sum(map(len, _LATIN.findall(head)))
    if latin * 2 < len(head):
        for language, letters in _SCRIPTS:
            if sum(map(len, letters.findall(head))) * 3 > latin:
                return language
    words = _WORDS.findall(head)  # as written: a name's capital particles are none
    if len(words) < _LEAST_WORDS:
        return default
    languages = map(_function_words().get, words)
    counts = Counter(language for known in languages if known for language in known)
    best = max(counts, key=lambda language: (counts[language], language == default), default=default)
    far = counts[best] > _AHEAD * counts[default]
    return best if far and counts[best] > _SHARE * len(words) else default

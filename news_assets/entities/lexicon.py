"""Word lists that the name rules read: given names, family names, words that are never names, and context words."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from news_assets.text.package_data import from_yaml

_FOLDER = files("news_assets.entities").joinpath("names")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language; `given` maps a name to True when it needs a second sign beside it.

    `surnames` is what the tagger learns from, `families` holds it and more for the rules.
    """

    given: dict[str, bool]
    surnames: frozenset[str]
    families: frozenset[str]
    stop: frozenset[str]
    context: dict[str, frozenset[str]]


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of `he` or `en`, read once."""
    context: dict[str, str] = from_yaml(_read(f"{language}.yaml"))
    return Lexicon(
        {word.rstrip("?"): word.endswith("?") for word in _words(f"given_{language}.txt")},
        frozenset(_words("surnames_he.txt")) if language == "he" else frozenset(),
        frozenset(_words("surnames_he.txt") + _words("families_he.txt")) if language == "he" else frozenset(),
        frozenset(_words(f"stop_{language}.txt")),
        {name: frozenset(words.split()) for name, words in context.items()},
    )


@cache
def collisions() -> frozenset[str]:
    """Ordinary Hebrew words that look like prefix letters and a listed name."""
    return frozenset(_words("collide_he.txt"))


@cache
def ticker_words() -> frozenset[str]:
    """Tickers that are words or common abbreviations."""
    return frozenset(_words("ticker_words.txt"))


@cache
def exchanges() -> dict[str, str]:
    """Market identifiers by the names that stand before tickers."""
    lines = [line.split() for line in _read("exchanges.txt").splitlines() if not line.startswith("#")]
    return {name.replace("_", " "): mic for mic, *names in lines for name in names}


def _read(name: str) -> str:
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")


def _words(name: str) -> list[str]:
    return [w for line in _read(name).splitlines() if not line.startswith("#") for w in line.split()]

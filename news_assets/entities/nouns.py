"""Definite nouns that can stand for a name, by language (`nominals/*.yaml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from news_assets.schemas.records import Entity
from news_assets.text.document import Document
from news_assets.text.package_data import from_yaml

_OPEN = {"he": r"(?<![\w\"'])(ו?(?:לכש|כש|מש|ש|מ)?)", "en": r"\b([Tt]he (?:[\w.]+-[\w-]+ )?)?"}
_CLOSE = {"he": r"(?![\w\"'-])", "en": r"(?![\w-])"}
_BEHIND = re.compile(r" ([\w\"'-]+)")


@dataclass(frozen=True, slots=True)
class Kind:
    """One family of nouns: the types of names it stands for, what these hold, words behind that make it another thing.

    `home` is the gazetteer's id of what it stands for when the article names nothing of the types. With `told` it
    stands only for the subject of a fact in its sentence; with `trade`, else for the trade of an association.
    """

    types: frozenset[str]
    among: tuple[str, ...] = ()
    unlike: frozenset[str] = frozenset()
    home: str | None = None
    told: bool = False
    trade: bool = False

    def fits(self, entity: Entity) -> bool:
        """Whether its nouns can stand for an entity."""
        if entity.type not in self.types or entity.entity_id in outlets():
            return False
        names = f"{entity.name_he or ''} {entity.name_en or ''} {entity.quote}".lower()
        return not self.among or any(word in names for word in self.among)


def nouns(document: Document) -> Iterator[tuple[Kind, int, int]]:
    """Yield kind and span in the source, in order."""
    language = "he" if document.language.startswith("he") else "en"
    pattern, kinds = _kinds(language)
    for match in pattern.finditer(document.norm):
        kind = kinds[match.group(2).replace("-", " ")]
        if language == "en" and not (match.group(1) or kind.told):
            continue
        behind = _BEHIND.match(document.norm, match.end())
        if not (behind and behind.group(1) in kind.unlike):
            start = match.start(2) if language == "he" else match.start()
            yield kind, *document.normalised.span(start, match.end())


@cache
def outlets() -> frozenset[str]:
    """Ids of newspapers, agencies and channels: named in bylines and as sources."""
    text = files("news_assets.entities").joinpath("nominals", "outlets.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def is_noun(text: str, language: str) -> bool:
    """Whether the words are one of the nouns."""
    return text.replace("-", " ") in _kinds("he" if language.startswith("he") else "en")[1]


@cache
def _kinds(language: str) -> tuple[re.Pattern[str], dict[str, Kind]]:
    file = files("news_assets.entities").joinpath("nominals", f"{language}.yaml")
    data: dict[str, dict[str, str]] = from_yaml(file.read_text(encoding="utf-8"))
    kinds: dict[str, Kind] = {}
    for row in data.values():
        types, unlike = frozenset(row["types"].split()), frozenset(row.get("unlike", "").split())
        for noun in row["nouns"].split():
            among = row.get("among", "").split()
            if among == ["itself"]:
                among = [noun.removeprefix("ה")]
            kinds[noun.replace("-", " ")] = Kind(
                types, tuple(among), unlike, row.get("home"), "told" in row, "trade" in row
            )
    written = "|".join(re.escape(noun).replace(r"\ ", "[ -]") for noun in sorted(kinds, key=len, reverse=True))
    return re.compile(f"{_OPEN[language]}({written}){_CLOSE[language]}"), kinds

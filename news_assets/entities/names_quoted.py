"""Hebrew names in quotation marks: a noun of firms or bodies, or an office, stands before them or they come again."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import lexicon
from news_assets.entities.reading import Mention, Reading
from news_assets.schemas.vocabulary import EntityType

# Short, without marks of a sentence; the marks of an acronym (מנכ"ל) stand between letters.
_QUOTED = re.compile(r'(?<![א-ת"\d])([ובלמשכה]{0,3})"([א-תA-Za-z][^"\n.,:;?!()]{0,38}[א-תA-Za-z\d\'])"(?![א-ת])')
_MOST_WORDS = 4
_SCORE = 0.8
_BACK = 70


def name_quoted(readings: Sequence[Reading]) -> None:
    """Add the quoted names of Hebrew readings, wherever they are written again."""
    hebrew = [reading for reading in readings if reading.language == "he" and '"' in reading.text]
    names: dict[str, EntityType] = {}
    for reading in hebrew:
        names |= dict(_introduced(reading))
    if not names:
        return
    written = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    again = re.compile(rf'(?<![א-ת])[ובלמשכה]{{0,3}}(")?({written})(?(1)")(?![א-ת])')
    for reading in hebrew:
        for match in again.finditer(reading.text):
            if match[1] or " " in match[2]:
                _keep(reading, Mention(*match.span(2), Entry("", names[match[2]], match[2]), "model", _SCORE))


def _keep(reading: Reading, mention: Mention) -> None:
    """What the words alone gave away yields to what stands before the marks: a firm may bear a person's name."""
    old = reading.at(mention.start)
    if old and old.end == mention.end and not old.entry.entity_id:
        reading.replace(old, mention)
    else:
        reading.cover(mention)


def _introduced(reading: Reading) -> Iterator[tuple[str, EntityType]]:
    for match in _QUOTED.finditer(reading.text):
        name = match[2]
        if match[1] or name.count(" ") >= _MOST_WORDS:
            continue
        head = _before().search(reading.text, max(0, match.start() - _BACK), match.start())
        if head:
            yield name, _kind(head[1])


def _kind(head: str) -> EntityType:
    context = lexicon("he").context
    if head in context["quoted_products"]:
        return "product"
    return "organisation" if head in context["quoted_bodies"] else "company"


@cache
def _before() -> re.Pattern[str]:
    """A noun, with its article or prefix letters or without, right before the marks or with what it did between."""
    context = lexicon("he").context
    nouns = context["quoted_bodies"] | context["quoted_firms"] | context["quoted_products"]
    heads = "|".join(map(re.escape, sorted(nouns, key=len, reverse=True)))
    return re.compile(rf"(?<![א-ת\"])[ושכ]?[בלמ]?ה?({heads})(?: ש[א-ת]{{2,12}}(?: [א-ת-]{{1,12}}){{0,3}},)? \Z")

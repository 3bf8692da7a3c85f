"""Codes of an exchange in brackets behind a firm's name, `Deere (NYSE: DE)`: another form of the name, nobody else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from news_assets.facts.reading import Mention, Reading
from news_assets.schemas.records import Entity

_LONGEST = 6  # letters of a code
_INSIDE = 9  # items of such a bracket
_FIRMS = frozenset({"company", "organisation", "product", "fund", "group", "person", "city"})


def fold_codes(readings: Sequence[Reading]) -> None:
    """Take the names of exchanges and the codes out of the mentions; where a code stands alone it names the firm."""
    owners: dict[str, Entity] = {}
    for reading in readings:
        if reading.language == "en" and ":" in reading.document.norm:
            _fold(reading, owners)
    for reading in readings if owners else ():
        for mention in reading.mentions:
            owner = owners.get(mention.entity.quote)
            if owner is not None and mention.unlisted:
                mention.entity = same(mention.entity, owner)


def same(entity: Entity, owner: Entity) -> Entity:
    """The entity as another form of its owner's name."""
    return replace(
        entity, type=owner.type, mention_id=owner.mention_id, entity_id=owner.entity_id,
        name_en=owner.name_en or owner.quote, name_he=owner.name_he, ticker=owner.ticker,
    )  # fmt: skip


def _fold(reading: Reading, owners: dict[str, Entity]) -> None:
    gone: set[int] = set()
    for first, end, code in _brackets(reading):
        before = first - 2 if reading.key(first - 1) == "." and first > 1 else first - 1  # `Inc. (`
        number = reading.items[before].mention
        if number < 0 or reading.mentions[number].entity.type not in _FIRMS:
            continue
        owner = reading.mentions[number]
        gone.update(i.mention for i in reading.items[first:end] if i.mention >= 0)
        kind = owner.entity.type if owner.entity.entity_id else "company"
        owner.entity = replace(owner.entity, type=kind, ticker=owner.entity.ticker or code)
        owners.setdefault(code, owner.entity)
    if gone:
        drop(reading, gone)


def _brackets(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """(first item, item behind, code) of each bracket that holds an exchange and a code."""
    items, norm = reading.items, reading.document.norm
    for index, item in enumerate(items):
        if item.key != ":" or not 2 <= index < len(items) - 1:
            continue
        first = index - 1
        while first > index - _INSIDE and first > 0 and items[first].kind in "wn":
            first -= 1
        name = items[index + 1]
        code = norm[name.start : name.end]
        if items[first].key != "(" or first == 0 or not code.isupper() or len(code) > _LONGEST:
            continue
        if not norm[items[first + 1].start].isupper():
            continue
        end = index + 2
        while end < len(items) and end - first < _INSIDE and items[end].key not in (")", "\n"):
            end += 1
        yield first, end, code


def drop(reading: Reading, numbers: set[int]) -> None:
    """Take mentions out of a reading by their numbers."""
    kept: list[Mention] = []
    for number, mention in enumerate(reading.mentions):
        place = -1
        if number not in numbers:
            place = len(kept)
            kept.append(mention)
        for item in reading.items[mention.first : mention.last + 1]:
            if item.mention == number:
                item.mention = -2 - place if place >= 0 else -1
    for mention in kept:
        for item in reading.items[mention.first : mention.last + 1]:
            if item.mention < -1:
                item.mention = -2 - item.mention
    reading.mentions[:] = kept

"""English names that no list has: who is a person, and which short form stands for which name of the article."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from news_assets.entities.lexicon import lexicon
from news_assets.facts.codes import drop
from news_assets.facts.pack import words
from news_assets.facts.reading import Mention, Reading
from news_assets.language.known import frequent
from news_assets.schemas.records import Entity

_LETTERS = "letters"  # mention_id of a name whose kind is known by what stands beside it
_FULL, _LONGEST = 2, 4  # words of a person's name: mostly, at most


def settle_names(readings: Sequence[Reading]) -> None:
    """Tell persons among the names known by their letters, and join short forms to the names they stand for."""
    if not readings or readings[0].language != "en":
        return
    for reading in readings:
        _join_firms(reading)
        _join_banks(reading)
        for mention in reading.mentions:
            if mention.unlisted and _person(reading, mention):
                mention.entity = replace(mention.entity, type="person", mention_id=_LETTERS)
    for mentions in _places(readings):
        for mention in mentions:
            mention.entity = replace(mention.entity, type="city", mention_id=_LETTERS)
    owners = _owners([m.entity for reading in readings for m in reading.mentions])
    for reading in readings:
        for mention in reading.mentions:
            entity = mention.entity
            owner = owners.get(entity.quote) if not entity.entity_id and entity.mention_id in ("", _LETTERS) else None
            if owner is not None:
                name = owner.name_en or owner.quote
                mention.entity = replace(
                    entity, type=owner.type, mention_id=owner.mention_id, entity_id=owner.entity_id, name_en=name
                )


def _join_firms(reading: Reading) -> None:
    """`S & T` and `Bancorp` right behind it, which only a bracket or the like told to be a firm, are one name."""
    gone: set[int] = set()
    for number, mention in enumerate(reading.mentions):
        ahead = reading.items[mention.last + 1] if mention.last + 1 < len(reading.items) else None
        if (
            not mention.unlisted
            or ahead is None
            or ahead.mention < 0
            or ahead.start - reading.items[mention.last].end > 1
        ):
            continue
        firm = reading.mentions[ahead.mention]
        listed = firm.entity.entity_id and "&" not in mention.entity.quote
        if listed or firm.unlisted or firm.entity.type not in ("company", "organisation"):
            continue
        quote = reading.document.norm[mention.start : reading.items[firm.last].end]
        gone.add(ahead.mention)
        for index in range(firm.first, firm.last + 1):
            reading.items[index].mention = number
        mention.last = firm.last
        mention.entity = replace(mention.entity, quote=quote, type=firm.entity.type, mention_id=_LETTERS)
    if gone:
        drop(reading, gone)


def _join_banks(reading: Reading) -> None:
    """`Bank of the Eastern Isles`: the word before the place makes it a bank."""
    for number, mention in enumerate(reading.mentions):
        entity, first = mention.entity, mention.first
        if not (mention.unlisted or entity.type in ("region", "city", "country")):
            continue
        led = first - 2 if reading.key(first - 1) == "of" else first - 3 if reading.key(first - 2) == "of" else -1
        if led < 0 or (led == first - 3 and reading.key(first - 1) != "the"):
            continue
        item = reading.items[led]
        if item.key != "bank" or item.mention >= 0 or reading.document.norm[item.start] != "B":
            continue
        quote = reading.document.norm[item.start : reading.items[mention.last].end]
        for index in range(led, first):
            reading.items[index].mention = number
        mention.first, mention.start = led, item.start
        mention.entity = replace(entity, quote=quote, type="company", mention_id=_LETTERS, entity_id=None, name_en=None)


def _person(reading: Reading, mention: Mention) -> bool:
    """A given name before a surname, a title or a verb of saying beside it, an age or an office behind its comma."""
    names, lists = mention.entity.quote.split(), lexicon("en")
    if not 1 <= len(names) <= _LONGEST or any(name.isupper() for name in names):
        return False
    doubt = lists.given.get(names[0])
    if doubt is False or (doubt and len(names) == _FULL and not frequent(names[1].casefold(), "en")):
        return True
    before, behind = reading.key(mention.first - 1), reading.key(mention.last + 1)
    if behind in lists.context["saying"] and len(names) > 1:
        return True
    if len(names) > 1 and (before in lists.context["titles"] or before in lists.context["saying"]):
        return True
    if behind != "," or len(names) < 2:
        return False
    ahead = reading.items[mention.last + 2 : mention.last + 4]
    return bool(ahead) and (ahead[0].kind == "n" or _aged(reading, mention.last + 2))


def _places(readings: Sequence[Reading]) -> Iterator[list[Mention]]:
    """The mentions of each name that stands only where places do: `in Kumasi`, `near Newquay`."""
    found: dict[str, list[Mention]] = {}
    other: set[str] = set()
    for reading in readings:
        for mention in reading.mentions:
            if not mention.unlisted:
                continue
            found.setdefault(mention.entity.quote, []).append(mention)
            before = reading.key(mention.first - 1)
            held = reading.key(mention.first - 2) in words("en", "held_in")
            if before not in _WHERE or held:
                other.add(mention.entity.quote)
    return (mentions for quote, mentions in found.items() if quote not in other)


_WHERE = frozenset({"in", "near", "outside", "around"})


def _aged(reading: Reading, index: int) -> bool:
    item = reading.items[index]
    return item.kind == "q" and reading.quantities[item.quantity].kind in ("age", "count")


_INITIALS = 3  # letters of a name's short form
_GENERATIONS = frozenset({"Jr", "Sr", "II", "III", "IV"})


def _owners(entities: Sequence[Entity]) -> dict[str, Entity]:
    """The one name of the article that each short form stands for."""
    found: dict[str, Entity | None] = {}
    given = lexicon("en").given
    for entity in entities:
        parts = entity.quote.split()
        if len(parts) < 2 or entity.type not in ("person", "company", "organisation", "product"):
            continue
        if len(parts) > _FULL and parts[-1].rstrip(".") in _GENERATIONS:
            parts.pop()
        short = parts[-1] if entity.type == "person" or parts[0] in given else parts[0]
        initials = "".join(part[0] for part in parts if part[0].isupper())
        if len(initials) >= _INITIALS and entity.type != "person" and initials not in found:
            found[initials] = entity
        owner = found.setdefault(short, entity)
        if owner is not None and (owner.entity_id or owner.quote) != (entity.entity_id or entity.quote):
            found[short] = None
    return {short: owner for short, owner in found.items() if owner is not None}

"""Numbers of people and shares of a population: `the top 10%`, `= 2 million Israelis`."""

from news_assets.facts.focus import Focus, Subject
from news_assets.facts.pack import words
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Entity, Quantity


def population_share(reading: Reading, at: int, quantity: Quantity) -> tuple[int, int] | None:
    """Item span of a part of the people named by its share (`10% העליונים`), None for any other number."""
    if quantity.kind != "percent" and quantity.unit != "fraction":
        return None
    layers, items = words(reading.language, "layers"), reading.items
    if at + 1 < len(items) and reading.language == "he" and items[at + 1].key in layers:
        return at, at + 1
    if at and reading.language == "en" and items[at - 1].key in layers:
        return (at - 2 if at > 1 and items[at - 2].key == "the" else at - 1), at
    return None


def layer_of(reading: Reading, span: tuple[int, int], focus: Focus) -> Subject:
    """The part of the people as a subject, with its country where the sentence names one."""
    name = reading.text(*span)
    country = next((m for m in reading.sentence_mentions(span[0]) if m.entity.type == "country"), None)
    if country is None:
        return Subject(name, "group", (), None, name)
    where = focus.of(country.entity).name
    full = f"{name} ב{where}" if reading.language == "he" else f"{name} in {where}"
    return Subject(full, "group", (name,), None, full)


def named_layer(reading: Reading, low: int, high: int) -> Entity | None:
    """The last part of the people between two items that is named by a word: `the poorest half`, `העשירון העליון`."""
    layers = words(reading.language, "layers")
    for mention in reversed(reading.sentence_mentions(high)):
        if low < mention.first < high and mention.entity.type == "group":
            told = reading.items[mention.first : mention.last + 1]
            if any(item.key in layers for item in told):
                return mention.entity
    return None


def counted_people(quantity: Quantity) -> str | None:
    """The people counted (`Israelis`), None when the quantity counts nobody."""
    words_of = quantity.quote.split()
    if quantity.kind != "count" or len(words_of) < 2 or not words_of[-1][0].isalpha():
        return None
    noun = words_of[-1]
    return noun[:-4] + "אים" if noun.endswith("איים") else noun

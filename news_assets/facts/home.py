"""Which country an English text is at home in, told by its people, cities, bodies and money."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from news_assets.facts.pack import data, words
from news_assets.facts.reading import Reading

_NAMED, _TOLD, _MONEY = 4, 2, 1  # worth of the country's own name, of a word of it, of an amount in its money
_TITLED = 3
_DEFAULT = 4
_PLACES = frozenset({"country", "city", "region", "market", "organisation"})


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of all countries by their first one: the others, and the country."""

    openers: dict[str, list[tuple[tuple[str, ...], str]]]
    money: dict[str, str]


@cache
def _words() -> _Words:
    openers: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    money = {}
    for country, told in data("en", "home").items():
        for word in (*told["words"], country.casefold()):
            first, *rest = str(word).split()
            openers.setdefault(first, []).append((tuple(rest), country))
        if told["money"]:
            money[told["money"]] = country
    for options in openers.values():
        options.sort(key=lambda option: -len(option[0]))
    return _Words(openers, money)


def bank_of(country: str) -> str:
    """The bank that sets a country's interest rate, empty where none is known."""
    found: str = data("en", "home").get(country, {}).get("bank", "")
    return found


@cache
def nationalities() -> frozenset[str]:
    """Single words that tell of a country: its name, its adjective, its cities."""
    return frozenset(first for first, options in _words().openers.items() if any(not rest for rest, _ in options))


@dataclass(slots=True)
class Home:
    """The countries an article speaks of: their weight, and where in each of its documents."""

    weights: Counter[str] = field(default_factory=Counter)
    places: dict[int, list[tuple[int, str]]] = field(default_factory=dict)  # of each reading, by its id

    def main(self) -> str | None:
        """The country of most weight."""
        return max(self.weights, key=lambda name: self.weights[name], default=None)

    def near(self, reading: Reading, at: int) -> str | None:
        """The country told of last before the number in its sentence."""
        first = reading.sentence(at)[0]
        here = [name for index, name in self.places.get(id(reading), ()) if first <= index < at]
        return here[-1] if here else None


def home_of(readings: Sequence[Reading]) -> Home:
    """Weigh what tells of a country in the documents of an English article."""
    home = Home(Counter(dict.fromkeys(words("en", "default_country"), _DEFAULT)))
    for number, reading in enumerate(readings):
        places = home.places[id(reading)] = list(_places(reading))
        for index, name in places:
            titled = number == 0 and reading.sentence_of[index] == 0
            home.weights[name] += (_NAMED if name.casefold().startswith(reading.key(index)) else _TOLD) * (
                _TITLED if titled else 1
            )
        for quantity in reading.quantities:
            country = _words().money.get(quantity.unit or "") if quantity.kind == "money" else None
            if country is not None:
                home.weights[country] += _MONEY
    return home


def _places(reading: Reading) -> Iterator[tuple[int, str]]:
    items, openers, past = reading.items, _words().openers, -1
    for index, item in enumerate(items):
        if index <= past or item.kind != "w":
            continue
        if item.mention >= 0:
            mention = reading.mentions[item.mention]
            name = mention.entity.name_en
            if name and (mention.entity.type == "country" or name in data("en", "home")):
                past = mention.last
                yield index, name
                continue
            if mention.entity.type not in _PLACES:
                continue
        if not reading.document.norm[item.start].isupper():
            continue
        for rest, country in openers.get(item.key.removesuffix("'s"), ()):
            if all(reading.key(index + n).removesuffix("'s") == word for n, word in enumerate(rest, 1)):
                past = index + len(rest)
                yield index, country
                break

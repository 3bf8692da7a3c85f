"""A language pack compiled for scanning: one pattern for anchors, one for units, tables for the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from news_assets.language.pack import Currencies, Pack, PackError, Unit, load_currencies, load_pack
from news_assets.quantities.trie import trie_pattern

# Class of a number word in the grammar of `numerals`.
SMALL, TEN, TENS, HUNDRED, VALUE, THOUSANDS, SCALE, PACK, FRACTION, FIXED, MULTIPLE, DUAL, DIGITS = range(13)
_CLASSES = {
    "small": SMALL, "ten": TEN, "tens": TENS, "hundreds": HUNDRED, "hundred_values": VALUE,
    "thousand_values": THOUSANDS, "scales": SCALE, "packs": PACK, "fractions": FRACTION, "fixed": FIXED,
    "multiples": MULTIPLE,
}  # fmt: skip

# Things made of digits that are no quantities: addresses, dates, times, versions, phone numbers.
_JUNK = (
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+"
    r"|(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?:t[\d:.]+z?)?(?!\d)"
    r"|(?<![\d.,])\d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})(?![\d/])(?!-\d)"
    r"|(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?: ?[ap]\.?m\b\.?)?"
    r"|(?<![\d.,+])\+?\d{1,4}-\d{2,4}-\d{2,4}(?:[-/]\d{2,7})*(?![\d,.%-])"
    r"|(?<![\d.,])\*\d{3,4}(?!\d)"
    r"|\b0\d{1,2}-\d{7}\b"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A number word as written: class, value, prefix letters, and the unit of a dual."""

    kind: int
    value: Decimal
    prefix: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables and patterns that reading one language needs."""

    pack: Pack
    currencies: Currencies
    words: dict[str, Word]
    anchors: re.Pattern[str]
    names: re.Pattern[str]
    signs: re.Pattern[str]
    short_scales: re.Pattern[str]
    attached: frozenset[str]
    conjunctions: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """Compile the pack of a BCP 47 tag; English reads what has no pack."""
    try:
        pack = load_pack(language.partition("-")[0].lower())
    except PackError:
        pack = load_pack("en")
    currencies = load_currencies()
    words = dict(_words(pack))
    plain = [w for w, e in words.items() if not e.prefix]
    prefixes = f"(?:{trie_pattern(pack.prefixes)})?" if pack.prefixes else ""
    anchors = rf"({_JUNK})|(\.?\d+(?:[.,]\d+)*|[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?<!\w)({prefixes}(?:{trie_pattern(plain)}))(?![\w])"
    return Lexicon(
        pack=pack,
        currencies=currencies,
        words=words,
        anchors=re.compile(anchors),
        names=re.compile(rf"(?:{trie_pattern(_names(pack))})(?!\w)"),
        signs=re.compile(rf"(?:{trie_pattern(currencies.units)})(?![^\W\d])"),
        short_scales=re.compile(rf"( ?)({trie_pattern(pack.short_scales)})(?![\w'\"])"),
        attached=frozenset(pack.prefixes),
        conjunctions=pack.set("conjunctions"),
    )


def _names(pack: Pack) -> Iterator[str]:
    for form in pack.units:
        if form[-1].isalpha() or form[-1] in "'\"":
            yield form


def _words(pack: Pack) -> Iterator[tuple[str, Word]]:
    plain: dict[str, Word] = {}
    for name, kind in _CLASSES.items():
        for word, value in pack.numbers[name].items():
            plain[word] = Word(kind, value)
    for tens, ten in pack.numbers["tens"].items():
        if not pack.prefixes:  # glued forms such as twentyone
            for unit, value in pack.numbers["small"].items():
                if 0 < value < 10:
                    plain[tens + unit] = Word(SMALL, ten + value)
    for word, (value, unit_of) in pack.duals.items():
        plain[word] = Word(DUAL, value, "", unit_of)
    yield from plain.items()
    for prefix in pack.prefixes:
        for word, entry in plain.items():
            if prefix + word not in plain:
                yield prefix + word, Word(entry.kind, entry.value, prefix, entry.unit)

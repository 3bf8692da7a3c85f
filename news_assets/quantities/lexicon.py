"""A language pack compiled for scanning: one pattern for anchors, one for units, tables for the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from news_assets.language.pack import Currencies, Pack, PackError, Unit, load_currencies, load_pack
from news_assets.quantities.trie import trie_pattern

# Class of a number word in the grammar of `builder`; SLASH and DIGITS are written in digits.
SMALL, TEN, TENS, HUNDRED, VALUE, THOUSANDS, SCALE, PACK, FRACTION, FIXED, MULTIPLE, DUAL, DIGITS, SLASH = range(14)
_CLASSES = {
    "small": SMALL, "ten": TEN, "tens": TENS, "hundreds": HUNDRED, "hundred_values": VALUE,
    "thousand_values": THOUSANDS, "scales": SCALE, "packs": PACK, "fractions": FRACTION, "fixed": FIXED,
    "multiples": MULTIPLE,
}  # fmt: skip

# What digits may begin, tried at a digit in this order. Junk is made of digits and no quantity: dates, times, phones.
_JUNK = "|".join(
    (
        r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?:t[\d:.]+z?)?(?!\d)",
        r"(?<!\d)(?:19|20)\d\d-(?:0\d|1[0-2])(?![\d,.]?\d|%)",
        r"(?<![\d.,])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\d/%])(?!-\d)",
        r"(?<![\d/])\d{1,2}/(?:19|20)\d\d(?!\d)",
        r"(?<![\d.,:])\d{1,2}:\d{2}(?::\d{2})?(?!\d)(?: ?[ap]\.?m\b\.?)?",
        r"(?<![\d.,$])\d{1,2} ?[ap]\.?m\b\.?",
        r"(?<![\d.,])\d{1,4}-\d{2,4}-\d{2,4}(?:[-/]\d{2,7})*(?![\d,.%-])",
        r"(?<![\d.,])0\d{1,2}-\d{7}(?!\d)",
        r"(?<!\d)24/7(?!\d)",
        r"(?<!\d)\d{1,3}-(?:for|on|by)-\d{1,3}(?!\d)",
        r"(?<![\d.,$])\d{1,2}\.\d{2} ?[ap]m\b",
        r"(?<![\d.,$])\d{4} ?(?:gmt|utc|est|edt|pst|cet|bst|hrs)\b",
        r"(?<=\*)\d{3,4}(?!\d)",
    )
)
NUMBER = re.compile(
    "|".join(
        (
            rf"(?P<junk>{_JUNK})",
            r"(?P<slash>(?<![\d/.,])\d{1,4} ?/ ?\d{1,4}(?![\d/]))",
            r"(?P<power>\d+(?:\.\d+)?(?:e[+-]?\d{1,2}|[x×]10\^?[+-]?\d{1,2}|\^[+-]?\d{1,2})(?![\w.]))",
            r"(?P<spaced>(?<![\d.,])\d+ \. \d+(?!\d))",
            r"(?P<grouped>(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?)",
            r"(?P<apostrophes>(?<![\d.,])\d{1,3}(?:'\d{3})+(?!\d)(?:\.\d+)?)",
            r"(?P<digits>\d+(?:[.,]\d+)*|[½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])",
        )
    )
)
# One match for each word and each first digit; a number then takes as much as it is.
SCAN = re.compile(r"[^\W\d_]+|[\d½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


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
    heads: frozenset[str]
    longer: re.Pattern[str]
    names: re.Pattern[str]
    signs: re.Pattern[str]
    short_scales: re.Pattern[str]
    tails: re.Pattern[str]
    rates: re.Pattern[str]
    attached: frozenset[str]
    conjunctions: frozenset[str]
    dot_groups: bool
    ordinal: re.Pattern[str]

    def unit(self, form: str) -> Unit:
        """The unit of a form that `names` matched."""
        return self.pack.units.get(form) or self.pack.units[" ".join(form.replace("-", " ").split())]


@cache
def lexicon(language: str) -> Lexicon:
    """Compile the pack of a BCP 47 tag; English reads what has no pack."""
    code = language.partition("-")[0].lower()
    currencies = load_currencies()
    try:
        pack = load_pack(code)
    except PackError:
        pack = load_pack("en")
    words = dict(_words(pack))
    phrases = [w for w in words if not w.isalpha()]
    marks = "'\"" if pack.prefixes else "'"  # gershayim go on with a Hebrew word
    return Lexicon(
        pack=pack,
        currencies=currencies,
        words=words,
        heads=frozenset({re.split("[ -]", w)[0] for w in words} | {"http", "https", "www"}),
        longer=re.compile(rf"(?:{trie_pattern(phrases) or '(?!)'})(?!\w)"),
        names=re.compile(rf"(?:{trie_pattern(form for form in pack.units if form != '%')})(?!\w)"),
        signs=re.compile(rf"(?:{trie_pattern(currencies.units)})(?![^\W\d])"),
        short_scales=re.compile(rf"( ?)({trie_pattern(pack.short_scales)})(?![\w{marks}])"),
        tails=re.compile(rf"[ -]?({trie_pattern(t for t in pack.tails if t != '+') or '(?!)'})(?!\w)"),
        rates=re.compile(rf",? ?({trie_pattern(pack.set('rates')) or '(?!)'})(?!\w)"),
        attached=frozenset(pack.prefixes),
        conjunctions=pack.set("conjunctions"),
        dot_groups=bool(pack.set("decimal_comma")) or code in currencies.comma_languages,
        ordinal=re.compile(rf"(?:{trie_pattern(pack.set('ordinal_endings')) or '(?!)'})(?!\w)"),
    )


def _words(pack: Pack) -> Iterator[tuple[str, Word]]:
    plain: dict[str, Word] = {}
    for name, kind in _CLASSES.items():
        for word, value in pack.numbers[name].items():
            plain[word] = Word(kind, value)
    for word, (value, unit) in pack.duals.items():
        plain[word] = Word(DUAL, value, "", unit)
    yield from plain.items()
    for tens, ten in pack.numbers["tens"].items():
        if not pack.prefixes:  # glued forms such as twentyone
            for unit_word, value in pack.numbers["small"].items():
                if 0 < value < 10:
                    yield tens + unit_word, Word(SMALL, ten + value)
    for prefix in pack.prefixes:
        for word, entry in plain.items():
            if prefix + word not in plain:
                yield prefix + word, Word(entry.kind, entry.value, prefix, entry.unit)

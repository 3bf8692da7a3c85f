"""Load a language pack: a folder of YAML files that says how a language writes numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # BaseLoader: every scalar is text, `no` stays a word
Words = Mapping[str, Decimal]


class PackError(ValueError):
    """A language pack is missing or malformed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word makes of a number; `factor` leads to base units."""

    kind: str
    unit: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Pack:
    """One language as the extractors read it; all words are lower case."""

    code: str
    numbers: Mapping[str, Words]
    short_scales: Words
    bound_scales: frozenset[str]
    duals: Mapping[str, tuple[Decimal, Unit]]
    units: Mapping[str, Unit]
    nouns: Mapping[str, str]
    hedges: Mapping[str, str]
    tails: Mapping[str, str]
    words: Mapping[str, frozenset[str]] = field(repr=False)
    prefixes: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None

    def letter(self, name: str) -> str:
        """The glued letter of a meaning (and, the, to, from, about); a character no text has when there is none."""
        return self.letters.get(name, "\0")

    def set(self, name: str) -> frozenset[str]:
        """A named list of context words, empty when the pack has none."""
        return self.words.get(name, frozenset())


def read_number(text: str) -> Decimal:
    """Read a pack's number: a decimal or a fraction such as 1/3."""
    value = Fraction(text)
    return Decimal(value.numerator) / Decimal(value.denominator)


def read_yaml(code: str, name: str) -> dict[str, Any]:
    """Parse one file of a pack; an absent file is an empty mapping."""
    source = files("news_assets.language").joinpath(code, f"{name}.yaml")
    if not source.is_file():
        return {}
    data = yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - BaseLoader builds text only
    if not isinstance(data, dict):
        raise PackError(f"{code}/{name}.yaml: a mapping is expected")
    return data


@cache
def load_pack(code: str) -> Pack:
    """Load and check the pack of a language; raises PackError when there is none."""
    numerals, units, context = (read_yaml(code, name) for name in ("numerals", "units", "context"))
    if not numerals:
        raise PackError(f"no language pack: {code}")
    try:
        return _build(code, numerals, units, context)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise PackError(f"language pack {code}: {error!r}") from error


_NUMBER_CLASSES = (
    "small", "ten", "tens", "hundreds", "hundred_values", "thousand_values", "scales", "packs", "fractions", "fixed",
    "multiples",
)  # fmt: skip


def _build(code: str, numerals: Mapping[str, Any], units: Mapping[str, Any], context: Mapping[str, Any]) -> Pack:
    ranges = context.get("ranges", {})
    words = {k: v for k, v in {**numerals, **context}.items() if isinstance(v, list)}
    words |= {f"range_{k}": v for k, v in ranges.items()}
    return Pack(
        code=code,
        numbers={name: _numbers(numerals.get(name, {})) for name in _NUMBER_CLASSES},
        short_scales=_numbers(numerals.get("short_scales", {}), lower=False),
        bound_scales=frozenset(numerals.get("bound_scales", ())),
        duals={
            word: (read_number(value), Unit(kind, unit))
            for word, (value, kind, unit) in numerals.get("duals", {}).items()
        },
        units=_units(units),
        nouns={form: unit for unit, forms in units.get("nouns", {}).items() for form in forms},
        hedges=_by_form(context.get("hedges", {})),
        tails=_by_form(context.get("tails", {})),
        words={name: frozenset(w.lower() for w in entries) for name, entries in words.items()},
        prefixes=tuple(context.get("prefix_runs", ())),
        letters=context.get("letters", {}),
        endings={name: tuple(forms) for name, forms in context.get("endings", {}).items()},
        currency=context.get("currency"),
    )


def _numbers(words: Mapping[str, str], *, lower: bool = True) -> dict[str, Decimal]:
    return {w.lower() if lower else w: read_number(v) for w, v in words.items()}


def _by_form(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form.lower(): name for name, forms in groups.items() for form in forms}


def _units(data: Mapping[str, Any]) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for section, default in (("measures", "count"), ("currencies", "money"), ("after", "")):
        for entry in data.get(section, ()):
            unit = Unit(entry.get("kind", default), entry["unit"], read_number(entry.get("factor", "1")))
            for form in entry["forms"]:
                found[form.lower()] = unit
    return found


@dataclass(frozen=True, slots=True)
class Currencies:
    """ISO codes and signs that every language shares; case counts."""

    units: Mapping[str, Unit]
    behind_only: frozenset[str]
    sign_ends: frozenset[str]
    tags: Mapping[str, str | None]
    dot_grouping: frozenset[str]
    comma_languages: frozenset[str]


@cache
def load_currencies() -> Currencies:
    """Load the shared currency table."""
    data = read_yaml("common", "currencies")
    codes = data["codes"].split()
    units = {code: Unit("money", code) for code in codes}
    for letter, factor in data["code_multipliers"].items():
        units |= {
            f"{letter}{code}": Unit("money", code, Decimal(factor)) for code in codes if letter + code not in units
        }
    units |= {sign: Unit("money", code) for sign, code in data["signs"].items()}
    ends = frozenset(sign[-1] for sign in units)
    tags: dict[str, str | None] = {code.lower(): code for code in codes}
    for code, forms in data["tags"].items():
        tags |= {form.lower(): None if code == "none" else code for form in forms}
    return Currencies(
        units,
        frozenset(data["word_codes"]),
        ends,
        tags,
        frozenset(data["dot_grouping"]),
        frozenset(data["comma_languages"]),
    )

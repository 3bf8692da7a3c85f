"""Words the rules ask for, read from reconcile/words.yaml."""

from functools import cache
from importlib.resources import files
from typing import Any

from news_assets.reconcile.claims import name_key
from news_assets.schemas.records import Fact
from news_assets.text.package_data import from_yaml


@cache
def _words() -> dict[str, Any]:
    source = files("news_assets.reconcile").joinpath("words.yaml").read_text("utf-8")
    data: dict[str, Any] = from_yaml(source)
    return data


@cache
def _countries() -> dict[str, str]:
    return {name_key(name): code for code, names in _words()["countries"].items() for name in names}


def inhabitants(name: str) -> str | None:
    """Return the ISO 3166 code that a country's name or the name of its people stands for."""
    key = name_key(name)
    return _countries().get(key) or _countries().get(key.removeprefix("ה"))


@cache
def cues(group: str) -> tuple[str, ...]:
    """Return the lower-case cue words of a group (`mean`, `richest`, `most_valuable`)."""
    return tuple(cue.casefold() for cue in _words()["cues"][group])


def has_cue(text: str, group: str) -> bool:
    """Tell whether the text holds a cue of the group."""
    folded = text.casefold()
    return any(cue in folded for cue in cues(group))


def stands_before(fact: Fact, group: str) -> bool:
    """Tell whether a cue of the group follows the fact's number at once."""
    behind = fact.sentence.casefold().partition(fact.quote.casefold())[2].lstrip()
    return bool(fact.quote) and behind.startswith(tuple(f"{cue} " for cue in cues(group)))

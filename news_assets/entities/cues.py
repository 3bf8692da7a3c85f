"""Words that speak for a reading of an ambiguous name, by language and type."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from news_assets.schemas.vocabulary import EntityType, values
from news_assets.text.package_data import from_yaml


@dataclass(frozen=True, slots=True)
class Cues:
    """Words right before, right behind and in the sentence of a name of one type."""

    before: frozenset[str]
    behind: frozenset[str]
    near: frozenset[str]


_NONE = Cues(frozenset(), frozenset(), frozenset())


@cache
def cues(language: str) -> dict[str, Cues]:
    """Cues of a language by entity type; types without any get empty sets."""
    file = files("news_assets.entities").joinpath("cues", f"{language}.yaml")
    data: dict[str, dict[str, str]] = from_yaml(file.read_text(encoding="utf-8")) if file.is_file() else {}
    known = values(EntityType)
    for name, groups in data.items():
        if name not in known or set(groups) != {"before", "behind", "near"}:
            raise ValueError(f"cues/{language}.yaml: {name} must be an entity type with before, behind and near")
    lists = {n: Cues(*(frozenset(g[k].split()) for k in ("before", "behind", "near"))) for n, g in data.items()}
    return {name: lists.get(name, _NONE) for name in known}

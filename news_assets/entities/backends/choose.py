"""Which backend reads a language: `taggers.yaml` in the user's folder, else our own weights, else none."""

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from news_assets.entities.backends.found import Backend
from news_assets.entities.backends.tokens import TokenBackend
from news_assets.entities.home import home, networks, weights
from news_assets.entities.tagger import Tagger, crf

KINDS = ("trained", "none", "spacy", "transformers", "gliner")


class Choice(NamedTuple):
    """A backend as the user names it: `trained`, `none`, `spacy:NAME`, `transformers:FOLDER`, `gliner:hub:NAME`."""

    kind: str = "trained"
    model: str = ""
    download: bool = False

    @classmethod
    def parse(cls, text: str) -> "Choice":
        """ValueError when it names no backend or no model for it."""
        kind, _, model = text.partition(":")
        download = model.startswith("hub:")
        model = model.removeprefix("hub:")
        if kind not in KINDS or bool(model) != (kind not in ("trained", "none")) or (download and kind == "spacy"):
            raise ValueError(
                f"{text!r} names no backend: trained, none, spacy:NAME, transformers:FOLDER, gliner:FOLDER"
            )
        return cls(kind, model, download)


def choice(language: str) -> Choice:
    """What the user chose for a language; ValueError when the file cannot be read as such."""
    path = home() / "taggers.yaml"
    return _choices(path, path.stat().st_mtime_ns).get(language, Choice()) if path.is_file() else Choice()


def use(language: str, text: str) -> Backend | None:
    """Choose a backend for a language from now on; it is loaded first, so that a wrong name is told at once.

    ValueError when the text names no backend, OSError when its model is not on this machine.
    """
    chosen = Choice.parse(text)
    loaded = _model(chosen) if chosen.model else None
    path = home() / "taggers.yaml"
    kept = _read(path) if path.is_file() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_text(yaml.safe_dump(kept | {language: text}), encoding="utf-8")
    partial.replace(path)
    return loaded


def backend(language: str) -> Backend | None:
    """The backend that reads a language; None for the rules alone."""
    chosen = choice(language)
    if chosen.kind == "trained":
        model = trained(language)
        return TokenBackend(model) if model else None
    return _model(chosen) if chosen.model else None


def trained(language: str) -> Tagger | None:
    """The tagger of the user's weights, both kinds together where both were trained; None without any."""
    path = weights(language)
    if not path.is_file():
        return None
    first = crf(path, path.stat().st_mtime, language)
    others = tuple((second, second.stat().st_mtime) for second in networks(language) if second.is_file())
    return _together(path, path.stat().st_mtime, others, language) if others else first


@lru_cache(maxsize=4)
def _together(path: Path, changed: float, others: tuple[tuple[Path, float], ...], language: str) -> Tagger:
    """The CRF and the networks at the paths; numpy is read only here, and new weights are read anew by their times."""
    from news_assets.entities.neural import LstmTagger, Together

    return Together([LstmTagger(other, language) for other, _ in others], crf(path, changed, language), language)


@cache
def _model(chosen: Choice) -> Backend:
    if chosen.kind == "spacy":
        from news_assets.entities.backends.spacy_ner import SpacyBackend

        return SpacyBackend(chosen.model)
    if chosen.kind == "gliner":
        from news_assets.entities.backends.gliner_ner import GlinerBackend

        return GlinerBackend(chosen.model, download=chosen.download)
    from news_assets.entities.backends.transformer import TransformerBackend

    return TransformerBackend(chosen.model, download=chosen.download)


@lru_cache(maxsize=4)
def _choices(path: Path, changed: int) -> dict[str, Choice]:
    """The file's choices by language; read anew when it has changed."""
    del changed
    return {language: Choice.parse(text) for language, text in _read(path).items()}


def _read(path: Path) -> dict[str, str]:
    data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if not isinstance(data, dict) or not all(isinstance(x, str) for pair in data.items() for x in pair):
        raise ValueError(f"{path} must hold lines like `en: spacy:en_core_web_sm`")
    return data

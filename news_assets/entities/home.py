"""The user's own files: trained weights and gazetteer rows that a command added."""

import os
from pathlib import Path


def home() -> Path:
    """NEWS_ASSETS_HOME, or the data folder of the user; it need not exist."""
    named = os.environ.get("NEWS_ASSETS_HOME")
    return (
        Path(named) if named else Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "news_assets"
    )


def weights(language: str) -> Path:
    """Where the tagger's weights of a language lie."""
    return home() / f"tagger-{language}.crfsuite"


def networks(language: str) -> list[Path]:
    """Where the weights of the networks lie that are asked beside it: the same but for the chance they began with."""
    return [home() / f"tagger-{language}-{number}.npz" for number in (1, 2)]

"""Data files of the package."""

from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # several times quicker, which a command's start shows


def from_yaml(text: str) -> Any:
    """Return the plain data of a YAML text."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the safe loaders

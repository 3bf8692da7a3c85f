"""Codes of money."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def currencies() -> tuple[str, ...]:
    """Return every code that a unit of money may have."""
    data = yaml.safe_load(files(__package__).joinpath("currencies.yaml").read_text("utf-8"))
    return (*data["iso_4217"], *data["also"])

"""Codes of money."""

from functools import cache
from importlib.resources import files

from news_assets.text.package_data import from_yaml


@cache
def currencies() -> tuple[str, ...]:
    """Return every code that a unit of money may have."""
    data = from_yaml(files(__package__).joinpath("currencies.yaml").read_text("utf-8"))
    return (*data["iso_4217"], *data["also"])

"""Expectations from bounds.yaml: between what the levels of each metric can lie."""

from collections.abc import Iterator
from importlib.resources import files

import polars as pl

from news_assets.text.package_data import from_yaml
from news_assets.validate.rule import Rule

_LARGE_MONEY = ("USD", "EUR", "GBP", "CHF")
_LEAST, _MOST = pl.min_horizontal("value", "low", "high"), pl.max_horizontal("value", "low", "high")


def bounds() -> Iterator[Rule]:
    """Yield one rule per metric and kind of unit; a fact beyond is marked, not refused."""
    table = from_yaml(files(__package__).joinpath("bounds.yaml").read_text("utf-8"))
    unit = pl.col("unit")
    kinds = {
        "percent": unit == "percent",
        "count": unit.is_null() | ~(unit.is_in(["percent", "percentage_points", "basis_points"]) | _is_currency(unit)),
        "money": unit.is_in(_LARGE_MONEY),
    }
    for kind, metrics in table.items():
        for metric, (low, high) in metrics.items():
            applies = (pl.col("metric") == metric) & (pl.col("measure") == "level") & kinds[kind].fill_null(False)
            yield Rule(
                f"facts.{metric}_{kind}_possible",
                f"{metric.replace('_', ' ')} in {kind} must lie between {low:g} and {high:g}",
                ~applies | ((low <= _LEAST) & (high >= _MOST)),
                "mark",
            )


def _is_currency(unit: pl.Expr) -> pl.Expr:
    return unit.str.contains(r"^[A-Z]{3}$")

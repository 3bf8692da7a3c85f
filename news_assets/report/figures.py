"""Values as a reader writes them."""

from collections.abc import Mapping
from typing import Any

_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_HEDGES = {"about": "≈", "over": "> ", "under": "≤ "}
_PERCENT = ("percent", "percentage_points")


def number_text(value: float) -> str:
    """Return 1.2T, 380M, 1,234.5: at most four significant digits above a million, else as many as needed."""
    for scale, letter in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.4g}{letter}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def value_text(fact: Mapping[str, Any]) -> str:
    """Return value or range of a fact or quantity row with hedge, sign (for changes) and unit."""
    unit = fact["unit"] or ""
    if fact["value"] is not None:
        sign = "+" if fact.get("measure") == "change" and fact["value"] > 0 else ""
        body = sign + number_text(fact["value"])
    else:
        ends = (fact["low"], fact["high"])
        body = " – ".join("…" if end is None else number_text(end) for end in ends)
    suffix = "%" if unit == "percent" else f" {unit.replace('_', ' ')}" if unit else ""
    return _HEDGES.get(fact["modifier"], "") + body + suffix

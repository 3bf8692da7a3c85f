"""Numbers of a day that make a plot over days worth a look: shares, counts of verdicts, the stated moves."""

from collections import Counter
from collections.abc import Mapping
from statistics import median
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "articles": ("site_profile",),
    "comments": ("article_id",),
    "entities": ("entity_id",),
    "claim_checks": ("verdict",),
    "facts": ("valid", "metric", "measure", "unit", "value", "subject"),
}


def numbers(table: str, data: pa.Table, rows: int) -> dict[str, Any]:
    """Return what to plot of one table's day, given the `COLUMNS` of its rows."""
    if table == "articles":
        known = sum(name != "generic" for name in _values(data, "site_profile"))
        return {"known_site_percent": percent(known, rows)}
    if table == "comments":
        return {"commented_articles": len(set(_values(data, "article_id")))}
    if table == "entities":
        return {"linked_percent": percent(sum(key is not None for key in _values(data, "entity_id")), rows)}
    if table == "claim_checks":
        verdicts = Counter(_values(data, "verdict"))
        return {f"{name}_claims": verdicts[name] for name in ("inconsistent", "approximate", "consistent")}
    return _facts(data) if table == "facts" else {}


def percent(part: int, whole: int) -> float:
    """Return a share in percent; of nothing, all."""
    return round(100 * part / whole, 1) if whole else 100.0


def _values(data: pa.Table, column: str) -> list[Any]:
    return list(data[column].to_pylist())


def _facts(data: pa.Table) -> dict[str, Any]:
    """How many facts hold, of how many subjects, and how the moves that the pages state were."""
    valid = sum(_values(data, "valid"))
    wanted = pc.and_(pc.equal(data["metric"], "price"), pc.equal(data["measure"], "change"))
    wanted = pc.and_(pc.and_(wanted, pc.equal(data["unit"], "percent")), data["valid"])
    moves = [value for value in _values(data.filter(wanted), "value") if value]
    found: dict[str, Any] = {
        "valid_facts": valid,
        "valid_percent": percent(valid, len(data)),
        "subjects": len(set(_values(data, "subject"))),
        "stated_rises": sum(value > 0 for value in moves),
        "stated_falls": sum(value < 0 for value in moves),
    }
    return found | ({"median_move_percent": round(median(moves), 3)} if moves else {})

"""The stored tables, as the commands read them."""

from typing import TYPE_CHECKING, Any

from news_assets.cli.exits import USAGE, fail

if TYPE_CHECKING:
    import polars as pl

    from news_assets.storage import Lake


def lake() -> "Lake":
    """Return the tables of this deployment; ends with an error when there are none yet."""
    from news_assets.settings import Settings
    from news_assets.storage import Lake

    found = Lake(Settings.from_environment().data)
    if not found.days():
        fail(
            f"there are no tables under {found.root} yet",
            "run `news-assets demo`, or drop pages into the inbox and run `news-assets run`",
        )
    return found


def rows(
    name: str, *conditions: "pl.Expr", day: str | None = None, columns: list[str] | None = None
) -> list[dict[str, Any]]:
    """Return the rows of a table that meet every condition."""
    import polars as pl

    store = lake()
    if day is not None and day not in store.days():
        fail(f"no tables for day {day}", f"stored days: {', '.join(store.days()[-10:])}", USAGE)
    frame = store.scan(name).filter(*conditions) if conditions else store.scan(name)
    if day is not None:
        frame = frame.filter(pl.col("date").cast(pl.String) == day)
    return frame.select(columns or pl.all().exclude("body")).collect().to_dicts()


def one(name: str, key: str, wanted: str) -> dict[str, Any]:
    """Return the one row whose key starts with `wanted`; ends with an error when there is none or several."""
    import polars as pl

    found = rows(name, pl.col(key).str.starts_with(wanted))
    if not found:
        fail(f"no {key} starts with {wanted!r}", f"look the keys up with `news-assets query` in table {name}", USAGE)
    distinct = {row[key] for row in found}
    if len(distinct) > 1:
        fail(f"{len(distinct)} keys start with {wanted!r}", "give more characters of the key", USAGE)
    return found[-1]

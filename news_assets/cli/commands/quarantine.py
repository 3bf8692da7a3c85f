"""news-assets quarantine: what was refused, why, and another try after a fix."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from news_assets.cli.exits import OK, QUARANTINE, fail
from news_assets.cli.options import Day, Json
from news_assets.cli.parts import Command
from news_assets.cli.tables import lake, one, rows

if TYPE_CHECKING:
    from news_assets.engine.day import DayResult
    from news_assets.storage import Lake

app = typer.Typer(no_args_is_help=True, help="Refused rows and unreadable pages.")


@app.command("list", cls=Command)
def list_rows(day: Day = None, as_json: Json = False) -> None:
    """List refused rows and unreadable pages with their reasons."""
    from news_assets.cli.output import print_json, print_table

    found = rows("quarantine", day=day)
    if as_json:
        print_json(found)
    elif not found:
        typer.echo("nothing is in quarantine")
    else:
        # The first characters of an id are enough for `show`.
        short = [{**row, "id": row["quarantine_id"][:8], "key": row["key"][:8]} for row in found]
        print_table(short, ("date", "id", "table", "key", "reason"))
    raise typer.Exit(QUARANTINE if found else OK)


@app.command(cls=Command)
def show(
    key: Annotated[str, typer.Argument(help="quarantine_id, or its first characters.")], as_json: Json = False
) -> None:
    """Show one refused row as it was, with the head of its page."""
    import orjson
    import polars as pl

    from news_assets.cli.output import console, print_json, print_pairs, styled

    row: dict[str, Any] = one("quarantine", "quarantine_id", key)
    row["row"] = orjson.loads(row["row"])
    pages = lake().scan("raw_pages").filter(pl.col("page_id") == row["page_id"]).collect().to_dicts()
    head = bytes(pages[-1]["body"][:500]).decode("utf-8", "replace") if pages else None
    if as_json:
        print_json({**row, "page_head": head})
        return
    print_pairs({name: row[name] for name in ("date", "table", "key", "reason", "page_id")})
    console().print(styled("the row as it was", "bold"))
    print_pairs(row["row"])
    if head:
        console().print(styled(f"page begins with: {head[:300]}", "dim"))


@app.command(cls=Command)
def replay(day: Day = None, as_json: Json = False) -> None:
    """Read the days with quarantined pages again, for example after an update."""
    from news_assets.cli.output import print_json, working

    store = lake()
    days = sorted({str(row["date"]) for row in rows("quarantine", day=day, columns=["date"])})
    done = []
    for number, each in enumerate(days, 1):
        before = store.read("quarantine", each).num_rows
        with working(f"{each}, day {number} of {len(days)}"):
            result = _again(store, each)
        after = store.read("quarantine", each).num_rows
        accounting = str(result.accounting) if result else "no pages"
        done.append({"day": each, "before": before, "now": after, "accounting": accounting})
        if not as_json:
            typer.echo(f"{each}: {before} in quarantine before, {after} now; {accounting}")
    if as_json:
        print_json(done)
    elif not days:
        typer.echo("nothing is in quarantine")
    raise typer.Exit(QUARANTINE if any(entry["now"] for entry in done) else OK)


def _again(store: "Lake", day: str) -> "DayResult | None":
    from uuid import uuid4

    from news_assets.engine.day import run_day

    try:
        return run_day(store, day, (), str(uuid4()))
    except OSError as error:
        from news_assets.defs.alerts import advice

        fail(f"{day}: {error.strerror or error}", advice(str(error)))

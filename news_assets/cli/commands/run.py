"""news-assets run: days through Dagster."""

from datetime import date
from typing import Annotated

import typer

from news_assets.cli.exits import INTERRUPTED, OK, QUARANTINE, USAGE, fail
from news_assets.cli.options import Json

_FORM = "YYYY-MM-DD"


def run(
    day: Annotated[
        list[str] | None, typer.Option("--day", help="Only this day; may be given again.", metavar=_FORM)
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="Only this day and later ones.", metavar=_FORM)] = None,
    last: Annotated[str | None, typer.Option("--to", help="Only this day and earlier ones.", metavar=_FORM)] = None,
    as_json: Json = False,
) -> None:
    """Make the tables of all days that have pages, then the SQL marts; a day that did not change keeps its files."""
    for wanted in filter(None, (*(day or ()), first, last)):
        _check(wanted)
    from dataclasses import asdict

    from rich.progress import Progress

    from news_assets.cli.output import console, print_json, working
    from news_assets.defs.run import RunFailedError, days_with_pages, run_days
    from news_assets.engine.settings import EngineSettings
    from news_assets.settings import Settings
    from news_assets.sources.config import ConfigError
    from news_assets.storage import Accounting

    settings = Settings.from_environment()
    EngineSettings.from_environment()
    try:
        with working("starting Dagster"):
            known = days_with_pages()
    except ConfigError as error:
        fail(str(error), "correct the sources file and run it again", USAGE)
    except OSError as error:
        fail(str(error), f"let this user read {settings.inbox} and write below {settings.data}")
    if not known:
        fail(
            "no source has any page",
            f"drop pages into {settings.inbox}, or name sources in {settings.sources} (docs/sources.md)",
            USAGE,
        )
    chosen = _chosen(known, day, first, last)
    finished = []
    with Progress(console=console(error=True), transient=True) as progress:
        task = progress.add_task("days", total=len(chosen))
        try:
            for done in run_days(chosen):
                finished.append(done)
                if not as_json:
                    console().print(str(done))
                progress.update(task, advance=1, description="SQL marts" if len(finished) == len(chosen) else "days")
        except KeyboardInterrupt:
            progress.stop()
            fail("interrupted", "what is published stays; run it again for the rest", INTERRUPTED)
        except RunFailedError as error:
            progress.stop()
            fail(str(error), error.advice)
    total = sum((done.accounting for done in finished), Accounting(0))
    if as_json:
        print_json({"days": [done.to_dict() for done in finished], "accounting": asdict(total)})
    else:
        console().print(str(total))
        if total.quarantined:
            console().print("what was refused, and why: news-assets quarantine list")
    raise typer.Exit(QUARANTINE if total.quarantined else OK)


def _check(day: str) -> None:
    try:
        right = date.fromisoformat(day).isoformat() == day
    except ValueError:
        right = False
    if not right:
        fail(f"{day!r} is no day", f"write a day as {_FORM}, such as 2024-05-31", USAGE)


def _chosen(known: list[str], days: list[str] | None, first: str | None, last: str | None) -> list[str]:
    has = f"days with pages: {', '.join(known[-10:])}"
    unknown = sorted(set(days or ()) - set(known))
    if unknown:
        fail(f"no pages for {', '.join(unknown)}", has, USAGE)
    chosen = [d for d in known if (not days or d in days) and (first or d) <= d <= (last or d)]
    if not chosen:
        fail(f"no pages from {first or 'the first day'} to {last or 'the last'}", has, USAGE)
    return chosen

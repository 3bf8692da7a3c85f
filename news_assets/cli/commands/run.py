"""news-assets run: days through Dagster."""

from typing import Annotated

import typer

from news_assets.cli.exits import OK, QUARANTINE, USAGE, fail
from news_assets.cli.options import Json


def run(
    day: Annotated[
        list[str] | None, typer.Option("--day", help="Only this day; may be given again.", metavar="YYYY-MM-DD")
    ] = None,
    as_json: Json = False,
) -> None:
    """Make the tables of all days that have pages, then the SQL marts; a day that did not change keeps its files."""
    from dataclasses import asdict

    from rich.progress import Progress

    from news_assets.cli.output import console, print_json, working
    from news_assets.defs.alerts import advice
    from news_assets.defs.run import days_with_pages, run_days
    from news_assets.sources.config import ConfigError
    from news_assets.storage import Accounting

    try:
        with working("starting Dagster"):
            known = days_with_pages()
    except ConfigError as error:
        fail(str(error), "correct the sources file and run it again", USAGE)
    if not known:
        fail(
            "no source has any page",
            "drop pages into data/inbox, or name sources in sources.yaml (docs/sources.md)",
            USAGE,
        )
    unknown = sorted(set(day or ()) - set(known))
    if unknown:
        fail(f"no pages for {', '.join(unknown)}", f"days with pages: {', '.join(known[-10:])}", USAGE)
    finished = []
    with Progress(console=console(error=True), transient=True) as progress:
        task = progress.add_task("days", total=len(day or known))
        try:
            for done in run_days(day or known):
                finished.append(done)
                if not as_json:
                    console().print(str(done))
                last = len(finished) == len(day or known)
            progress.update(task, advance=1, description="SQL marts" if last else "days")
        except OSError as error:
            progress.stop()
            fail(error.strerror or str(error), advice(str(error)))
    total = sum((done.accounting for done in finished), Accounting(0))
    if as_json:
        print_json({"days": [done.to_dict() for done in finished], "accounting": asdict(total)})
    else:
        console().print(str(total))
    raise typer.Exit(QUARANTINE if total.quarantined else OK)

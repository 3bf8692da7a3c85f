"""The commands gathered; every command imports what it needs when it runs, so that help answers at once."""

import typer

from news_assets.cli.commands import (
    demo,
    doctor,
    extract,
    fetch,
    names,
    quarantine,
    query,
    report,
    run,
    show,
    ui,
    why,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Financial news in, trustworthy tables out.",
    epilog="Exit codes: 0 ok, 1 failed, 2 usage, 3 done but with quarantine.",
)
app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("fetch")(fetch.fetch)
app.command("ui")(ui.ui)
app.command("extract")(extract.extract)
app.command("query")(query.query)
app.command("show")(show.show)
app.command("why")(why.why)
app.command("report")(report.report)
app.command("doctor")(doctor.doctor)
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(names.tagger, name="tagger")
app.add_typer(names.gazetteer, name="gazetteer")

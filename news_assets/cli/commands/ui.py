"""news-assets ui: the Dagster UI."""

import os
import sys
from typing import Annotated

import typer


def ui(port: Annotated[int, typer.Option(help="Port on the loopback address.", min=1, max=65535)] = 3000) -> None:
    """Open the Dagster UI on http://127.0.0.1:PORT (Ctrl-C stops it)."""
    from news_assets.defs.home import prepare
    from news_assets.settings import ROOT

    prepare()
    typer.echo(f"Dagster UI: http://127.0.0.1:{port}")
    place = ["-w", str(ROOT / "workspace.yaml"), "-h", "127.0.0.1", "-p", str(port)]
    os.execv(sys.executable, [sys.executable, "-m", "dagster", "dev", *place])  # noqa: S606 - our interpreter, no shell

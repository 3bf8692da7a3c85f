"""news-assets ui: the Dagster UI, with the evidence reports beside it."""

import os
import signal
import socket
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from news_assets.cli.exits import USAGE, fail
from news_assets.cli.options import Json

_HOST = "127.0.0.1"


def ui(
    port: Annotated[int, typer.Option(help="Port on the loopback address.", min=1, max=65534)] = 3000,
    as_json: Json = False,
) -> None:
    """Open the Dagster UI on http://127.0.0.1:PORT, and the evidence reports one port above (Ctrl-C stops both)."""
    from news_assets.cli.output import print_json
    from news_assets.defs.home import prepare
    from news_assets.defs.links import BASE
    from news_assets.settings import ROOT, Settings

    for wanted in (port, port + 1):
        if not _free(wanted):
            fail(f"port {wanted} is taken", f"try another one: news-assets ui --port {port + 10}", USAGE)
    prepare()
    reports = Settings.from_environment().data / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    places = {"ui": f"http://{_HOST}:{port}", "reports": f"http://{_HOST}:{port + 1}"}
    if as_json:
        print_json(places)
    else:
        typer.echo(f"Dagster UI: {places['ui']} (ready in about 15 seconds; Ctrl-C stops it)")
        typer.echo(f"evidence reports: {places['reports']}")
    sys.stdout.flush()
    with ThreadingHTTPServer((_HOST, port + 1), partial(_Reports, directory=str(reports))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        place = ["-w", str(ROOT / "workspace.yaml"), "-h", _HOST, "-p", str(port)]
        command = [sys.executable, "-m", "dagster", "dev", *place]
        code = _run(command, {**os.environ, BASE: places["reports"]})
        server.shutdown()
    raise typer.Exit(0 if code in (0, -signal.SIGINT, 130) else 1)


class _Reports(SimpleHTTPRequestHandler):
    """Serves the reports, which forbid themselves scripts and requests that are not their own; says nothing."""

    def end_headers(self) -> None:
        """Let no browser guess another type."""
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for Dagster."""


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
    return True


def _run(command: list[str], environment: dict[str, str]) -> int:
    """Run until it ends; Ctrl-C and a polite kill reach it, and it is waited for."""
    # A shell's background job ignores Ctrl-C, and its children would too: then nothing could end them politely.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    child = subprocess.Popen(command, env=environment, cwd=Path.cwd())  # noqa: S603 - our interpreter, no shell
    signal.signal(signal.SIGTERM, lambda *_: child.send_signal(signal.SIGINT))
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue

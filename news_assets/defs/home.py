"""Dagster's own folder, made once by one process before anything else starts: `python -m news_assets.defs.home`."""

import fcntl
import os
import sys
from importlib.resources import files
from pathlib import Path

from news_assets.settings import ROOT, Settings


def prepare() -> Path:
    """Return DAGSTER_HOME (default `.dagster_home` beside the package) with settings and databases in place, inbox too.

    Several processes starting on an empty folder break its databases for good; here one makes them, others wait.
    """
    home = Path(os.environ.setdefault("DAGSTER_HOME", str(ROOT / ".dagster_home"))).absolute()
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    home.mkdir(parents=True, exist_ok=True)
    Settings.from_environment().inbox.mkdir(parents=True, exist_ok=True)
    settings = files(__package__).joinpath("dagster.yaml").read_text("utf-8")
    with (home / ".lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "dagster.yaml").exists():
            (home / "dagster.yaml").write_text(settings, "utf-8")
        from dagster import DagsterInstance

        with DagsterInstance.get() as instance:
            instance.get_runs_count()
            instance.event_log_storage.get_concurrency_keys()
    return home


if __name__ == "__main__":
    sys.stdout.write(f"{prepare()}\n")

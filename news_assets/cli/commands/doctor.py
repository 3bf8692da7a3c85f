"""news-assets doctor: whether everything is in its place."""

import os
import platform
import shutil
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from news_assets.cli.exits import FAILED, OK
from news_assets.cli.options import Json

_PACKAGES = (
    "dagster",
    "dagster-duckdb",
    "dagster-dbt",
    "dbt-core",
    "duckdb",
    "polars",
    "pyarrow",
    "great-expectations",
)
_STALE_SECONDS = 3600
_LEAST_FREE = 1 << 30
Finding = dict[str, str]


def doctor(as_json: Json = False) -> None:
    """Check environment, versions, paths, free space and stale locks."""
    from news_assets.cli.output import print_json, print_table
    from news_assets.settings import Settings

    settings = Settings.from_environment()
    findings = [
        _finding("python", platform.python_version(), sys.version_info >= (3, 11), "install Python 3.11 or later"),
        *map(_package, _PACKAGES),
        *(_folder(name, path) for name, path in (("data", settings.data), ("inbox", settings.inbox))),
        _sources(settings.sources),
        _space(settings.data),
        _finding(
            "dbt project", str(settings.dbt_project), settings.dbt_project.is_dir(), "set NEWS_ASSETS_DBT_PROJECT"
        ),
        *_telemetry(),
        *_locks(settings.data),
    ]
    if as_json:
        print_json(findings)
    else:
        print_table(findings, ("what", "found", "state", "next"))
    raise typer.Exit(FAILED if any(f["state"] == "bad" for f in findings) else OK)


def _finding(what: str, found: str, good: bool, next_step: str, *, bad: str = "bad") -> Finding:
    return {"what": what, "found": found, "state": "ok" if good else bad, "next": "" if good else next_step}


def _package(name: str) -> Finding:
    try:
        return _finding(name, version(name), True, "")
    except PackageNotFoundError:
        return _finding(name, "missing", False, "run `make setup`")


def _folder(name: str, path: Path) -> Finding:
    nearest = next(p for p in (path, *path.parents) if p.exists())
    usable = nearest.is_dir() and os.access(nearest, os.W_OK)
    return _finding(
        name, str(path), usable, f"make {nearest} a folder that one may write, or set NEWS_ASSETS_{name.upper()}"
    )


def _sources(path: Path) -> Finding:
    from news_assets.sources.config import ConfigError, load_config

    try:
        config = load_config(path)
    except ConfigError as error:
        return _finding("sources", str(path), False, str(error))
    found = f"{path}: {len(config.sources)} beside the inbox" if path.exists() else f"{path}: none, only the inbox"
    return _finding("sources", f"{found}, network {'on' if config.network else 'off'}", True, "")


def _space(path: Path) -> Finding:
    free = shutil.disk_usage(next(p for p in (path, *path.parents) if p.exists())).free
    return _finding(
        "free space", f"{free >> 20} MiB", free > _LEAST_FREE, "free some space: a day is published whole or not at all"
    )


_TELEMETRY = {
    "DAGSTER_DISABLE_TELEMETRY": "1",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "GX_ANALYTICS_ENABLED": "false",
}


def _telemetry() -> list[Finding]:
    return [
        _finding(
            name, os.environ.get(name, "(unset)"), os.environ.get(name) == value, f"export {name}={value}", bad="note"
        )
        for name, value in _TELEMETRY.items()
    ]


def _locks(data: Path) -> list[Finding]:
    """A lock file that nobody holds is harmless; one that is held for long names a hanging run."""
    import fcntl

    findings = []
    for lock in sorted((data / ".locks").glob("*.lock")):
        age = time.time() - lock.stat().st_mtime
        with lock.open("rb") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                held = False
            except OSError:
                held = True
        if held:
            findings.append(
                _finding(
                    "lock", f"{lock.name}, held, {age:.0f} s old", age < _STALE_SECONDS, "find the run that holds it"
                )
            )
    return findings

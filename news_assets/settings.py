"""Where things are: every path and limit of a deployment, from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The first daily partition: capture times before it are clocks gone wrong.
FIRST_DAY = "2015-01-01"


class SettingsError(ValueError):
    """A variable of the environment cannot be used; the message names it and what it may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds the tables, `inbox` the dropped files, `sources` names every other place that pages come from."""

    data: Path
    inbox: Path
    sources: Path
    dbt_project: Path
    max_page_bytes: int

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read NEWS_ASSETS_DATA, _INBOX, _SOURCES, _DBT_PROJECT and _MAX_PAGE_BYTES; all have defaults.

        Raises SettingsError.
        """
        get = os.environ.get
        most = get("NEWS_ASSETS_MAX_PAGE_BYTES") or "32000000"
        if not most.isdecimal():
            raise SettingsError(f"NEWS_ASSETS_MAX_PAGE_BYTES is {most!r}; give a whole number of bytes")
        data = Path(get("NEWS_ASSETS_DATA") or ROOT / "data").absolute()
        return cls(
            data=data,
            inbox=Path(get("NEWS_ASSETS_INBOX") or data / "inbox").absolute(),
            sources=Path(get("NEWS_ASSETS_SOURCES") or ROOT / "sources.yaml").absolute(),
            dbt_project=Path(get("NEWS_ASSETS_DBT_PROJECT") or ROOT / "dbt_project").absolute(),
            max_page_bytes=int(most),
        )

"""Where things are: every path and limit of a deployment, from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The first daily partition: capture times before it are clocks gone wrong.
FIRST_DAY = "2015-01-01"


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds the tables, `inbox` the dropped files; `max_page_bytes` is the largest page that is read."""

    data: Path
    inbox: Path
    dbt_project: Path
    max_page_bytes: int

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read NEWS_ASSETS_DATA, NEWS_ASSETS_INBOX, NEWS_ASSETS_DBT_PROJECT and NEWS_ASSETS_MAX_PAGE_BYTES."""
        get = os.environ.get
        data = Path(get("NEWS_ASSETS_DATA") or ROOT / "data").absolute()
        return cls(
            data=data,
            inbox=Path(get("NEWS_ASSETS_INBOX") or data / "inbox").absolute(),
            dbt_project=Path(get("NEWS_ASSETS_DBT_PROJECT") or ROOT / "dbt_project").absolute(),
            max_page_bytes=int(get("NEWS_ASSETS_MAX_PAGE_BYTES") or 32_000_000),
        )

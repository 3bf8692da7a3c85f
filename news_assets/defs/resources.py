"""What assets are handed: the tables and the sources, from the environment."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg

from news_assets.settings import Settings
from news_assets.sources.config import Config, load_config
from news_assets.sources.everything import AllSources
from news_assets.sources.folder import FolderSource
from news_assets.storage import Lake


class LakeResource(dg.ConfigurableResource[Lake]):
    """Tables below `root`."""

    root: str

    def lake(self) -> Lake:
        """Return the tables."""
        return Lake(Path(self.root))


class SourcesResource(dg.ConfigurableResource[AllSources]):
    """Files dropped into `inbox`, and what the file `config` names; fetched pages are kept below `root`."""

    inbox: str
    root: str
    config: str = ""
    max_page_bytes: int = 32_000_000

    def source(self) -> AllSources:
        """Return a fresh look at all sources."""
        index = Path(self.root) / "state" / "inbox.json"
        return AllSources(FolderSource(Path(self.inbox), self.max_page_bytes, index), self.settings(), Path(self.root))

    def settings(self) -> Config:
        """Return the sources file; without one there is only the inbox. Raises ConfigError."""
        return load_config(Path(self.config)) if self.config else Config()


class BuildFile(dg.ConfigurableResource[Any]):
    """The DuckDB file that the dbt models are built in."""

    database: str

    @contextlib.contextmanager
    def connection(self) -> Iterator[Any]:
        """Open the file for writing; waits a little for another writer."""
        from dagster_duckdb import DuckDBResource

        with DuckDBResource(database=self.database).get_connection() as connection:
            yield connection


def resources(settings: Settings) -> dict[str, object]:
    """Return the resources of a deployment."""
    return {
        "lake": LakeResource(root=str(settings.data)),
        "sources": SourcesResource(
            inbox=str(settings.inbox),
            root=str(settings.data),
            config=str(settings.sources),
            max_page_bytes=settings.max_page_bytes,
        ),
    }

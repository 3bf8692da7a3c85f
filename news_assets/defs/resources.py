"""What assets are handed: the lake, the inbox and the engine, from the environment."""

from pathlib import Path

import dagster as dg

from news_assets.settings import Settings
from news_assets.sources.folder import FolderSource
from news_assets.storage import Lake


class LakeResource(dg.ConfigurableResource[Lake]):
    """Tables below `root`."""

    root: str

    def lake(self) -> Lake:
        """Return the tables."""
        return Lake(Path(self.root))


class InboxResource(dg.ConfigurableResource[FolderSource]):
    """Files dropped into `folder`."""

    folder: str
    max_page_bytes: int

    def source(self) -> FolderSource:
        """Return a fresh look at the folder."""
        return FolderSource(Path(self.folder), self.max_page_bytes)


def resources(settings: Settings) -> dict[str, object]:
    """Return the resources of a deployment."""
    return {
        "lake": LakeResource(root=str(settings.data)),
        "inbox": InboxResource(folder=str(settings.inbox), max_page_bytes=settings.max_page_bytes),
    }

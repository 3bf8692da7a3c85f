"""A deployment of its own for each test: data, inbox and Dagster home in a temporary folder."""

import dagster as dg
import pytest

from news_assets.defs.jobs import inbox_sensor
from news_assets.defs.resources import LakeResource, SourcesResource
from news_assets.defs.tables import day_of_news


@pytest.fixture
def deployment(tmp_path, monkeypatch):
    """Return Definitions of the tables alone, reading `tmp_path/inbox` in this process."""
    monkeypatch.setenv("NEWS_ASSETS_WORKERS", "0")
    (tmp_path / "inbox").mkdir()
    return dg.Definitions(
        assets=[day_of_news],
        resources={
            "lake": LakeResource(root=str(tmp_path / "data")),
            "sources": SourcesResource(inbox=str(tmp_path / "inbox"), root=str(tmp_path / "data")),
        },
        sensors=[inbox_sensor],
        executor=dg.in_process_executor,
    )


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as made:
        yield made

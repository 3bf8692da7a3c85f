"""The dbt project as assets: staging and marts over the Parquet files, built into a DuckDB file of views."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets

from news_assets.defs.specs import OWNER
from news_assets.schemas.ids import stable_id
from news_assets.settings import Settings
from news_assets.storage.warehouse import NAME

# Steps that write the build file wait for each other.
POOL = "warehouse"


class Translator(DagsterDbtTranslator):
    """Groups by folder; models are kinds of dbt and duckdb."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """Return the folder of the model: staging or marts."""
        return str(dbt_resource_props["fqn"][1])

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        """Return the owner of all models."""
        return [OWNER]


def build_file(settings: Settings) -> Path:
    """Return the file the models are built in: one per data folder, out of readers' sight."""
    return settings.dbt_project / "target" / stable_id(settings.data) / NAME


def project(settings: Settings) -> DbtProject:
    """Return the dbt project with a manifest that is not older than its files; one process makes it, others wait."""
    found = DbtProject(project_dir=settings.dbt_project)
    (settings.dbt_project / "target").mkdir(exist_ok=True)
    with (settings.dbt_project / "target" / ".manifest.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _outdated(found.manifest_path, settings.dbt_project):
            found.preparer.prepare(found)
    return found


def dbt_models(settings: Settings) -> tuple[dg.AssetsDefinition, DbtCliResource]:
    """Return the models as assets and the resource that runs them."""
    # dbt runs in its own process and reads these there.
    os.environ["NEWS_ASSETS_DATA"] = str(settings.data)
    os.environ["NEWS_ASSETS_DBT_FILE"] = str(build_file(settings))
    os.environ.setdefault("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
    found = project(settings)

    @dbt_assets(manifest=found.manifest_path, project=found, dagster_dbt_translator=Translator(), pool=POOL)
    def marts(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
        """Build the models and test their rows; unit tests of the SQL need no data and run with the tests."""
        target = settings.dbt_project / "target" / "dagster"
        build_file(settings).parent.mkdir(parents=True, exist_ok=True)
        yield from dbt.cli(
            ["build", "--exclude-resource-type", "unit_test"], context=context, target_path=target
        ).stream()

    return marts, DbtCliResource(project_dir=found)


def _outdated(manifest: Path, folder: Path) -> bool:
    if not manifest.exists():
        return True
    made = manifest.stat().st_mtime
    sources = (p for name in ("models", "macros", "tests") for p in (folder / name).rglob("*") if p.is_file())
    return any(path.stat().st_mtime > made for path in (*sources, folder / "dbt_project.yml", folder / "profiles.yml"))

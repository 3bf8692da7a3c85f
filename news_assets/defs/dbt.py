"""The dbt project as assets: staging and marts over the Parquet files, built into a DuckDB file of views."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import orjson

from news_assets.defs.dbt_specs import UNIQUE_ID, check_specs, model_specs
from news_assets.schemas.ids import stable_id
from news_assets.settings import Settings
from news_assets.storage.warehouse import NAME

# Steps that write the build file wait for each other.
POOL = "warehouse"


def build_file(settings: Settings) -> Path:
    """Return the file the models are built in: one per data folder, out of readers' sight."""
    return settings.dbt_project / "target" / stable_id(settings.data) / NAME


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return the project's manifest, not older than its files; one process makes it, others wait."""
    path = folder / "target" / "manifest.json"
    path.parent.mkdir(exist_ok=True)
    with (path.parent / ".manifest.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _outdated(path, folder):
            from news_assets.defs.dbt_build import make_manifest

            make_manifest(folder)
        found: dict[str, Any] = orjson.loads(path.read_bytes())
    return found


def dbt_models(settings: Settings) -> dg.AssetsDefinition:
    """Return the models as assets, their tests as checks."""
    # dbt runs in its own process and reads these there.
    os.environ["NEWS_ASSETS_DATA"] = str(settings.data)
    os.environ["NEWS_ASSETS_DBT_FILE"] = str(build_file(settings))
    os.environ.setdefault("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
    manifest = manifest_of(settings.dbt_project)
    models, tests = model_specs(manifest), check_specs(manifest)

    @dg.multi_asset(specs=models, check_specs=tests, can_subset=True, pool=POOL)
    def marts(context: dg.AssetExecutionContext) -> Iterator[Any]:
        """Build the selected models and test their rows."""
        from news_assets.defs.dbt_build import build

        keys, checks = context.selected_asset_keys, context.selected_asset_check_keys
        chosen = [spec.metadata[UNIQUE_ID] for spec in models if spec.key in keys]
        chosen += [spec.metadata[UNIQUE_ID] for spec in tests if spec.key in checks]
        everything = len(chosen) == len(models) + len(tests)
        build_file(settings).parent.mkdir(parents=True, exist_ok=True)
        yield from build(settings.dbt_project, [] if everything else [_selector(manifest, i) for i in chosen], checks)

    return marts


def _selector(manifest: dict[str, Any], unique_id: str) -> str:
    return "fqn:" + ".".join(manifest["nodes"][unique_id]["fqn"])


def _outdated(manifest: Path, folder: Path) -> bool:
    if not manifest.exists():
        return True
    made = manifest.stat().st_mtime
    sources = (p for name in ("models", "macros", "tests") for p in (folder / name).rglob("*") if p.is_file())
    return any(path.stat().st_mtime > made for path in (*sources, folder / "dbt_project.yml", folder / "profiles.yml"))

"""Runs dbt through dagster-dbt, which is heavy and therefore only imported here."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject

from news_assets.defs.specs import OWNER

Event = dg.MaterializeResult[None] | dg.AssetCheckResult | dg.AssetObservation


class Translator(DagsterDbtTranslator):
    """Groups by folder; models are kinds of dbt and duckdb."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """Return the folder of the model: staging or marts."""
        return str(dbt_resource_props["fqn"][1])

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        """Return the owner of all models."""
        return [OWNER]


def make_manifest(folder: Path) -> None:
    """Let dbt parse the project and write its manifest."""
    found = DbtProject(project_dir=folder)
    found.preparer.prepare(found)


def build(folder: Path, select: Collection[str], checks: Collection[dg.AssetCheckKey]) -> Iterator[Event]:
    """Build the models and test their rows; unit tests of the SQL need no data and run with the tests.

    `select` names models and tests of dbt, empty for all. Raises DagsterDbtCliRuntimeError when dbt fails, after the
    results that it had.
    """
    found = DbtProject(project_dir=folder)
    chosen = ["--select", *sorted(select), "--indirect-selection", "empty"] if select else []
    command = DbtCliResource(project_dir=found).cli(
        ["build", "--exclude-resource-type", "unit_test", *chosen],
        manifest=found.manifest_path,
        dagster_dbt_translator=Translator(),
        target_path=folder / "target" / "dagster",
    )
    for event in command.stream():
        if isinstance(event, dg.AssetMaterialization):
            yield dg.MaterializeResult(asset_key=event.asset_key, metadata=event.metadata)
        elif isinstance(event, dg.AssetCheckEvaluation):
            if event.asset_check_key in checks:
                yield dg.AssetCheckResult(
                    asset_key=event.asset_key,
                    check_name=event.check_name,
                    passed=event.passed,
                    severity=event.severity,
                    metadata=event.metadata,
                )
        elif isinstance(event, dg.AssetObservation):
            yield event

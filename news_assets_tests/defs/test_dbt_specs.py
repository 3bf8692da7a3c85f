"""Our specs of the models say what dagster-dbt says; it is only loaded when models are built."""

import subprocess
import sys

from news_assets.defs.dbt import manifest_of
from news_assets.defs.dbt_specs import check_specs, model_specs
from news_assets.settings import Settings

_OURS = ("dagster/column_schema", "dagster/table_name", "dagster/storage_kind", "dagster_dbt/unique_id")


def test_specs_are_those_of_dagster_dbt():
    from dagster_dbt import DbtProject, dbt_assets

    from news_assets.defs.dbt_build import Translator

    folder = Settings.from_environment().dbt_project
    manifest = manifest_of(folder)

    @dbt_assets(manifest=manifest, project=DbtProject(project_dir=folder), dagster_dbt_translator=Translator())
    def theirs():
        yield from ()

    expected = {spec.key: spec for spec in theirs.specs}
    found = {spec.key: spec for spec in model_specs(manifest)}
    assert found.keys() == expected.keys()
    for key, spec in found.items():
        other = expected[key]
        assert {d.asset_key for d in spec.deps} == {d.asset_key for d in other.deps}
        assert (spec.description, spec.group_name, spec.code_version) == (
            other.description,
            other.group_name,
            other.code_version,
        )
        assert (spec.kinds, list(spec.owners)) == (other.kinds, list(other.owners))
        assert {name: spec.metadata[name] for name in _OURS} == {name: other.metadata[name] for name in _OURS}
    checks = {spec.key: spec for spec in theirs.check_specs}
    assert {spec.key for spec in check_specs(manifest)} == checks.keys()
    for check in check_specs(manifest):
        other_check = checks[check.key]
        assert check.blocking == other_check.blocking
        assert {d.asset_key for d in check.additional_deps} == {d.asset_key for d in other_check.additional_deps}


def test_definitions_load_without_the_heavy_libraries():
    code = (
        "import sys, news_assets.definitions\n"
        "print(sorted({'dagster_dbt', 'dbt', 'great_expectations', 'polars', 'duckdb', 'httpx', 'pandas', 'lxml'}"
        " & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""dbt's view of the tables, rendered from the schema: `python -m news_assets.storage.dbt_sources` writes the files."""

import sys
from pathlib import Path
from typing import Any

import yaml

from news_assets.schemas.tables import DATE, TABLES, Table
from news_assets.settings import Settings

_HEAD = "# Rendered from news_assets/schemas by `python -m news_assets.storage.dbt_sources`; change it there.\n"
_LOCATION = (
    'read_parquet(\'{{ env_var("NEWS_ASSETS_DATA", "../data") }}/parquet/{name}/date=*/*.parquet\','
    " hive_partitioning=true, union_by_name=true)"
)
_LEFT_OUT_OF_STAGING = {"run_id", "body"}


def render() -> dict[str, str]:
    """Return the rendered files by their path in the dbt project."""
    return {
        "models/sources.yml": _HEAD + _yaml({"version": 2, "sources": [_source()]}),
        "models/staging/staging.yml": _HEAD + _yaml({"version": 2, "models": [_staging(t) for t in TABLES.values()]}),
    }


def stale(project: Path) -> list[str]:
    """Return the paths whose file in the project is not what the schema says."""
    return [
        path for path, text in render().items() if not (f := project / path).exists() or f.read_text("utf-8") != text
    ]


def _source() -> dict[str, Any]:
    return {
        "name": "news",
        "description": "Tables of the contract, Parquet files per capture day.",
        "config": {"meta": {"external_location": _LOCATION}},
        "tables": [
            {
                "name": table.name,
                "description": table.description,
                "config": {"meta": {"dagster": {"asset_key": [table.name]}}},
                "columns": _columns(table, set()),
            }
            for table in TABLES.values()
        ],
    }


def _staging(table: Table) -> dict[str, Any]:
    return {
        "name": f"stg_{table.name}",
        "description": table.description,
        "columns": [column | _tests(table, column["name"]) for column in _columns(table, _LEFT_OUT_OF_STAGING)],
    }


def _columns(table: Table, left_out: set[str]) -> list[dict[str, Any]]:
    return [{"name": c.name, "description": c.description} for c in (*table.columns, DATE) if c.name not in left_out]


def _tests(table: Table, column: str) -> dict[str, Any]:
    tests: list[Any] = ["unique", "not_null"] if column == table.key else []
    for name, other in table.references:
        if name == column:
            arguments = {"to": f"ref('stg_{other}')", "field": TABLES[other].key}
            tests.append({"relationships": {"arguments": arguments}})
    return {"data_tests": tests} if tests else {}


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)


def main(project: Path) -> None:
    """Write the rendered files."""
    for path, text in render().items():
        (project / path).write_text(text, "utf-8")
        sys.stdout.write(f"{project / path}\n")


if __name__ == "__main__":
    main(Settings.from_environment().dbt_project)

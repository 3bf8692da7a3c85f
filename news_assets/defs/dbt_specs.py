"""What dbt's manifest says about the models, as Dagster specs.

dagster-dbt says the same (a test holds us to it), but its import takes longer than all our definitions together: it is
only loaded when models are built.
"""

import hashlib
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg

from news_assets.defs.specs import OWNER

UNIQUE_ID = "dagster_dbt/unique_id"

Node = Mapping[str, Any]


def model_specs(manifest: Node) -> list[dg.AssetSpec]:
    """Return one spec per model: key and group by folder, its parents, columns and SQL."""
    return [_model_spec(manifest, node) for node in _nodes(manifest, "model")]


def check_specs(manifest: Node) -> list[dg.AssetCheckSpec]:
    """Return one blocking check per test that belongs to a model."""
    specs = []
    for node in _nodes(manifest, "test"):
        model = node.get("attached_node")
        if model:
            others = {model_key(manifest, parent) for parent in node["depends_on"]["nodes"] if parent != model}
            specs.append(
                dg.AssetCheckSpec(
                    node["name"],
                    asset=model_key(manifest, model),
                    additional_deps=sorted(others),
                    blocking=node["config"]["severity"].lower() == "error",
                    metadata={UNIQUE_ID: node["unique_id"]},
                )
            )
    return specs


def model_key(manifest: Node, unique_id: str) -> dg.AssetKey:
    """Return the asset a node stands for: a source names it, a model's schema and name are it. KeyError if unknown."""
    if source := manifest["sources"].get(unique_id):
        return dg.AssetKey(source["meta"]["dagster"]["asset_key"])
    node = manifest["nodes"][unique_id]
    return dg.AssetKey([node["config"]["schema"] or node["schema"], node["name"]])


def _nodes(manifest: Node, kind: str) -> Iterator[Node]:
    return (node for node in manifest["nodes"].values() if node["resource_type"] == kind)


def _model_spec(manifest: Node, node: Node) -> dg.AssetSpec:
    sql = textwrap.indent(node["raw_code"], "    ")
    columns = [
        dg.TableColumn(column["name"], column.get("data_type") or "?", column.get("description"))
        for column in node["columns"].values()
    ]
    return dg.AssetSpec(
        model_key(manifest, node["unique_id"]),
        deps=[model_key(manifest, parent) for parent in node["depends_on"]["nodes"]],
        description=f"{node['description'] or 'dbt model ' + node['name']}\n\n#### Raw SQL:\n```sql\n{sql}\n```",
        group_name=node["fqn"][1],
        kinds={"dbt", "duckdb"},
        owners=[OWNER],
        code_version=hashlib.sha1(node["raw_code"].encode(), usedforsecurity=False).hexdigest(),
        metadata={
            UNIQUE_ID: node["unique_id"],
            "dagster-dbt/materialization_type": node["config"]["materialized"],
            "dagster/column_schema": dg.TableSchema(columns),
            "dagster/table_name": f"{node['database']}.{node['schema']}.{node['alias']}",
            "dagster/storage_kind": "duckdb",
        },
    )

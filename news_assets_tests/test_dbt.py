"""The dbt project in one process: models, data tests, unit tests, documentation; without a network and telemetry."""

import json
import os
import subprocess
import sys

import pytest
import yaml

from news_assets.settings import ROOT
from news_assets_tests.lake import small_lake

PROJECT = ROOT / "dbt_project"
# One parse serves both commands; whoever asks for a connection gets none.
_SCRIPT = """
import json, socket, sys
def refuse(*_): raise OSError("no network here")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from dbt.cli.main import dbtRunner
project, target = sys.argv[1:]
base = ["--project-dir", project, "--profiles-dir", project, "--target-path", target, "--log-path", target, "--quiet"]
runner = dbtRunner(manifest=dbtRunner().invoke(["parse", *base]).result)
built, documented = (runner.invoke([*words, *base]) for words in (["build"], ["docs", "generate"]))
found = [[r.node.resource_type, r.node.name, r.status, r.message] for r in built.result.results]
failure = str(built.exception or documented.exception)
print(json.dumps({"nodes": found, "documented": documented.success, "failure": failure}))
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dbt(tmp_path_factory):
    """Build and document the project over a small lake; return what dbt said and the folder of its artefacts."""
    folder = tmp_path_factory.mktemp("dbt")
    small_lake(folder / "data")
    environment = {
        **os.environ,
        "NEWS_ASSETS_DATA": str(folder / "data"),
        "NEWS_ASSETS_DBT_FILE": str(folder / "warehouse.duckdb"),
    }
    environment.pop("DBT_SEND_ANONYMOUS_USAGE_STATS", None)  # the project itself says no
    command = [sys.executable, "-c", _SCRIPT, str(PROJECT), str(folder / "target")]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1]), folder / "target"


def artefact(dbt, name):
    return json.loads((dbt[1] / name).read_text("utf-8"))


def test_models_data_tests_and_unit_tests_pass(dbt):
    said, _ = dbt
    assert [node for node in said["nodes"] if node[2] not in ("success", "pass", "no-op")] == []
    kinds = [kind for kind, *_ in said["nodes"]]
    assert kinds.count("unit_test") >= 5 and kinds.count("model") >= 13


def test_every_mart_has_a_unit_test(dbt):
    manifest = artefact(dbt, "manifest.json")
    marts = {
        node["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model" and "marts" in node["fqn"]
    }
    assert {test["model"] for test in manifest["unit_tests"].values()} == marts


def test_every_model_and_column_is_documented_and_nothing_else(dbt):
    manifest, catalog = artefact(dbt, "manifest.json"), artefact(dbt, "catalog.json")
    models = {key: node for key, node in manifest["nodes"].items() if node["resource_type"] == "model"}
    assert set(catalog["nodes"]) == set(models)
    for key, node in models.items():
        assert node["description"], key
        described = {name: column["description"] for name, column in node["columns"].items()}
        assert set(described) == set(catalog["nodes"][key]["columns"]), key
        assert all(described.values()), key


def test_exposures_tell_who_reads_what(dbt):
    exposures = artefact(dbt, "manifest.json")["exposures"].values()
    assert {each["name"] for each in exposures} == {"evidence_report", "warehouse", "notebook"}
    assert all(each["description"] and each["owner"]["name"] and each["depends_on"]["nodes"] for each in exposures)


def test_documentation_is_made_without_network_or_telemetry(dbt):
    said, target = dbt
    assert said["documented"], said["failure"]
    assert (target / "index.html").exists()
    assert (
        yaml.safe_load((PROJECT / "dbt_project.yml").read_text("utf-8"))["flags"]["send_anonymous_usage_stats"] is False
    )

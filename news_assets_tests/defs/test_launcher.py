"""Run monitoring learns whether the process of a run lives."""

import os
import subprocess
import sys
import time

import dagster as dg
import pytest
import yaml
from dagster._core.events import EngineEventData
from dagster._core.launcher import WorkerStatus

from news_assets.defs.launcher import CheckedRunLauncher, _alive
from news_assets.settings import ROOT

_SETTINGS = {"run_launcher": {"module": "news_assets.defs.launcher", "class": "CheckedRunLauncher"}}


@dg.op
def nothing():
    pass


@dg.job
def idle():
    nothing()


@pytest.fixture
def status():
    """Return what the launcher says of a run whose events name these processes."""
    with dg.instance_for_test(overrides=_SETTINGS) as instance:
        assert isinstance(instance.run_launcher, CheckedRunLauncher)

        def ask(*pids):
            run = instance.create_run_for_job(idle, status=dg.DagsterRunStatus.STARTED)
            for pid in pids:
                instance.report_engine_event("Started", run, EngineEventData.in_process(pid))
            return instance.run_launcher.check_run_worker_health(run).status

        yield ask


def gone():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_run_is_alive_while_its_first_process_is(status):
    assert status(os.getpid()) == WorkerStatus.RUNNING
    assert status(os.getpid(), gone()) == WorkerStatus.RUNNING
    assert status(gone()) == WorkerStatus.FAILED
    assert status() == WorkerStatus.RUNNING


def test_a_younger_process_of_the_same_number_is_another_one():
    assert _alive(os.getpid(), time.time())
    assert not _alive(os.getpid(), time.time() - 10**6)


@pytest.mark.parametrize("path", ["news_assets/defs/dagster.yaml", "deploy/dagster.yaml"])
def test_deployments_monitor_and_restart_runs(path):
    settings = yaml.safe_load((ROOT / path).read_text("utf-8"))
    assert settings["run_launcher"] == _SETTINGS["run_launcher"]
    assert settings["run_monitoring"]["enabled"]
    assert settings["run_monitoring"]["poll_interval_seconds"] <= 30
    assert settings["run_retries"] == {"enabled": True, "max_retries": 3, "retry_on_asset_or_op_failure": False}

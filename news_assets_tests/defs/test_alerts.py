"""Failures reach a person with advice."""

import sys

import dagster as dg
import pytest

from news_assets.defs.alerts import advice, failed_runs, tell


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return the file that the alert command writes its subject and its input to."""
    target = tmp_path / "told.txt"
    code = f"import sys; open({str(target)!r}, 'w').write(sys.argv[1] + '\\n' + sys.stdin.read())"
    monkeypatch.setenv("NEWS_ASSETS_ALERT", f'{sys.executable} -c "{code}"')
    return target


def test_advice_fits_the_error():
    assert "disk space" in advice("OSError: [Errno 28] No space left on device")
    assert "run it again" in advice("something new")


def test_without_a_command_nobody_is_told(monkeypatch):
    monkeypatch.delenv("NEWS_ASSETS_ALERT", raising=False)
    assert not tell("subject", "text")


def test_a_failed_run_is_told_with_its_error_and_advice(told):
    @dg.op
    def full():
        raise OSError(28, "No space left on device")

    @dg.job(executor_def=dg.in_process_executor)
    def nightly():
        full()

    with dg.DagsterInstance.ephemeral() as instance:
        result = nightly.execute_in_process(instance=instance, raise_on_error=False)
        context = dg.build_run_status_sensor_context(
            sensor_name="failed_runs",
            dagster_instance=instance,
            dagster_run=result.dagster_run,
            dagster_event=result.get_run_failure_event(),
        )
        failed_runs(context.for_run_failure())
    text = told.read_text("utf-8")
    assert text.startswith("news_assets: nightly failed")
    assert "No space left on device" in text
    assert "free disk space" in text

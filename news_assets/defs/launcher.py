"""Dagster's own launcher, asked by run monitoring whether the process of a run is still alive.

Without this a run whose whole machine died would stay STARTED until its longest allowed time is over.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dagster import DagsterEventType, DagsterRun
from dagster._core.launcher import CheckRunHealthResult, DefaultRunLauncher, WorkerStatus
from dagster._serdes import ConfigurableClassData

# A process may look a little younger than the event that names it: the clock of /proc has ticks.
_SLACK = 5.0


class CheckedRunLauncher(DefaultRunLauncher):
    """For one host (or container) in which the daemon launches the runs, as in `deploy/` and `make ui`."""

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData, config_value: Mapping[str, Any]
    ) -> "CheckedRunLauncher":
        """Return the launcher; it has no settings."""
        return cls(inst_data=inst_data)

    @property
    def supports_check_run_worker_health(self) -> bool:
        """Run monitoring may ask."""
        return True

    def check_run_worker_health(self, run: DagsterRun) -> CheckRunHealthResult:
        """Return FAILED when the run's process is gone; a run that never named one is taken as alive."""
        for pid, named_at in self._processes(run):
            if not _alive(pid, named_at):
                return CheckRunHealthResult(WorkerStatus.FAILED, f"process {pid} of the run is gone")
        return CheckRunHealthResult(WorkerStatus.RUNNING)

    def _processes(self, run: DagsterRun) -> list[tuple[int, float]]:
        """The first process the run's events name: its worker, or for a run in process whoever made it."""
        events = self._instance.all_logs(run.run_id, of_type=DagsterEventType.ENGINE_EVENT)
        named = [
            (int(str(value.value)), entry.timestamp)
            for entry in events
            if entry.dagster_event and (value := entry.dagster_event.engine_event_data.metadata.get("pid"))
        ]
        return named[:1]


def _alive(pid: int, named_at: float) -> bool:
    """Whether the process lives and is not a younger one that was given the same number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        boot = next(line for line in Path("/proc/stat").read_text("ascii").splitlines() if line.startswith("btime "))
    except OSError:
        return True
    started = int(boot.split()[1]) + int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return fields[0] != "Z" and started < named_at + _SLACK

"""A failed run tells a person what happened and what to do: in the log, and through the command NEWS_ASSETS_ALERT."""

import os
import re
import shlex
import subprocess

import dagster as dg
from dagster_shared.error import SerializableErrorInfo

_ADVICE = (
    ("No space left", "free disk space; the last good tables are intact; run the day again"),
    ("Permission denied", "let the user of this process write to the data folder, then run the day again"),
    ("File too large", "raise the limit on the size of a file (ulimit -f), then run the day again"),
    ("Read-only file system", "make the data folder writable, then run the day again"),
    ("is being written by another run", "wait for the other run, or end it; then run the day again"),
    (
        "Not a directory",
        "NEWS_ASSETS_DATA and NEWS_ASSETS_INBOX must name folders: see `news-assets doctor`",
    ),
    (
        "rows were refused",
        "look at the failing checks and the quarantine: most likely a page layout or our code changed",
    ),
    ("could not be evaluated", "an expectation is broken: a fault of the code, not of the data; see the check"),
    ("dbt", "see the failing model or test in the run's log; the tables themselves are published"),
)


def advice(message: str) -> str:
    """Return what to do about an error message."""
    return next((what for sign, what in _ADVICE if sign in message), "open the run, read its last error, run it again")


def tell(subject: str, text: str) -> bool:
    """Hand the text to the command of NEWS_ASSETS_ALERT on standard input, the subject as last word; False without one.

    For example `NEWS_ASSETS_ALERT="mail desk@example.com -s"`.
    """
    command = shlex.split(os.environ.get("NEWS_ASSETS_ALERT", ""))
    if not command:
        return False
    subprocess.run([*command, subject], input=text, text=True, check=True, timeout=60)  # noqa: S603 - the operator's own
    return True


@dg.run_failure_sensor(
    default_status=dg.DefaultSensorStatus.RUNNING, description="Tells a person about failed runs, with what to do."
)
def failed_runs(context: dg.RunFailureSensorContext) -> None:
    """Log the failure and tell it onwards."""
    run = context.dagster_run
    errors = [event.step_failure_data.error for event in context.get_step_failure_events()]
    message = "\n".join(map(_root_cause, errors)) or context.failure_event.message or ""
    what = f"{run.job_name} {run.tags.get('dagster/partition', '')}".strip()
    text = f"run {run.run_id} of {what} failed\n{message[:2000]}\n\nwhat to do: {advice(message)}\n"
    context.log.error(text)
    tell(f"news_assets: {what} failed", text)


def told_cause(error: SerializableErrorInfo | None) -> str:
    """Return the message written for people, where there is one, else the first cause, without names of classes."""
    written, told = error, _root_cause(error)
    while written:
        if "dagster._core.definitions.events.Failure" in written.message:
            told = written.message.strip()
        written = written.cause
    return re.sub(r"^(?:\w+\.)+Failure: |^(?:\w+\.)+(?=\w+: )", "", told)


def _root_cause(error: SerializableErrorInfo | None) -> str:
    while error and error.cause:
        error = error.cause
    return error.message.strip() if error else ""

"""Run a day in a process of its own that kills itself at the n-th step of publishing: `python -m ... ROOT INBOX N`."""

import os
import signal
import sys
from pathlib import Path

from news_assets.engine.day import run_day
from news_assets.engine.many import extract_many
from news_assets.sources.folder import FolderSource
from news_assets.storage import Lake, commit, lake, publish
from news_assets.validate import suites
from news_assets_tests.samples import DAY


def main(root, inbox, kill_at):
    """Steps are every write, sync, rename and folder sync, before and after."""
    steps = 0

    def counted(function):
        def call(*args, **kwargs):
            nonlocal steps
            for act in (None, lambda: function(*args, **kwargs), None):
                result = act() if act else None
                steps += 1
                if steps == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)
            return result

        return call

    suites.check = lambda *_: []
    lake.stage, Path.replace = counted(publish.stage), counted(Path.replace)
    commit.sync_folder = publish.sync_folder = counted(publish.sync_folder)
    source = FolderSource(Path(inbox))
    result = run_day(Lake(Path(root)), DAY, source.deliveries(DAY), "run", extract=lambda p: extract_many(p, workers=0))
    sys.stdout.write(f"{steps} {result.accounting}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

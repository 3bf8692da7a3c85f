"""A task for the worker pool that misbehaves on command."""

import os
import signal
import time
from pathlib import Path

from news_assets.engine.task import run_page as read
from news_assets.engine.task import warm_up as warm_up
from news_assets.extract import PageRecords
from news_assets.schemas.page_input import PageInput


def run(page: PageInput) -> PageRecords:
    match page.body.split(b" ")[0]:
        case b"hang":
            while True:
                pass
        case b"sleep":
            time.sleep(0.3)
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"exit":
            os._exit(3)
        case b"grow":
            kept = []
            while True:
                kept.append(b"x" * (1 << 20))
                time.sleep(0.002)
        case b"flaky":
            flag = Path(page.url or "")
            if not flag.exists():
                flag.touch()
                os._exit(1)
        case b"raise":
            raise RuntimeError("out of the task")
        case b"noise":
            print("a library that prints")
    return read(page)

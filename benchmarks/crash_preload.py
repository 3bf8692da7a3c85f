"""Loaded once by the server that the crash benchmark's processes fork from."""

from benchmarks.crash_location import defs
from news_assets.engine.task import warm_up

__all__ = ["defs"]
warm_up()

"""How the engine runs: where, how wide, and what one page may cost."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from news_assets.settings import SettingsError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may use before its worker is killed: seconds of processor time, bytes above an idle worker."""

    seconds: float = 20.0
    memory: int = 384 << 20


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """`workers` 0 reads in this process, without protection; None uses one worker for every core."""

    kind: Literal["embedded", "ray"] = "embedded"
    workers: int | None = None
    chunk_pages: int = 16
    chunk_bytes: int = 4 << 20
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "EngineSettings":
        """Read NEWS_ASSETS_ENGINE (embedded or ray), RAY_ADDRESS (chooses ray) and NEWS_ASSETS_WORKERS (a number).

        Raises SettingsError that names the variable and the allowed values.
        """
        env = os.environ if environment is None else environment
        kind = env.get("NEWS_ASSETS_ENGINE") or ("ray" if env.get("RAY_ADDRESS") else "embedded")
        workers = env.get("NEWS_ASSETS_WORKERS") or None
        if workers is not None and not workers.isdecimal():
            raise SettingsError(f"NEWS_ASSETS_WORKERS is {workers!r}; give a whole number, 0 for no worker processes")
        count = None if workers is None else int(workers)
        if kind == "embedded":
            return cls(workers=count)
        if kind == "ray":
            return cls("ray", count, chunk_pages=64, chunk_bytes=16 << 20)
        raise SettingsError(f"NEWS_ASSETS_ENGINE is {kind!r}; use embedded or ray")

    @property
    def width(self) -> int:
        """Number of workers that run side by side on this machine."""
        if self.workers is not None:
            return self.workers
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""What a round of fetching did."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class TickReport:
    """Numbers of pages; `waiting` are due but left for the next round, `days` are the capture days that got pages."""

    fetched: int = 0
    unchanged: int = 0
    failed: int = 0
    waiting: int = 0
    days: set[str] = field(default_factory=set)

    @property
    def asked(self) -> int:
        """Pages this round dealt with."""
        return self.fetched + self.unchanged + self.failed

    def __str__(self) -> str:
        return f"{self.fetched} fetched, {self.unchanged} unchanged, {self.failed} failed, {self.waiting} waiting"

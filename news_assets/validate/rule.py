"""What an expectation is, and what it finds."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

# refuse: the row leaves its table. mark: it stays, a fact with valid=false. Both are reported in quarantine.
Severity = Literal["refuse", "mark"]


@dataclass(frozen=True)
class Rule:
    """A row rule: `passes` is true or null for good rows; it may use the columns that `context` adds (with `_`)."""

    id: str
    says: str
    passes: pl.Expr
    severity: Severity = "refuse"


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that one expectation refused; `row` is its position in the frame that was checked."""

    row: int
    rule: str
    says: str
    severity: Severity

    @property
    def reason(self) -> str:
        """The expectation's id and what it means."""
        return f"{self.rule}: {self.says}"


class ExpectationError(RuntimeError):
    """An expectation could not be evaluated: a fault of ours, not of the data."""

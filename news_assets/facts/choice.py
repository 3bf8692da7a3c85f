"""What a quantity measures, and the quantity with what was read of it."""

from dataclasses import dataclass

from news_assets.facts.links import Link
from news_assets.facts.moves import Move
from news_assets.facts.reading import Match
from news_assets.schemas.records import Quantity


@dataclass(frozen=True, slots=True)
class Choice:
    """Metric, measure and sign for a quantity; `cue` is the evidence, None for a default."""

    metric: str
    measure: str
    sign: int
    score: float
    rule: str
    cue: Match | None = None
    move: Move | None = None
    paid: bool = False  # the sentence also speaks of pay


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity already read, with its item and link."""

    at: int
    quantity: Quantity
    link: Link
    choice: Choice

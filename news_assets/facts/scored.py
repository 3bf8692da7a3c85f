"""A possible subject with its worth."""

from dataclasses import dataclass

from news_assets.facts.focus import Subject
from news_assets.facts.reading import Mention


@dataclass(frozen=True, slots=True)
class Scored:
    """A possible subject with the rule that proposes it."""

    subject: Subject
    score: float
    how: str
    mention: Mention | None = None

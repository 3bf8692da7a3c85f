"""The one interface of all backends: sentences in, names with their places out."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

# Names of one kind under the labels that models use for them.
_KINDS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "COMPANY": "ORG",
    "LOC": "LOC", "LOCATION": "LOC", "GPE": "GPE", "PLACE": "LOC",
}  # fmt: skip


_BARE = re.compile(r"\s*(?:(?:the|an?|mrs?|ms|dr)\.?\s)?\s*(.*?)(?:\s?['’]s?)?[\s,;:]*$", re.IGNORECASE | re.DOTALL)


class Found(NamedTuple):
    """A name: span in its sentence, kind (PER, ORG, LOC or GPE) and probability."""

    start: int
    end: int
    kind: str
    score: float


class Backend(Protocol):
    """Anything that finds names; `after` is true for one that our rules outdo: it only fills what they leave."""

    after: bool

    def find(self, sentences: Sequence[str]) -> list[list[Found]]:
        """Names of each sentence, in order, none overlapping."""


def kind_of(label: str) -> str | None:
    """The kind that a model's label means (`B-PER`, `PERSON`, `location`), None for what we do not ask for."""
    bare = label.upper()
    return _KINDS.get(bare[2:] if bare[1:2] in "-_" and bare[:1] in "BIES" else bare)


def trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, articles, salutations and possessives, which models count in now and then."""
    inside = _BARE.match(sentence[start:end])
    return (start + inside.start(1), start + inside.end(1)) if inside else (start, start)

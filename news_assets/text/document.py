"""A text column of an article or comment, ready to be read by the extractors."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from news_assets.schemas.vocabulary import EntityField
from news_assets.text.normalise import Normalised, normalise
from news_assets.text.sentences import sentence_spans


@dataclass(frozen=True)
class Document:
    """One column's text with its place; extractors read `norm` and report spans of `source`."""

    source: str
    language: str
    article_id: str = ""
    field: EntityField = "text"
    comment_id: str | None = None

    @cached_property
    def normalised(self) -> Normalised:
        """The text folded once, with the way back."""
        return normalise(self.source)

    @property
    def norm(self) -> str:
        """Normalised text."""
        return self.normalised.text

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Sentence spans of `norm`, in order, without gaps of text."""
        return sentence_spans(self.norm)

"""What the gazetteer knows: one entry per thing, one alias per way of writing it."""

from dataclasses import dataclass

from news_assets.schemas.vocabulary import EntityType


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the world with its identifiers; names are canonical, None when unknown."""

    entity_id: str
    type: EntityType
    name_he: str | None = None
    name_en: str | None = None
    ticker: str | None = None
    exchange: str | None = None
    isin: str | None = None
    wikidata: str | None = None
    against: frozenset[str] = frozenset()
    """Words that, beside an ambiguous alias, speak against this reading."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of writing an entry; `doubt` is 0 for a name that is never an ordinary word, up to 3."""

    text: str
    entry: Entry
    doubt: int = 0

    @property
    def key(self) -> str:
        """What the automaton looks for."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Hit:
    """An alias met in a document: span in its normalised text."""

    start: int
    end: int
    alias: Alias

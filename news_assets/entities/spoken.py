"""What an article has spoken of: its names in the order of reading, their weight, and the subjects of its facts."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from news_assets.entities.entry import Entry
from news_assets.entities.load import country, entry
from news_assets.entities.nouns import Kind, is_noun
from news_assets.entities.record import entity_of
from news_assets.schemas.records import Entity, Fact
from news_assets.schemas.vocabulary import EntityType
from news_assets.text.document import Document

_TITLE = 4
_BACK = 100
_TYPES: dict[str, EntityType] = {"person": "person", "company": "company", "index": "index", "country": "country"}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody named: the first place (number of the document, below 0 for nowhere; offset), and the weight."""

    key: str
    place: tuple[int, int]
    entity: Entity
    weight: int


class Page:
    """One document with what stands where in its source."""

    def __init__(self, document: Document, entities: Iterable[Entity]) -> None:
        """Take a document and its mentions."""
        self.document = document
        self.cover = [0] * (len(document.source) + 1)
        self.named: dict[int, set[str]] = {}
        self.told: dict[int, set[str]] = {}
        self._marks = 0
        for entity in entities:
            self.mark(entity.start, entity.end)
            self.named.setdefault(self.sentence(entity.start), set()).add(key(entity))

    @cached_property
    def _starts(self) -> list[int]:
        return [self.document.normalised.span(a, b)[0] for a, b in self.document.sentences if b > a]

    def sentence(self, at: int) -> int:
        """Number of the sentence around an offset of the source."""
        return bisect_right(self._starts, at)

    def mark(self, start: int, end: int) -> None:
        """Note that a mention covers a span."""
        self._marks += 1
        self.cover[start:end] = [self._marks] * (end - start)

    def free(self, start: int, end: int) -> bool:
        """True when no mention covers a character of the span."""
        return not any(self.cover[start:end])

    def apart(self, start: int, end: int) -> bool:
        """True for a span that lies in no mention and cuts none; whole ones may lie in it."""
        cover = self.cover
        if start and cover[start] and cover[start] == cover[start - 1]:
            return False
        return not cover[end - 1] or (cover[end - 1] not in (cover[end], cover[start]))


class Spoken:
    """All documents of an article together."""

    def __init__(self, documents: Sequence[Document], entities: Sequence[Entity]) -> None:
        """Take the documents and all names found in them."""
        self.numbers = {(d.comment_id, d.field): number for number, d in enumerate(documents)}
        own: list[list[Entity]] = [[] for _ in documents]
        for entity in entities:
            own[self.numbers[entity.comment_id, entity.field]].append(entity)
        self.pages = [Page(d, mentions) for d, mentions in zip(documents, own, strict=True)]
        self._first: dict[str, tuple[tuple[int, int], Entity]] = {}
        self._weights: Counter[str] = Counter()
        self._mentions: list[tuple[tuple[int, int], str]] = []
        self._fitting: dict[Kind, list[Bearer]] = {}
        for number, mentions in enumerate(own):
            for entity in sorted(mentions, key=lambda e: e.start):
                self.name(entity, (number, entity.start))

    def name(self, entity: Entity, place: tuple[int, int]) -> None:
        """Note a mention, in the order of reading."""
        self._first.setdefault(key(entity), (place, entity))
        self._mentions.append((place, key(entity)))
        self._weights[key(entity)] += _TITLE if entity.field == "title" and place[0] >= 0 else 1

    def tell(self, fact: Fact) -> None:
        """Note whom a fact speaks of; who stands nowhere (the country, the exchange) is known from now on."""
        page = self.pages[self.numbers[None, fact.field]]
        known = entry(fact.subject_id) if fact.subject_id else country(fact.subject)
        subject = fact.subject_id or (known.entity_id if known else fact.subject)
        page.told.setdefault(page.sentence(fact.start), set()).add(subject)
        if subject not in self._first and not is_noun(fact.subject, page.document.language):
            kind: EntityType = _TYPES.get(fact.subject_type, "group")
            names = (fact.subject, None) if page.document.language.startswith("he") else (None, fact.subject)
            self.name(unwritten(known or Entry("", kind, *names)), (-1, 0))

    def bearers(self, kind: Kind) -> list[Bearer]:
        """Everybody that the nouns of a kind can stand for, by first place."""
        if kind not in self._fitting:
            rows = [Bearer(k, place, e, self._weights[k]) for k, (place, e) in self._first.items() if kind.fits(e)]
            self._fitting[kind] = sorted(rows, key=lambda b: b.place)
        return self._fitting[kind]

    def last(self, fitting: Collection[Bearer], place: tuple[int, int]) -> str | None:
        """Key of the one named last before a place, among those that fit."""
        keys = {bearer.key for bearer in fitting}
        at = bisect_left(self._mentions, (place, ""))
        near = self._mentions[max(0, at - _BACK) : at]
        return next((k for _, k in reversed(near) if k in keys), None)

    def settle(self) -> None:
        """Put the mentions in the order of reading, when all are known."""
        self._mentions.sort()

    @property
    def entities(self) -> Iterable[Entity]:
        """One mention of everybody named."""
        return (entity for _, entity in self._first.values())


def key(entity: Entity) -> str:
    """What is equal for mentions of one."""
    return entity.entity_id or entity.name_he or entity.name_en or entity.quote


def unwritten(known: Entry) -> Entity:
    """An antecedent that the article does not name."""
    return entity_of(known, "coreference", 0.5)

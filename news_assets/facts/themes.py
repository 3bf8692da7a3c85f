"""What a Hebrew article speaks of without a name: the phrases that it comes back to, wherever they stand."""

from collections.abc import Iterator, Sequence

from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import lexicon
from news_assets.entities.record import entity_of, placed
from news_assets.facts.chunks import Chunk, Chunks
from news_assets.facts.focus import Focus, Subject
from news_assets.facts.reading import Reading
from news_assets.language.known import isolated, noun
from news_assets.schemas.records import Entity

_SCORE = 0.4
_SHORTEST = 3
_PLURAL = ("ים", "ות")


def themes(readings: Sequence[Reading], focus: Focus) -> list[Entity]:
    """Return the places of the article's topics as groups, in the order of reading."""
    if focus.language != "he":
        return []
    topics = {tuple(s.key.split(" ")): s.name for s in focus.topics if _nominal(s)}
    return [entity for reading in readings for entity in _of(reading, focus.chunks(reading), topics)]


def _nominal(topic: Subject) -> bool:
    """Led by a noun, which takes the article and prepositions, or by a word that is none of the language's."""
    bare, written = topic.key.partition(" ")[0], topic.name.partition(" ")[0]
    if len(bare) < _SHORTEST or any(w in lexicon("he").stop and not w.endswith(_PLURAL) for w in (bare, written)):
        return False
    return isolated(written) or noun(bare) or noun(written)


def _of(reading: Reading, chunks: Chunks, topics: dict[tuple[str, ...], str]) -> Iterator[Entity]:
    for sentence in range(len(reading.sentences)):
        for chunk in chunks.of(sentence):
            size, name = next(
                ((len(form), topics[form]) for form in reversed(chunks.heads(chunk)) if form in topics), (0, "")
            )
            if size and not any(reading.items[i].mention >= 0 for i in range(chunk.first, chunk.last + 1)):
                yield _placed(reading, chunk, size, name)


def _placed(reading: Reading, chunk: Chunk, size: int, name: str) -> Entity:
    words = [i for i in range(chunk.first, chunk.last + 1) if reading.items[i].kind != "p"][:size]
    start, end = reading.items[chunk.first].start + chunk.cut, reading.items[words[-1]].end
    group = entity_of(Entry("", "group", name), "model", _SCORE)
    return placed(group, reading.document, *reading.document.normalised.span(start, end))

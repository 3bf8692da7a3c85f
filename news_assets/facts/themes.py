"""What an article speaks of without a name: the phrases that it comes back to, wherever they stand."""

import re
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
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|each|per|of) ([a-z-]{3,20})(?: ([a-z-]{3,20}))?")
_NO_NOUNS = ("ly", "ed", "ing", "est")
_VAGUE = frozenset(
    {
        "same",
        "other",
        "others",
        "one",
        "ones",
        "them",
        "end",
        "way",
        "good",
        "common",
        "ago",
        "part",
        "lot",
        "kind",
        "sort",
        "next",
        "last",
        "first",
    }
)


def themes(readings: Sequence[Reading], focus: Focus) -> list[Entity]:
    """Return the places of the article's topics as groups, in the order of reading."""
    led = _led(readings) if focus.language == "en" else frozenset()
    topics = {
        tuple(s.key.split(" ")): s.name
        for s in focus.topics
        if (_nominal(s) if focus.language == "he" else _headed(s, led))
    }
    return [entity for reading in readings for entity in _of(reading, focus.chunks(reading), topics)]


def _nominal(topic: Subject) -> bool:
    """Led by a noun, which takes the article and prepositions, or by a word that is none of the language's."""
    bare, written = topic.key.partition(" ")[0], topic.name.partition(" ")[0]
    if len(bare) < _SHORTEST or any(w in lexicon("he").stop and not w.endswith(_PLURAL) for w in (bare, written)):
        return False
    return isolated(written) or noun(bare) or noun(written)


def _headed(topic: Subject, led: frozenset[str]) -> bool:
    """Whether an English phrase ends in a noun that articles stand before."""
    head = topic.key.rpartition(" ")[2]
    return head in led and head not in _VAGUE and not head.endswith(_NO_NOUNS)


def _led(readings: Sequence[Reading]) -> frozenset[str]:
    """Words of an English article behind its articles, at once or behind an adjective."""
    texts = (reading.document.norm.lower() for reading in readings)
    return frozenset(word for text in texts for match in _ARTICLE.finditer(text) for word in match.groups() if word)


def _of(reading: Reading, chunks: Chunks, topics: dict[tuple[str, ...], str]) -> Iterator[Entity]:
    for sentence in range(len(reading.sentences)):
        for chunk in chunks.of(sentence):
            size, name = next(
                ((len(form), topics[form]) for form in reversed(chunks.heads(chunk)) if form in topics), (0, "")
            )
            if size and not any(reading.items[i].mention >= 0 for i in range(chunk.first, chunk.last + 1)):
                yield _placed(reading, chunk, size, name)


def _placed(reading: Reading, chunk: Chunk, size: int, name: str) -> Entity:
    words = [i for i in range(chunk.first, chunk.last + 1) if reading.items[i].kind != "p"]
    words = words[:size] if reading.language == "he" else words[-size:]
    start, end = reading.items[words[0]].start + chunk.cut, reading.items[words[-1]].end
    names = (name, None) if reading.language == "he" else (None, name)
    group = entity_of(Entry("", "group", *names), "model", _SCORE)
    return placed(group, reading.document, *reading.document.normalised.span(start, end))

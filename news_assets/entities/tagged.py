"""Names that a model finds, when the user has one: a trained tagger, or any other of the backends."""

from news_assets.entities.backends import Backend
from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import lexicon
from news_assets.entities.match import PREFIXES, is_hebrew, listed_words
from news_assets.entities.reading import Mention, Reading
from news_assets.schemas.vocabulary import EntityType

_TYPES: dict[str, EntityType] = {"PER": "person", "ORG": "organisation", "LOC": "region", "GPE": "city"}
_CLASS = {
    "person": "PER", "company": "ORG", "organisation": "ORG", "market": "ORG", "fund": "ORG",
    "country": "GPE", "city": "GPE", "region": "GPE",
}  # fmt: skip
_LEAST, _SURE = 0.4, 0.8


def name_tagged(reading: Reading, model: Backend) -> None:
    """Add what the model names; a listed name of the same kind keeps its link."""
    places = reading.document.sentences
    for (at, _), names in zip(places, model.find([reading.text[a:b] for a, b in places]), strict=True):
        for start, end, kind, score in names:
            if kind in _TYPES and score >= _LEAST and _may_be_name(reading.text[at + start : at + end]):
                _keep(reading, _bare(reading, at + start, at + end), at + end, kind, round(score, 3))


def _may_be_name(name: str) -> bool:
    """False for words without a capital and for ordinary words, which models take for names in headlines."""
    if not name.isascii():
        return True
    return any(c.isupper() for c in name) and not any(c.isdigit() for c in name) and name not in lexicon("en").stop


def _keep(reading: Reading, start: int, end: int, kind: str, score: float) -> None:
    text = reading.text[start:end]
    names = (text, None) if is_hebrew(text[0]) else (None, text)
    mention = Mention(start, end, Entry("", _TYPES[kind], *names), "model", score)
    if reading.cover(mention):
        return
    there = reading.at(start)
    same = "GPE" if kind == "LOC" else kind
    if there and there.end == end and score > _SURE and _CLASS.get(there.entry.type) not in (None, same):
        reading.replace(there, mention)


def _bare(reading: Reading, start: int, end: int) -> int:
    """Where a name begins behind its prefix letters: known by the lists, or by the name without them on the page."""
    word = reading.text[start:end]
    words = lexicon("he")
    for cut in (1, 2, 3):
        stem = word[cut:]
        if word[:cut] not in PREFIXES or len(stem) < 2 or not is_hebrew(word[0]):
            continue
        if stem in words.given or stem in words.families or stem in listed_words() or reading.at(start + cut):
            return start + cut
        if len(stem) > 2 and stem in reading.hebrew_words:
            return start + cut
    return start

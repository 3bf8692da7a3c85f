"""Names that a trained tagger finds, when the user has its weights."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from news_assets.entities.entry import Entry
from news_assets.entities.home import networks, weights
from news_assets.entities.lexicon import lexicon
from news_assets.entities.match import PREFIXES, is_hebrew, listed_words
from news_assets.entities.reading import Mention, Reading
from news_assets.entities.tagger import CrfTagger, Tagger, crf
from news_assets.schemas.vocabulary import EntityType

_TOKEN = re.compile(r"[^\W_]+(?:[\"'.&][^\W_]+)*'?|[^\w\s]|_")
_TYPES: dict[str, EntityType] = {"PER": "person", "ORG": "organisation", "LOC": "region", "GPE": "city"}
_CLASS = {
    "person": "PER", "company": "ORG", "organisation": "ORG", "market": "ORG", "fund": "ORG",
    "country": "GPE", "city": "GPE", "region": "GPE",
}  # fmt: skip
_LEAST, _SURE = 0.4, 0.8
_LONGEST = 200


def tagger(language: str) -> Tagger | None:
    """The tagger of the user's weights, both backends together where both were trained; None without any."""
    path = weights(language)
    if not path.is_file():
        return None
    first = crf(path, path.stat().st_mtime, language)
    others = tuple((second, second.stat().st_mtime) for second in networks(language) if second.is_file())
    return together(first, others, language) if others else first


@lru_cache(maxsize=4)
def together(first: CrfTagger, others: tuple[tuple[Path, float], ...], language: str) -> Tagger:
    """The CRF and the networks at the paths; numpy is read only here, and new weights are read anew by their times."""
    from news_assets.entities.neural import LstmTagger, Together

    return Together([LstmTagger(path, language) for path, _ in others], first, language)


def name_tagged(reading: Reading, model: Tagger) -> None:
    """Add what the tagger names; a listed name of the same kind keeps its link."""
    places = [[m.span() for m in _TOKEN.finditer(reading.text, a, b)] for a, b in reading.document.sentences]
    # What runs on longer is no sentence, and would make the others wait.
    places = [tokens[at : at + _LONGEST] for tokens in places for at in range(0, len(tokens), _LONGEST)]
    tagged = model.tag_all([[reading.text[a:b] for a, b in tokens] for tokens in places])
    for tokens, labels in zip(places, tagged, strict=True):
        for first, last, kind, score in spans(labels):
            if kind in _TYPES and score >= _LEAST:
                begin = _bare(reading, *tokens[first])
                _keep(reading, begin, tokens[last][1], kind, round(score, 3))


def spans(labels: Sequence[tuple[str, float]]) -> list[tuple[int, int, str, float]]:
    """First and last token, kind and mean probability of every name in BIO labels."""
    found: list[tuple[int, int, str, float]] = []
    first: int | None = None
    for at, (label, _) in enumerate([*labels, ("O", 1.0)]):
        if first is not None and label != f"I-{labels[first][0][2:]}":
            chances = [chance for _, chance in labels[first:at]]
            found.append((first, at - 1, labels[first][0][2:], sum(chances) / len(chances)))
            first = None
        if label != "O" and first is None:
            first = at
    return found


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
        if stem in words.given or stem in words.surnames or stem in listed_words() or reading.at(start + cut):
            return start + cut
        if len(stem) > 2 and stem in reading.hebrew_words:
            return start + cut
    return start

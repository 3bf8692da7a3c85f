"""What a text speaks of without a name: `the company`, `the retailer`, `החברה`, `הענף`, and the subjects of its facts.

They come last and apart from the names: who binds numbers to names has means of its own, which these shall not disturb.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from news_assets.entities.entry import Entry
from news_assets.entities.load import entry
from news_assets.entities.match import starts_word
from news_assets.entities.nouns import Kind, is_noun, nouns
from news_assets.entities.record import placed
from news_assets.entities.spoken import Page, Spoken, unwritten
from news_assets.schemas.records import Entity, Fact
from news_assets.text.document import Document

_SCORE, _AHEAD_SCORE, _SUBJECT_SCORE = 0.6, 0.4, 0.5
# Nouns of one document that are looked at, and how far before a fact its subject is looked for.
_MOST, _BACK = 1000, 20_000
_NAMED = frozenset({"person", "company", "organisation", "country", "city", "fund", "market"})
# The trade that an association's name tells of.
_TRADE = re.compile(r"^(?:התאחדות|איגוד|התאגדות) (ה\S+)$")


def find_nominals(documents: Sequence[Document], entities: Sequence[Entity], facts: Sequence[Fact]) -> list[Entity]:
    """Return more mentions of one article's documents, in their order; the names and facts are those found in them."""
    spoken = Spoken(documents, entities)
    found: list[Entity] = []
    for fact in facts:
        number = spoken.numbers[None, fact.field]
        subject = _subject(spoken.pages[number], fact)
        if subject:
            found.append(subject)
            spoken.name(subject, (number, subject.start))
        spoken.tell(fact)
    spoken.settle()
    for number, page in enumerate(spoken.pages):
        for kind, start, end in islice(nouns(page.document), _MOST):
            antecedent = _antecedent(spoken, kind, number, start) if page.free(start, end) else None
            if antecedent:
                page.mark(start, end)
                found.append(_refer(page.document, start, end, *antecedent))
    return sorted(found, key=lambda e: (spoken.numbers[e.comment_id, e.field], e.start))


def _subject(page: Page, fact: Fact) -> Entity | None:
    """The last place before the fact where its subject's words stand and no name does."""
    text = page.document.source
    # What a country also goes by in facts is the name of the figure.
    for name in (fact.subject, *(fact.subject_aliases if fact.subject_type != "country" else ())):
        start = text.rfind(name, max(0, fact.start - _BACK), fact.start) if len(name) > 1 else -1
        end = start + len(name)
        if start < 0 or not starts_word(text, start) or (end < len(text) and text[end].isalnum()):
            continue
        if not page.apart(start, end) or is_noun(name, page.document.language):
            return None
        page.mark(start, end)
        names = (fact.subject, None) if page.document.language.startswith("he") else (None, fact.subject)
        unnamed = unwritten(Entry(fact.subject_id or "", "group", *names))
        return replace(_refer(page.document, start, end, unnamed, _SUBJECT_SCORE), method="model")
    return None


def _antecedent(spoken: Spoken, kind: Kind, number: int, start: int) -> tuple[Entity, float] | None:
    """Who the sentence's fact speaks of, else the one the article speaks of most; with how surely.

    None when the sentence names it, and for names where no fact stands: there the noun tells nothing new.
    """
    page = spoken.pages[number]
    sentence = page.sentence(start)
    told = page.told.get(sentence, set())
    if not told and kind.types & _NAMED:
        return None
    fitting = spoken.bearers(kind)
    subjects = [b for b in fitting if b.key in told]
    if kind.told and not subjects:
        return None
    before = [b for b in fitting if b.place < (number, start)]
    if before and not subjects:
        # Of several the one must be both the last named and the one mostly spoken of.
        main = max(before, key=lambda b: b.weight)
        before = [main] if spoken.last(before, (number, start)) in (main.key, None) else []
        fitting = before
    chosen = max(subjects or before or fitting[:1], key=lambda b: b.weight, default=None)
    if chosen is not None:
        named = chosen.key in page.named.get(sentence, set())
        return None if named else (chosen.entity, _SCORE if before else _AHEAD_SCORE)
    home = entry(kind.home) if kind.home else _trade(spoken) if kind.trade else None
    return (unwritten(home), _AHEAD_SCORE) if home else None


def _trade(spoken: Spoken) -> Entry | None:
    """`הענף` beside `התאחדות המלונות` is `ענף המלונות`."""
    found = (_TRADE.match(e.quote) for e in spoken.entities if e.type == "organisation")
    name = next((match.group(1) for match in found if match), None)
    return Entry("", "group", f"ענף {name}") if name else None


def _refer(document: Document, start: int, end: int, antecedent: Entity, score: float) -> Entity:
    return placed(replace(antecedent, method="coreference", score=score), document, start, end)

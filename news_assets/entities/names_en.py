"""Names in English that no list has: runs of capitalised words, their kind told by what they hold and neighbour."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import Lexicon, lexicon
from news_assets.entities.link import FORM
from news_assets.entities.reading import Mention, Reading
from news_assets.schemas.vocabulary import EntityType

_TOKEN = re.compile(r"[A-Z]\.(?:[A-Z]\.)+|[^\W\d_][^\W_]*(?:['’&.-][^\W_]+)*|\d[\w.,%-]*|\S|\n")
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "la", "le", "du", "di", "bin", "al", "el", "da", "dos", "ten"}
)
_JOINING = _PARTICLES | {"&", "of"}
_SMALL = frozenset(
    {"this", "that", "with", "from", "when", "while", "after", "before", "under", "into", "says", "said", "mr", "mrs"}
)
_LONGEST = 8


class Token(NamedTuple):
    """A word or sign with its span; `name` is true for a capitalised word that may belong to a name."""

    text: str
    start: int
    end: int
    name: bool


Found = tuple[EntityType, float]


def name_english(reading: Reading) -> None:
    """Add the names that context gives away to an English reading."""
    words = lexicon("en")
    text = reading.text
    common = _lower_words(reading.lowered, text)
    found_tokens = [(m.group(), *m.span()) for m in _TOKEN.finditer(text)]
    tokens = [Token(w, a, b, w[0].isupper() and _may_be_name(w, words, common)) for w, a, b in found_tokens]
    shouting = _headlines(reading, tokens)
    places = {m.start for m in reading.mentions if m.entry.type in ("country", "region", "city")}
    at = 0
    while at < len(tokens):
        if not tokens[at].name:
            at += 1
            continue
        last = _person_end(tokens, at, _run(tokens, at, words), words)
        headline = reading.sentence(tokens[at].start)[0] in shouting
        found = _kind(tokens, at, last, words, headline) or _place(tokens, at, last, places)
        if found:
            kind, score = found
            first = _widen(tokens, at) if kind in ("company", "organisation") and last > at else at
            start, end = tokens[first].start, tokens[last].end
            form = FORM.match(text, end) if kind == "company" else None
            end = form.end() if form else end
            reading.cover(Mention(start, end, Entry("", kind, None, text[start:end]), "model", score))
        at = last + 1


def _lower_words(lowered: str, text: str) -> frozenset[str]:
    """Words that the text also writes small: a capital on them is no name."""
    return frozenset(re.findall(r"\b[a-z]{3,}\b", text))


def _may_be_name(word: str, words: Lexicon, common: frozenset[str]) -> bool:
    if len(word) == 1:
        return False
    if word in words.given and not words.given[word]:
        return True
    return word not in words.stop and word.capitalize() not in words.stop and word.lower() not in common


def _headlines(reading: Reading, tokens: Sequence[Token]) -> set[int]:
    """Starts of the sentences in which nearly every word has a capital."""
    starts = set()
    at = 0
    for start, end in reading.document.sentences:
        small = big = 0
        while at < len(tokens) and tokens[at].start < end:
            word = tokens[at].text
            if word[0].isalpha() and len(word) > 3:
                big, small = (big + 1, small) if word[0].isupper() else (big, small + 1)
            at += 1
        if big > 3 and big > 2 * small:
            starts.add(start)
    return starts


def _run(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """Index of the last token of the run of capitalised words that begins at `at`."""
    last = at
    firms, bodies = words.context["firms"], words.context["bodies"]
    while last + 1 < len(tokens) and last - at < _LONGEST:
        ahead = tokens[last + 1]
        gap = ahead.start - tokens[last].end
        if gap > 1 or ahead.text == "\n":
            break
        head = ahead.text.lower().rstrip(".") if ahead.text[0].isupper() else ""
        if ahead.name or head in firms or head in bodies:
            last += 1
        elif _links(tokens, last + 1, firms, bodies):
            last += 2
        elif re.fullmatch(r"[A-Z]\.?", ahead.text) and last + 2 < len(tokens):
            step = 3 if tokens[last + 2].text == "." and last + 3 < len(tokens) else 2
            if not tokens[last + step].name:
                break
            last += step
        elif ahead.text in _JOINING and last + 2 < len(tokens) and tokens[last + 2].text[0].isupper():
            if ahead.text == "of" and tokens[last].text.lower() not in words.context["bodies"] | {"bank"}:
                break
            if not tokens[last + 2].name and ahead.text != "&" and ahead.text != "of":
                break
            last += 2
        else:
            break
    return last


def _links(tokens: Sequence[Token], at: int, *heads: frozenset[str]) -> bool:
    """Whether an ordinary word with a capital stands between a name and the noun of a firm or body."""
    if at + 1 >= len(tokens) or not _inner(tokens[at].text) or tokens[at + 1].start - tokens[at].end != 1:
        return False
    head = tokens[at + 1].text
    return head[0].isupper() and any(head.lower().rstrip(".") in known for known in heads)


def _kind(tokens: Sequence[Token], at: int, last: int, words: Lexicon, headline: bool) -> Found | None:
    context = words.context
    first, final = tokens[at].text, tokens[last].text
    length = sum(t.text[0].isalpha() for t in tokens[at : last + 1])
    before = tokens[at - 1].text if at else ""
    if before == "." and at > 1:
        before = tokens[at - 2].text
    behind = tokens[last + 1].text if last + 1 < len(tokens) else ""
    low = final.lower().rstrip(".")
    if length > 2 and all(t.text.isupper() for t in tokens[at : last + 1]):
        return None  # a headline that shouts
    if length > 1 and low in context["firms"]:
        return "company", 0.85
    if length > 1 and (low in context["bodies"] or first.lower() in context["bodies"]):
        return "organisation", 0.8
    if length > 1 and low in context["places"]:
        return "region", 0.7
    doubt = words.given.get(first if not first.isupper() else first.capitalize())
    if doubt is not None and 1 < length < 5:
        signs = _person_signs(tokens, at, last, before, behind, context)
        if not doubt or signs:
            return "person", 0.9 if not doubt else 0.75
    if before.lower() in context["titles"] and length < 4 and not first.isupper():
        return "person", 0.75
    if headline:
        return None
    if _firm_signs(tokens, last, before, behind, context):
        return "company", 0.7
    if 1 < length < 4 and _person_signs(tokens, at, last, before, behind, context) and not first.isupper():
        return "person", 0.7
    return None


def _place(tokens: Sequence[Token], at: int, last: int, places: set[int]) -> Found | None:
    """A name of one or two words before a comma and a listed state or country."""
    if last - at > 1 or last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    return ("city", 0.8) if tokens[last + 2].start in places else None


def _widen(tokens: Sequence[Token], at: int) -> int:
    """Take in the capitalised ordinary words before a firm's or body's name that do not open the sentence."""
    first = at
    while first > 1 and tokens[first].start - tokens[first - 1].end == 1 and _inner(tokens[first - 1].text):
        if not (tokens[first - 2].text[0].isalpha() or tokens[first - 2].text in ",&(") or at - first > 3:
            break
        first -= 1
    return first


def _inner(word: str) -> bool:
    return word[0].isupper() and len(word) > 3 and word.lower() not in _SMALL


def _person_end(tokens: Sequence[Token], at: int, last: int, words: Lexicon) -> int:
    """Cut a run that begins with a given name before the next full name or a word in capitals."""
    if tokens[at].text not in words.given:
        return last
    for ahead in range(at + 2, last + 1):
        text = tokens[ahead].text
        if words.given.get(text) is False or (len(text) > 3 and text.isupper() != tokens[at].text.isupper()):
            return ahead - 1
    return last


def _person_signs(
    tokens: Sequence[Token], at: int, last: int, before: str, behind: str, context: dict[str, frozenset[str]]
) -> bool:
    """A verb of saying, a title, or an office behind a comma."""
    if before.lower() in context["saying"] | context["titles"] or behind in context["saying"]:
        return True
    if behind != "," or last + 2 >= len(tokens):
        return False
    ahead = [t.text.lower() for t in tokens[last + 2 : last + 7]]
    return any(word in context["roles"] for word in ahead) or ahead[0].isdigit()


def _firm_signs(
    tokens: Sequence[Token], last: int, before: str, behind: str, context: dict[str, frozenset[str]]
) -> bool:
    """Shares, an officer or a ticker behind the name."""
    if behind in ("'s", "’s", "'") and last + 2 < len(tokens):
        behind = tokens[last + 2].text
    if behind.lower() in context["firm_behind"]:
        return True
    if behind == "(" and last + 3 < len(tokens):
        return tokens[last + 3].text == ":" or (tokens[last + 2].text.isupper() and tokens[last + 3].text == ")")
    return False

"""Names in English that no list has: runs of capitalised words, their kind told by what they hold and neighbour."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from news_assets.entities.cores import firm
from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import Lexicon, lexicon
from news_assets.entities.link import FORM
from news_assets.entities.reading import Mention, Reading
from news_assets.schemas.vocabulary import EntityType

_TOKEN = re.compile(r"[A-Z]\.(?:[A-Z]\.)+|[^\W\d_][^\W_]*(?:['&.-](?!s\b)[^\W_]+)*|'s\b|\d[\w.,%-]*|\S|\n")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_INITIAL = re.compile(r"[A-Z]\.?")
_PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "la", "le", "du", "di", "bin", "al", "el", "da", "dos", "ten"}
)
_JOINING = _PARTICLES | {"&", "of"}
_SMALL = frozenset(
    {"this", "that", "with", "from", "when", "while", "after", "before", "under", "into", "says", "said", "mr", "mrs"}
)
_LONGEST = 8
_ADJECTIVE = re.compile(r".+-(?:[a-z]+ed|born|led|made|run|style|wide)")  # `Phoenix-based`
_OWNER = re.compile(r".*[a-z]['’]s")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and signs of a text with their places; `names` are those with a capital that may belong to a name."""

    words: list[str]
    places: list[re.Match[str]]
    names: frozenset[int]

    def gap(self, at: int) -> int:
        """Characters between a token and the one before it."""
        return self.places[at].start() - self.places[at - 1].end()


Found = tuple[EntityType, float]


def name_english(reading: Reading) -> None:
    """Add the names that context gives away to an English reading."""
    words = lexicon("en")
    text = reading.text
    tokens = _tokens(text, words)
    headline = _Headlines(reading, tokens)
    places = {m.start for m in reading.mentions if m.entry.type in ("country", "region", "city")}
    done = -1
    for at in sorted(tokens.names):
        if at <= done:
            continue
        done = last = _person_end(tokens, at, _owned(tokens, at, _run(tokens, at, words), words, places), words)
        found = _kind(tokens, at, last, words, headline) or _place(tokens, at, last, places)
        if found:
            kind, score = found
            first = _widen(tokens, at) if kind in ("company", "organisation") and last > at else at
            start, end = tokens.places[first].start(), tokens.places[last].end()
            if kind == "person" and _OWNER.fullmatch(tokens.words[last]):
                end -= 2
            form = FORM.match(text, end) if kind == "company" else None
            end = form.end() if form else end
            listed = firm(text[start:end]) if kind == "company" and last > at else None
            entry = listed or Entry("", kind, None, text[start:end])
            reading.cover(Mention(start, end, entry, "gazetteer" if listed else "model", score))


class _Headlines:
    """Tells of a token whether nearly every word of its sentence has a capital."""

    def __init__(self, reading: Reading, tokens: Tokens) -> None:
        self._reading, self._tokens = reading, tokens
        self._told: dict[int, bool] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start() for place in self._tokens.places]

    def __call__(self, at: int) -> bool:
        start, end = self._reading.sentence(self._tokens.places[at].start())
        if start not in self._told:
            inside = self._tokens.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            capitals = [word[0].isupper() for word in inside if len(word) > 3 and word[0].isalpha()]
            big = sum(capitals)
            self._told[start] = big > max(3, 2 * (len(capitals) - big))
        return self._told[start]


def _tokens(text: str, known: Lexicon) -> Tokens:
    places = list(_TOKEN.finditer(text))
    words = [place[0] for place in places]
    common = _lower_words(words)
    names = (at for at, word in enumerate(words) if word[0].isupper() and _may_be_name(word, known, common))
    return Tokens(words, places, frozenset(names))


def _lower_words(words: list[str]) -> frozenset[str]:
    """Words that the text also writes small: a capital on them is no name."""
    return frozenset(_LOWER.findall(" ".join(set(words))))


def _may_be_name(word: str, words: Lexicon, common: frozenset[str]) -> bool:
    if len(word) == 1 or ("-" in word and _ADJECTIVE.fullmatch(word)):
        return False
    if word in words.given and not words.given[word]:
        return True
    return word not in words.stop and word.capitalize() not in words.stop and word.lower() not in common


def _run(tokens: Tokens, at: int, words: Lexicon) -> int:
    """Index of the last token of the run of capitalised words that begins at `at`."""
    last = at
    firms, bodies = words.context["firms"], words.context["bodies"]
    while last + 1 < len(tokens.words) and last - at < _LONGEST:
        ahead = tokens.words[last + 1]
        if ahead == "\n" or tokens.gap(last + 1) > 1:
            break
        head = ahead.lower().rstrip(".") if ahead[0].isupper() else ""
        if last + 1 in tokens.names or head in firms or head in bodies:
            last += 1
        elif _links(tokens, last + 1, firms, bodies):
            last += 2
        elif _INITIAL.fullmatch(ahead) and last + 2 < len(tokens.words):
            step = 3 if tokens.words[last + 2] == "." and last + 3 < len(tokens.words) else 2
            if last + step not in tokens.names:
                break
            last += step
        elif ahead in _JOINING and last + 2 < len(tokens.words) and tokens.words[last + 2][0].isupper():
            if ahead == "of" and (owner := tokens.words[last].lower()) != "bank" and owner not in bodies:
                break
            if last + 2 not in tokens.names and ahead != "&" and ahead != "of":
                break
            last += 2
        else:
            break
    return last


def _links(tokens: Tokens, at: int, *heads: frozenset[str]) -> bool:
    """Whether an ordinary word with a capital stands between a name and the noun of a firm or body."""
    if at + 1 >= len(tokens.words) or not _inner(tokens.words[at]) or tokens.gap(at + 1) != 1:
        return False
    head = tokens.words[at + 1]
    return head[0].isupper() and any(head.lower().rstrip(".") in known for known in heads)


def _kind(tokens: Tokens, at: int, last: int, words: Lexicon, headline: _Headlines) -> Found | None:
    context = words.context
    first, final = tokens.words[at], tokens.words[last]
    length = sum(word[0].isalpha() for word in tokens.words[at : last + 1])
    before = tokens.words[at - 1] if at else ""
    if before == "." and at > 1:
        before = tokens.words[at - 2]
    behind = tokens.words[last + 1] if last + 1 < len(tokens.words) else ""
    low = final.lower().rstrip(".")
    if length > 2 and all(word.isupper() for word in tokens.words[at : last + 1]):
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
    found: Found | None = None
    if _firm_signs(tokens, last, before, behind, context):
        found = "company", 0.7
    elif 1 < length < 4 and not first.isupper() and _person_signs(tokens, at, last, before, behind, context):
        found = "person", 0.7
    return None if found and headline(at) else found


def _place(tokens: Tokens, at: int, last: int, places: set[int]) -> Found | None:
    """A name of one or two words before a comma and a listed state or country."""
    if last - at > 1 or last + 2 >= len(tokens.words) or tokens.words[last + 1] != ",":
        return None
    return ("city", 0.8) if tokens.places[last + 2].start() in places else None


def _widen(tokens: Tokens, at: int) -> int:
    """Take in the capitalised ordinary words before a firm's or body's name that do not open the sentence."""
    first = at
    while first > 1 and tokens.gap(first) == 1 and _inner(tokens.words[first - 1]):
        if not (tokens.words[first - 2][0].isalpha() or tokens.words[first - 2] in ",&(") or at - first > 3:
            break
        first -= 1
    return first


def _inner(word: str) -> bool:
    return word[0].isupper() and len(word) > 3 and word.lower() not in _SMALL


def _owned(tokens: Tokens, at: int, last: int, words: Lexicon, places: set[int]) -> int:
    """Cut a run behind its owner, a place or a full name: `Japan's Sharp Corp`, `Barry Diller's IAC`."""
    for place in range(at, min(last, at + _OWNERS)):
        if _OWNER.fullmatch(tokens.words[place]):
            named = tokens.places[at].start() in places if place == at else tokens.words[at] in words.given
            return place if named else last
    return last


_OWNERS = 3  # words of a name that another's name follows


def _person_end(tokens: Tokens, at: int, last: int, words: Lexicon) -> int:
    """Cut a run that begins with a given name before the next full name or a word in capitals."""
    if tokens.words[at] not in words.given:
        return last
    for ahead in range(at + 2, last + 1):
        text = tokens.words[ahead]
        if words.given.get(text) is False or (len(text) > 3 and text.isupper() != tokens.words[at].isupper()):
            return ahead - 1
    return last


def _person_signs(
    tokens: Tokens, at: int, last: int, before: str, behind: str, context: dict[str, frozenset[str]]
) -> bool:
    """A verb of saying, a title, or an office behind a comma."""
    saying, opening = context["saying"], before.lower()
    if opening in saying or opening in context["titles"] or behind in saying:
        return True
    if behind != "," or last + 2 >= len(tokens.words):
        return False
    ahead = [word.lower() for word in tokens.words[last + 2 : last + 7]]
    return any(word in context["roles"] for word in ahead) or ahead[0].isdigit()


def _firm_signs(tokens: Tokens, last: int, before: str, behind: str, context: dict[str, frozenset[str]]) -> bool:
    """Shares, an officer or a ticker behind the name."""
    if behind in ("'s", "’s", "'") and last + 2 < len(tokens.words):
        behind = tokens.words[last + 2]
    if behind.lower() in context["firm_behind"]:
        return True
    if behind == "(" and last + 3 < len(tokens.words):
        return tokens.words[last + 3] == ":" or (tokens.words[last + 2].isupper() and tokens.words[last + 3] == ")")
    return False

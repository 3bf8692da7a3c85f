"""Names in Hebrew that no list has: given names, titles, verbs of saying, company and place words around them."""

import re
from collections.abc import Iterator, Sequence

from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import Lexicon, lexicon
from news_assets.entities.match import PREFIXES, listed_words
from news_assets.entities.names_bodies_he import name_bodies
from news_assets.entities.names_kind_he import name_kinds
from news_assets.entities.reading import Mention, Reading
from news_assets.entities.tokens_he import Token, tokenise, touch
from news_assets.language.known import causative, frequent, isolated, listed, noun
from news_assets.schemas.vocabulary import EntityType

_DEFINITE = re.compile(r"ו?ה[א-ת]")
_INITIAL = re.compile("[א-ת]'")  # of who is not to be known: `דנה ב'`
_PLACES = frozenset({"city", "region", "country"})
Found = tuple[int, int, EntityType, float]


def name_hebrew(reading: Reading, *, endings: bool = True) -> None:
    """Add the names that context gives away to a Hebrew reading; `endings` of names too, which models know better."""
    words = lexicon("he")
    tokens = tokenise(reading.text)
    places = {m.start: m.end for m in reading.mentions if m.entry.type in _PLACES}
    name_kinds(reading, tokens)
    done = 0
    for at, token in enumerate(tokens):
        found = _any(tokens, at, words, places, reading, endings=endings) if token.start >= done else None
        if found is not None:
            start, end, kind, score = found
            reading.cover(Mention(start, end, Entry("", kind, reading.text[start:end]), "model", score))
            done = end
    name_bodies(reading, tokens)


def _any(
    tokens: Sequence[Token], at: int, words: Lexicon, places: dict[int, int], reading: Reading, *, endings: bool
) -> Found | None:
    person = _person(tokens, at, words) or (_by_form(tokens, at, words, reading) if endings else None)
    return person or _body(tokens, at, words, places, reading) or _firm(tokens, at, words, reading)


def stems(word: str) -> Iterator[tuple[int, str]]:
    """The word and what is left of it without prefix letters."""
    yield 0, word
    for cut in (1, 2, 3):
        if word[:cut] in PREFIXES and len(word) > cut + 1:
            yield cut, word[cut:]


# Prefix letters that stand before the names of people.
_BEFORE_PEOPLE = frozenset({"", "ו", "ל", "ב", "ול", "וב", "של", "כש", "שב"})
_SELDOM_BEFORE = frozenset({"מ", "ש", "כ", "ומ", "וש"})


def _in(word: str, group: frozenset[str]) -> bool:
    return any(stem in group for _, stem in stems(word))


def _person(tokens: Sequence[Token], at: int, words: Lexicon) -> Found | None:
    token = tokens[at]
    before = tokens[at - 1].text if at else ""
    office = at > 1 and any(f"{stem}-{before}" in words.context["offices"] for _, stem in stems(tokens[at - 2].text))
    titled = office or _in(before, words.context["full_titles"])
    short = titled or _in(before, words.context["short_titles"])
    said = _in(before, words.context["saying"])
    for cut, stem in stems(token.text):
        doubt = words.given.get(stem)
        if doubt is None or (cut and (doubt or token.text in words.stop)):
            continue
        last, known = _surname(tokens, at, words)
        prefix = token.text[:cut]
        if prefix not in _BEFORE_PEOPLE and not (known and prefix in _SELDOM_BEFORE):
            continue
        behind = tokens[last + 1].text if last + 1 < len(tokens) else ""
        says = said or behind in words.context["saying"]
        framed = before == behind == "," and not _everyday(tokens[last].text, words)
        rare = last > at and stem not in words.stop | words.context["bodies"] and isolated(tokens[last].text)
        if last > at and (not doubt or known or (not cut and (short or says or rare or framed))):
            return token.start + cut, tokens[last].end, "person", 0.9 if known else 0.8 if not doubt else 0.75
        if last == at and not doubt and not cut and len(stem) > 2 and (says or short):
            last += short and _definite_name(tokens, at, words)
            return token.start, tokens[last].end, "person", 0.6
    if short and token.text[0] not in "בל" and _may_be_name(token.text, words):
        last = at
        if titled and at + 1 < len(tokens) and touch(tokens, at) and _may_be_name(tokens[at + 1].text, words):
            last = at + 1
        if any(_no_word(t.text, words) for t in tokens[at : last + 1]):
            return token.start, tokens[last].end, "person", 0.7
    return None


def _no_word(word: str, words: Lexicon) -> bool:
    """A name for sure: none of the language's verbs and nouns."""
    return word in words.families or word in words.given or isolated(word)


def _definite_name(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """Whether the next word is a family name that looks like a definite noun."""
    if at + 1 >= len(tokens) or not touch(tokens, at):
        return False
    ahead = tokens[at + 1].text
    return bool(_DEFINITE.match(ahead)) and ahead[0] == "ה" and ahead not in words.stop and not noun(ahead[1:])


# Endings that only family names have.
_ENDING = re.compile(r"(?:ביץ'?|[וניר]סקי|צקי|שטיי?ן|ברג|בלום|באום|פלד|שווילי|נקו|סון|יאן|הולץ|הופר|מאייר)$")


def _by_form(tokens: Sequence[Token], at: int, words: Lexicon, reading: Reading) -> Found | None:
    """A family name told by its ending, with the unknown word before it that may be the given name."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) and touch(tokens, at) else None
    for last, first in ((following, token), (token, token)):
        if last is None or len(last.text) < 6 or not _ENDING.search(last.text) or not _may_be_name(last.text, words):
            continue
        if last.text in listed_words() or (last is token and reading.at(token.start)):
            continue
        if first is not last and (not _may_be_name(first.text, words) or _everyday(first.text, words)):
            continue
        if first is not last and _in(first.text, words.context["heads_in"]):
            continue  # `on X street`
        cut = next((c for c, stem in stems(first.text) if c and stem in reading.hebrew_words), 0)
        return first.start + cut, last.end, "person", 0.65
    return None


def _surname(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[int, bool]:
    """Index of the last token of the full name that begins at `at`, and whether its family name is listed."""
    last, known = at, False
    particles = words.context["particles"]
    while last + 1 < len(tokens) and last - at < 3 and touch(tokens, last):
        text = tokens[last + 1].text
        if text in particles and last + 2 < len(tokens) and touch(tokens, last + 1):
            if not _may_be_name(tokens[last + 2].text, words):
                break
            return last + 2, True
        if text in words.families or _INITIAL.fullmatch(text):
            return last + 1, True
        if words.given.get(text) is False and last == at:
            last += 1
            continue
        if not _may_be_name(text, words) or _led(text):
            break
        return last + 1, known
    return last, known


def _everyday(word: str, words: Lexicon) -> bool:
    return frequent(word, "he") and word not in words.given


def _plain(word: str) -> bool:
    """A word of daily use, or one that a prefix letter leads."""
    return frequent(word, "he") or _led(word)


def _led(word: str) -> bool:
    """A definite word or a verb behind a prefix letter, no family name: `שהוזמן`, `מהצופים`."""
    return word[0] in "שבמ" and word[1:2] == "ה" and len(word) > 4 and listed(word[1:])


def _may_be_name(word: str, words: Lexicon) -> bool:
    """True for a Hebrew word that no list of ordinary words holds, with or without prefix letters."""
    if word in words.families or word in words.given:
        return True
    if len(word) < 2 or not "א" <= word[0] <= "ת" or '"' in word or _DEFINITE.match(word):
        return False
    if word.startswith("ו") and word[1:2] not in ("י", "ו", "ר"):
        return False
    if word[0] in "לבכש" and word.endswith(("ים", "ות", "ה", "ת", "ם")):
        return False
    return not any(stem in words.stop for cut, stem in stems(word) if cut < 2 or len(stem) > 2)


def _body(tokens: Sequence[Token], at: int, words: Lexicon, places: dict[int, int], reading: Reading) -> Found | None:
    token, context = tokens[at], words.context
    if at + 1 >= len(tokens) or not touch(tokens, at):
        return None
    following = tokens[at + 1]
    for cut, stem in stems(token.text):
        if token.text[cut - 1 : cut] == "ה" and cut:
            continue
        if (
            stem in context["companies"]
            or stem in context["named"]
            or (stem in context["groups"] and reading.financial)
        ):
            quoted = _quoted(tokens, at + 1)
            if quoted:
                kind: EntityType = "organisation" if stem in context["named"] else "company"
                return tokens[at + 2].start, tokens[quoted].end, kind, 0.85
        if stem in context["companies"] or (stem in context["groups"] and reading.financial):
            last = _company(tokens, at + 1, words)
            return None if last is None else (following.start, tokens[last].end, "company", 0.75)
        if stem in context["clubs"] and following.start in places:
            return token.start + cut, places[following.start], "organisation", 0.8
        if stem in context["bodies"]:
            end = places.get(following.start) or _chain(tokens, at, words, stem in context["named"])
            return (token.start + cut, end, "organisation", 0.7) if end else None
        kinds: tuple[tuple[str, int, EntityType], ...] = (
            ("banks", token.start + cut, "company"),
            ("heads_in", token.start + cut, "region"),
            ("heads_out", following.start, "city"),
        )
        for group, start, kind in kinds:
            if stem in context[group] and _may_be_name(following.text, words) and not _led(following.text):
                return start, following.end, kind, 0.65
    return None


def _quoted(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the last token of a short name in quotation marks that open at `at`."""
    if tokens[at].text != '"' or at + 2 >= len(tokens):
        return None
    for last in range(at + 1, min(at + 8, len(tokens) - 1)):
        if tokens[last + 1].text == '"':
            return last
    return None


def _firm(tokens: Sequence[Token], at: int, words: Lexicon, reading: Reading) -> Found | None:
    """A word that is none of the language's and a business noun behind it."""
    if at + 1 >= len(tokens) or not touch(tokens, at) or tokens[at].text[0] in "בל":
        return None
    strong = tokens[at + 1].text in words.context["business_loans"]
    weak = tokens[at + 1].text in words.context["business"] and reading.financial
    if not (strong or weak) or not _may_be_name(tokens[at].text, words):
        return None
    if not strong and tokens[at].text.endswith(("ת", "י", "ים")) and listed(tokens[at].text):
        return None
    last = at + 1
    while last + 1 < len(tokens) and last - at < 4 and touch(tokens, last):
        if tokens[last + 1].text not in words.context["business"] | words.context["business_loans"]:
            break
        last += 1
    return tokens[at].start, tokens[last].end, "company", 0.7 if strong else 0.6


def _company(tokens: Sequence[Token], at: int, words: Lexicon) -> int | None:
    """Index of the last token of a company's name that begins at `at`."""
    if tokens[at].text[0].isascii() and tokens[at].text[0].isalpha():
        last = at
        while last + 1 < len(tokens) and touch(tokens, last) and tokens[last + 1].text[:1].isupper():
            last += 1
        return last
    if tokens[at].text[0] == "ל" or not _may_be_name(tokens[at].text, words):
        return None
    last = at
    while last + 1 < len(tokens) and last - at < 4 and touch(tokens, last):
        if tokens[last + 1].text not in words.context["business"]:
            break
        last += 1
    ahead = tokens[last + 1].text if last + 1 < len(tokens) and touch(tokens, last) else ""
    construct = _DEFINITE.match(ahead) and not ahead.endswith(("ה", "ו")) and listed(ahead)
    return None if last == at and (frequent(tokens[at].text, "he") or construct) else last


def _chain(tokens: Sequence[Token], at: int, words: Lexicon, named: bool) -> int | None:
    """End of a construct chain: a definite noun and those that go on with it, or any name behind a party's noun."""
    text = tokens[at + 1].text
    if not _DEFINITE.match(text) or text in words.stop:
        return tokens[at + 1].end if named and _may_be_name(text, words) else None
    last = at + 1
    while last - at < 4 and last + 1 < len(tokens) and touch(tokens, last):
        ahead = tokens[last + 1].text
        if not _DEFINITE.match(ahead) or ahead in words.stop or ahead.endswith("ו") or causative(ahead):
            break  # what ends in a vav is a verb
        last += 1
    return tokens[last].end

"""Groups and branches that a sentence speaks of without naming anybody: bank shares, the hotel trade, retirees."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import lexicon
from news_assets.entities.match import starts_word
from news_assets.entities.reading import Mention, Reading
from news_assets.language.known import listed

_SCORE = 0.5
_WORD = r"[א-ת]+(?:[\"'-][א-ת]+)*"
_ENGLISH = re.compile(r"[A-Za-z][\w.&'-]*\w|\S")
_CLAUSE = re.compile(r"[^,;:!?()\"\n]+")  # no group reaches over these marks
_LONGEST = 5
_ADJECTIVES = ("י", "ית", "ים", "ות")
# Brothers, couples and families, by a name that may be two words long.
_KIN = re.compile(rf"(?<![\w\"'])(?:האחים|האחיות|משפחת|בני הזוג|הזוג) ({_WORD})(?:-{_WORD})?(?![\w\"'])")
# A line that says which segment it speaks of: `Segment 2 - Retail - ...`.
_SEGMENT = re.compile(
    r"^(?:מגזר|תחום|חטיבת|חטיבה|segment|division)(?: \d)?\s?[:\-]\s?"
    r"([A-Za-z][\w&' ]{1,60}|[^\W\d_][^\d\n:(\-]{1,60}?)(?=\s?(?:[:(\-+]|[א-ת]|$))",
    re.IGNORECASE | re.MULTILINE,
)


def name_groups(reading: Reading) -> None:
    """Add groups where no mention stands; they are candidates for subjects, never linked."""
    spans = _hebrew(reading) if reading.language == "he" else _english(reading)
    layers = (match.span(1) for match in _layers(reading.language).finditer(reading.text))
    for start, end in chain(layers, spans):
        if end > start and reading.free(start, end):
            phrase = reading.text[start:end]
            names = (phrase, None) if reading.language == "he" else (None, phrase)
            reading.add(Mention(start, end, Entry("", "group", *names), "model", _SCORE))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    context = lexicon("he").context
    heads = "|".join(sorted(context["group_heads"]))
    nouns = "|".join(sorted(context["group_nouns"]))
    phrase = rf"(?:{heads}) (?:של )?(?:ה{_WORD}(?: ו?ה{_WORD}){{0,3}}|[A-Z][\w-]+)"
    return re.compile(rf"(?<![\"'-])({phrase})(?![א-ת\"'])"), re.compile(rf"({nouns})(?![א-ת\"'-])")


@cache
def _layers(language: str) -> re.Pattern[str]:
    """Parts of a people by rank: `העשירון העליון`, `the bottom half`."""
    context = lexicon(language).context
    parts, ranks = ("|".join(sorted(context[f"group_{name}"], key=len, reverse=True)) for name in ("layers", "ranks"))
    if language == "he":
        return re.compile(
            rf"(?<![א-ת\"'])ו?(?:כש|ש)?(?:[בלמ](?={parts})|(?=ה))(ה?(?:{parts}) ה(?:{ranks}))(?![א-ת\"'])"
        )
    return re.compile(rf"\b((?:the )?(?:{ranks}) (?:{parts})s?)\b", re.IGNORECASE)


def _hebrew(reading: Reading) -> Iterator[tuple[int, int]]:
    chains, nouns = _patterns()
    stop = lexicon("he").stop
    for match in chains.finditer(reading.text):
        words = match.group().split(" ")
        while len(words) > 1 and words[-1] in stop:
            words.pop()
        # A noun with an article is followed by an adjective; `הענף ההפסד` are two phrases.
        bare = reading.text[match.start() - 1 : match.start()] != "ה" or words[-1].endswith(_ADJECTIVES)
        if len(words) > 1 and bare and words[1] not in stop and starts_word(reading.text, match.start()):
            yield match.start(), match.start() + len(" ".join(words))
    for match in _KIN.finditer(reading.text):
        if match.group(1) not in stop and not match.group(1).startswith("ה") and _family(match.group(), match.group(1)):
            yield match.span()
    for match in _SEGMENT.finditer(reading.text):
        yield match.span(1)
    for match in nouns.finditer(reading.text):
        if starts_word(reading.text, match.start()):
            yield match.span()


def _family(kin: str, word: str) -> bool:
    """Whether a name may stand behind brothers and sisters: `האחים צברו` and `האחיות במרכז` are no families."""
    if kin.startswith("משפחת") or word in lexicon("he").families:
        return True
    verbal = len(word) > 3 and word.endswith(("ו", "ות", "ים"))
    return len(word) > 2 and not verbal and not (word[0] in "בלמשכ" and listed(word[1:]))


def _english(reading: Reading) -> Iterator[tuple[int, int]]:
    telling = _telling()
    for clause in _CLAUSE.finditer(reading.text):
        if telling.search(reading.lowered, *clause.span()):
            yield from _english_clause(reading, *clause.span())


@cache
def _telling() -> re.Pattern[str]:
    """Any noun or head of a group; a clause without one holds none."""
    context = lexicon("en").context
    words = sorted(context["group_nouns"] | context["group_heads"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def _english_clause(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    context = lexicon("en").context
    nouns, heads, breaks = context["group_nouns"], context["group_heads"], context["group_breaks"]
    start: int | None = None
    words, end = 0, 0
    for token in _ENGLISH.finditer(reading.text, first, last):
        word = token.group().lower()
        if word in breaks or not word[0].isalpha() or not reading.free(*token.span()):
            if end and start is not None:
                yield start, end
            start, words, end = None, 0, 0
            continue
        if start is None or words == _LONGEST:
            start, words, end = token.start(), 0, 0
        words += 1
        if word in nouns:
            if end:
                yield start, end
            start, words, end = token.start(), 1, token.end()
        elif word in heads and words > 1:
            end = token.end()
    if end and start is not None:
        yield start, end

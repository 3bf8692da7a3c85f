"""How much speaks for a reading of a name that is also an ordinary word."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from news_assets.entities.cues import cues
from news_assets.entities.entry import Hit
from news_assets.entities.lexicon import lexicon
from news_assets.entities.match import is_hebrew, prefix_start
from news_assets.entities.reading import Reading
from news_assets.language.known import frequent, listed

# A percentage right behind the name, as quote widgets and market reviews write it.
QUOTE = re.compile(r"\s{0,8}[(,:]?\s{0,8}[+-]?\s?\d{1,4}(?:\.\d{1,4})?\s?%")
# The same a verb away.
_NEAR_QUOTE = re.compile(r"(?: \S{2,10})?,? (?:[בלכו]|כ?ב)?-?[+-]?\d{1,4}(?:\.\d{1,4})?\s?%")
_TICKER = re.compile(r"\s?\((?:[A-Za-z .]{2,14}:\s?)?[A-Z]{1,5}[,)]")
_NEEDED = (0.0, 1.0, 2.5, 4.0)
_SALUTATIONS = frozenset({"mr", "mrs", "ms", "dr", "sir", "prof", "מר", "גב'", 'ד"ר', "פרופ'", 'עו"ד'})
# What bears the name of a firm and is none.
_VENUE = re.compile(
    r" (?:Field|Stadium|Arena|Bowl|Cup|Theat(?:re|er)|Hall|Avenue|Street|Road|Classic|Invitational|Prize|Award)\b"
)
# What a firm does with something of its own, and whom it has: `Gap raised its forecast`, `Meta's Mark Zuckerberg`.
_OWN = re.compile(
    r" (?:\w{2,12}ed|\w{3,12}s|cut|set|beat|won|lost|said|saw|will \w{3,12}) (?:that )?its |'s [A-Z][a-z]+ [A-Z][a-z]"
)
_NOUN = re.compile(r"(?:'s)?[ -][A-Za-z]{4,}")
_PLURAL = re.compile(r"^(?:ים|ות) [א-ת]{2,}(?:ים|ות)(?![א-ת\"'])")
_BEFORE = re.compile(r"([א-ת]+|[A-Z][a-z]+) $")
_CAPITAL = re.compile(r"[a-zא-ת,] ([A-Z]\w*[a-z]) $")
_OPENERS = ".!?:;\n-\"'"


@dataclass(frozen=True, slots=True)
class Page:
    """What the other mentions of the article say: ids met without doubt; whether it speaks of money, of companies."""

    sure: frozenset[str]
    financial: bool
    commercial: bool = False


def weigh(reading: Reading, hit: Hit, page: Page, beside: Collection[str] = ()) -> float:
    """Return the confidence of a hit from 0 to 1, 0 when too little speaks for it.

    `beside` holds the types named without doubt in the same sentence.
    """
    doubt = hit.alias.doubt
    if hit.alias.entry.type == "company" and _VENUE.match(reading.text, hit.end):
        return 0.0
    if not doubt:
        return 0.99
    whole = prefix_start(reading.text, hit.start)
    if whole not in (None, hit.start) and reading.text[whole : hit.end] in lexicon("he").stop:
        return 0.0  # `בין` is no yen
    neighbour = 1.5 if hit.alias.entry.type in beside else 0.0
    excess = neighbour + _evidence(reading, hit, page) - _NEEDED[min(doubt, 3)]
    return min(0.95, 0.7 + 0.08 * excess) if excess >= 0 else 0.0


def _evidence(reading: Reading, hit: Hit, page: Page) -> float:
    entry = hit.alias.entry
    text, start, end = reading.text, hit.start, hit.end
    word = prefix_start(text, start)
    before, behind = reading.word_before(start if word is None else word), reading.word_behind(end)
    words = reading.sentence_words(start)
    if entry.against and (before in entry.against or behind in entry.against or entry.against & words):
        return -9.0
    if entry.type == "company" and (before in _SALUTATIONS or _is_given(text, start)):
        return -9.0
    if _PLURAL.search(text[max(0, end - 2) : end + 20]):
        return -9.0  # a noun and its adjective: `מקורות ביטחוניים`
    signs = cues(reading.language)[entry.type]
    total = 2.0 if before in signs.before or before[1:] in signs.before else 0.0
    total += 2.0 if behind in signs.behind else 0.0
    near = len(signs.near & words)
    total += 1.5 if near > 2 else 1.0 if near else 0.0
    total += 2.0 if QUOTE.match(text, end) else 1.5 if _NEAR_QUOTE.match(text, end) else 0.0
    total += 3.0 if _TICKER.match(text, end) else 0.0
    if entry.type == "company" and reading.language == "en":
        total += 3.0 if _OWN.match(text, end) else 0.0
        total -= 3.0 if before in ("a", "an") and not _NOUN.match(text, end) else 0.0
    total += 2.5 if entry.entity_id in page.sure else 0.0
    total += (
        2.5 if text.startswith(" | ", end) and text[max(0, start - 1) : start] in ("", "\n") else 0.0
    )  # a table's row
    total += 0.5 if page.financial else 0.0
    if page.commercial and entry.type == "company" and reading.language == "he":
        total += 0.0 if _noun(text[start if word is None else word : end]) else 0.5
    if text[start].isupper() and text[start].isascii():
        total -= 1.5 if _continues(text, start) else 0.0
        total += 1.0 if _inside(text, start) else 0.0
        total += 0.5 if text[start:end].isupper() and end - start > 2 else 0.0
    if start != (word if word is not None else start) and end - start < 4:
        total -= 1.0
    return total


def _noun(written: str) -> bool:
    """Whether a Hebrew word is an everyday one, or a noun in construct: `בקשת` is a request, no `קשת`."""
    return frequent(written, "he") or (written.endswith("ת") and listed(written[:-1] + "ה"))


def _is_given(text: str, start: int) -> bool:
    """True when a given name stands right before: the name is somebody's last."""
    before = _BEFORE.search(text[max(0, start - 20) : start])
    if not before:
        return False
    return lexicon("he" if is_hebrew(before.group(1)[0]) else "en").given.get(before.group(1)) is False


def _continues(text: str, start: int) -> bool:
    """True when an unknown capitalised word right before makes a longer name of it: `SeaDrift Coke`."""
    before = _CAPITAL.search(text[max(0, start - 24) : start])
    word = before.group(1) if before else ""
    return bool(word) and word not in lexicon("en").stop and word.lower() not in _cue_words()


@cache
def _cue_words() -> frozenset[str]:
    return cues("en")["company"].before | cues("en")["company"].near


def _inside(text: str, start: int) -> bool:
    """True for a capital that does not merely open a sentence."""
    head = text[max(0, start - 3) : start].rstrip(" ")
    return bool(head) and head[-1] not in _OPENERS

"""Whether a language has a word at all: what it has not is a name, a loan or a slip.

Bloom filters hold the written forms of a language: all that are in use (Hebrew), and the few thousand of daily use.
A word that is held is always found; one in a hundred others is taken for held. benchmarks/known_words.py makes them
from word frequencies (the package wordfreq; the counts it collects are CC BY-SA 4.0).
"""

from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import product

HASHES = 5
_PREFIXES = tuple(
    a + b + c + d for a, b, c, d in product(("", "ו"), ("", "ש", "כש", "לכש", "מש"), ("", *"בלמכ"), ("", "ה"))
)
_SHORTEST = 2


def places(word: str, bits: int) -> list[int]:
    """The bits of a filter of `bits` bits that stand for a word."""
    digest = blake2b(word.encode(), digest_size=16).digest()
    one, two = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1
    return [(one + k * two) % bits for k in range(HASHES)]


@lru_cache(maxsize=1 << 16)
def known(word: str, language: str) -> bool:
    """Whether Hebrew has the word, behind prefix letters too; of another language every word is known."""
    if language != "he":
        return True
    return any(
        _holds("he", "known", word[len(prefix) :])
        for prefix in _PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST
    )


def listed(word: str) -> bool:
    """Whether Hebrew has the word as it stands, without prefix letters taken off."""
    return len(word) >= _SHORTEST and _holds("he", "known", word)


@lru_cache(maxsize=1 << 14)
def inflected(word: str) -> bool:
    """Whether a Hebrew word is another one with its owner's ending, or one of a known verb's other persons.

    `מחזורה` is the turnover of hers, `תסבסד` what `יסבסד` is for a man. Short words are never taken for such.
    """
    for cut in range(3):
        if word[:cut] in _CONJOINED and len(word) - cut > _STEM:
            rest = word[cut:]
            stem = rest[:-1] if rest[-1] in _OWNERS else ""
            if stem and (_holds("he", "known", stem) or _holds("he", "known", _final(stem))):
                return True
            if rest[0] in _PERSONS and any(_holds("he", "known", first + rest[1:]) for first in _PERSONS):
                return True
    return False


@lru_cache(maxsize=1 << 14)
def isolated(word: str) -> bool:
    """Whether Hebrew has no forms beside it, as verbs and nouns have: a name or a loan.

    `זינקה` has `זינק` and `זינקו`, `מכולת` has `המכולת`; a name stands alone.
    """
    first, _, rest = word.partition("-")
    if rest:
        return first not in _JOINING and not rest.startswith("ה")
    if not known(word, "he"):
        return True
    if len(word) < _LEAST or frequent(word, "he") or listed("ה" + word):
        return False
    if word[0] in "ושבלמכה" and listed(word[1:]):
        return False
    if word[0] in _PERSONS and any(listed(first + word[1:]) for first in _PERSONS if first != word[0]):
        return False
    if word.endswith("תה") and listed(word[:-2] + "ה"):
        return False
    kin = [listed(word + ending) for ending in _ENDINGS]
    if word[-1] in "הות":
        kin += [listed(word[:-1]), *(listed(word[:-1] + last) for last in "הות" if last != word[-1])]
    return sum(kin) < _KIN


# First parts of words that are joined with a hyphen.
_JOINING = frozenset(
    [
        "רב",
        "בין",
        "תת",
        "אי",
        "חד",
        "דו",
        "תלת",
        "על",
        "בלתי",
        "קדם",
        "פרו",
        "אנטי",
        "מולטי",
        "פוסט",
        "טרום",
        "אולטרה",
        "היפר",
        "סופר",
        "פאן",
        "קוואזי",
        "בן",
        "בת",
        "אין",
        "כלל",
        "עשרים",
        "שלושים",
        "ארבעים",
        "חמישים",
        "שישים",
        "שבעים",
        "שמונים",
        "תשעים",
        "תל",
        "מיקרו",
        "מקרו",
        "ניאו",
        "ארץ",
    ]
)


def noun(word: str) -> bool:
    """Whether the word takes the article and prepositions, or the one it is the construct of: `נעלי`, `הוצאת`."""
    absolute = {"ת": "ה", "י": "ים"}.get(word[-1:])
    forms = (word, word[:-1] + absolute) if absolute else (word,)
    return any(listed("ה" + form) and (listed("ב" + form) or listed("ל" + form)) for form in forms)


@lru_cache(maxsize=1 << 14)
def causative(word: str) -> bool:
    """Whether a word that looks definite is a past verb of the pattern `העלה`, `הודיעה`: then `יעלה`, `מעלה` exist."""
    if word[:1] != "ה" or len(word) <= _LEAST:
        return False
    if word.endswith("תה"):
        stem = word[1:-2] + "ה"
    elif word[-1] in "הו" and word[-3] == "י":
        stem = word[1:-1]
    elif word[-1] == "ה" or word[-2] == "י":
        stem = word[1:]
    else:
        return False
    stem = stem[:-1] + _FINALS.get(stem[-1], stem[-1])
    return all(_holds("he", "known", first + stem) for first in "ימ")


_LEAST, _KIN = 3, 2
_ENDINGS = ("ה", "ו", "ת", "ים", "ות")
_CONJOINED = frozenset({"", "ו", "ש", "ב", "ל", "מ", "כש", "וש", "וב", "ול"})
_STEM = 4  # letters of a word that may have an ending
_OWNERS = "הוםן"
_PERSONS = "איתנל"
_FINALS = dict(zip("כמנפצ", "ךםןףץ", strict=True))


def _final(stem: str) -> str:
    return stem[:-1] + _FINALS.get(stem[-1], stem[-1])


@lru_cache(maxsize=1 << 14)
def frequent(word: str, language: str) -> bool:
    """Whether it is one of the language's (`he` or `en`) words of daily use."""
    return _holds(language, "frequent", word)


def _holds(language: str, name: str, word: str) -> bool:
    table = _table(language, name)
    return all(table[place >> 3] >> (place & 7) & 1 for place in places(word, len(table) * 8))


@cache
def _table(language: str, name: str) -> bytes:
    return files("news_assets.language").joinpath(language, f"{name}.bloom").read_bytes()

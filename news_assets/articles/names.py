"""Bylines cut into names, and what a name looks like."""

import re

from news_assets.articles.stamps import MONTH_NAMES

SIGNS = (
    r"by|von|par|por|di|av|af|door|od|text[eo]?|texto|testo|tekst|текст|автор|author|autor(?:in|en|zy|es)?(?:/autor)?|auteur|autore|"
    r"(?:written|reported|reporting|story|words|posted|analysis|opinion|commentary|column|review|report|exclusive)"
    r"(?: \w+)? by|נכתב על ידי|מאת|כתבה|כתבת|כתב|כותבת|כותב"
)
_LEAD = re.compile(rf"^\s*(?:{SIGNS})\s*(?::|\||\s)\s*(?=\S)", re.I)
_SPLIT = re.compile(r"\s*(?:;|\||/|\n|\s(?:and|und|och|og|et|y|e|en|i|ja|ve|dan|oraz|и|&|וגם)\s|,\s*and\s)\s*")
# Hebrew joins with a letter before the second name; two names stand on both sides then.
_HEBREW_AND = re.compile(r"(?<=[\u05d0-\u05ea])\s+ו(?=[\u05d0-\u05ea'\"]{2,}\s+[\u05d0-\u05ea'\"]{2,}$)")
_COMMA = re.compile(r"\s*,\s*")
_OFFICE = re.compile(r"\s+기자$|\s*\((?:staff|text|reporter|video)\)$", re.I)
# What people are, and where they learnt it; after a comma it belongs to the name before it.
_ROLE = re.compile(
    r"(?i:\b(?:writer|editor|reporter|correspondent|columnist|contributor|producer|analyst|anchor|critic|blogger|staff|chief|"
    r"director|professor|redakteur(?:in)?|korrespondent(?:in)?|reporterin|journalist(?:in|e)?|chefredakteur(?:in)?|"
    r"redacteur|correspondante?|rédact\w+|periodista|redactora?|corresponsal|giornalista|inviat[oa]|redaktør|"
    r"журналист|корреспондент|редактор)s?\b)|(?:כתב|כתבת|כתבנו|פרשן|פרשנית|עורך|עורכת)(?=\s|$)|"
    r"^(?:Ph\.?D|M\.?D|[MBR][A-Z][a-z]?|[MB]\.?[AS]c?|[A-Z]{2}[DN]|MBA|CFA|CPA|Esq|Jr|Sr)\.?$",
)
_WORD = re.compile(r"[^\W\d_][\w.'’\"״׳-]*")
_LOWER = frozenset(
    (
        "de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ben", "del", "dos", "du", "ter",
        "zu",
    )
)  # fmt: skip
_NEVER = frozenset(
    (
        "news", "staff", "editor", "read", "more", "comments", "kommentare", "share", "photo", "image", "min", "uhr",
        "update", "updated", "published", "all", "posts", "about", "author", "follow", "view", "minutes", "print",
        "sobre", "über", "published:", "posted", "subscribe", "newsletter",
        "פנייה", "פניה", "לכתב", "לכתבת", "כל", "עוד", "הכתבות", "כתבות", "קראו", "עקבו", "הרשמה", "תגובות", "שתפו",
        "פורסם", "עודכן",
    )
)  # fmt: skip
_MAX_WORDS = 5
_JOINING = frozenset(("and", "und", "och", "og", "et", "y", "e", "en", "i", "и", "&", "ja", "dan", "ve", "oraz"))
# Where the names of a byline end: a figure, a dividing mark, a place, a word of publishing.
_END = re.compile(
    r"\s*(?:\d|\||·|•|–|—|\s-\s|\bin\b\s[A-Z]|;|@|\bupdated\b|\bpublished\b|\bposted\b|\bfor\b\s).*$", re.I | re.S
)
_DAY = re.compile(
    rf"[\s,]+(?:(?:on|at|am|den|el|le)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{MONTH_NAMES})\.?[\s,]*$", re.I
)


def signed(text: str) -> bool:
    """True for a line that begins like a byline and goes on."""
    return _LEAD.match(text) is not None


def names_part(line: str) -> str:
    """What of a byline is names: without the word that opens it, and up to a date, a place or running words."""
    rest = _LEAD.sub("", line)
    part = _END.sub("", rest)
    if len(part) < len(rest):
        while (day := _DAY.search(part)) is not None:
            part = part[: day.start()]
    words = part.split()
    for index, word in enumerate(words):
        bare = word.strip(",.:()").lower()
        if index and word[0].islower() and bare not in _LOWER and bare not in _JOINING:
            return " ".join(words[:index])
    return part


def split_names(line: str) -> list[str]:
    """Cut a byline into names; a comma divides only when both sides look like names, a role after one is left out."""
    names: list[str] = []
    for part in _SPLIT.split(_LEAD.sub("", line)):
        pieces = _COMMA.split(part)
        if len(pieces) > 1 and looks_like_name(pieces[0]):
            pieces = [pieces[0], *(p for p in pieces[1:] if p and not _ROLE.search(p))]
        whole = pieces if len(pieces) == 1 or all(1 < len(p.split()) < _MAX_WORDS for p in pieces) else [part]
        if len(pieces) == 2 and looks_like_name(pieces[0]) and len(pieces[1].split()) == 1:
            whole = pieces[:1]  # a name and the place it was written at
        names.extend(n for w in whole for n in _HEBREW_AND.split(w))
    return [n for name in names if (n := _OFFICE.sub("", name).strip(" ,.-–|•·:"))]


def looks_like_name(text: str) -> bool:
    """True for two to five words that could be a person's name in any script."""
    words = text.split()
    if not 2 <= len(words) <= _MAX_WORDS or len(text) > 60:
        return 2 <= len(text) <= 6 and text.isalpha() and not text.isascii()
    if (
        words[0].lower() == "the"
        or _ROLE.search(text)
        or any(not _WORD.fullmatch(w) or w.lower() in _NEVER for w in words)
    ):
        return False
    return not words[-1][0].islower() and all(not w[0].islower() or w.lower() in _LOWER for w in words)

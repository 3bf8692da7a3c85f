"""Small readings of what platforms show: names, ids, vote counts."""

import re

_SAYS = re.compile(
    r"(?i)\s+(?:says?|said|wrote|writes|posted|sagt|schreibt|schrieb|meint|dice|dijo|escribió|ha scritto|scrive|"
    r"ha detto|a dit|dit|a écrit|écrit|disse|diz|escreveu|zegt|schreef|säger|skriver|skrev|sier|siger|sanoo|pisze|"
    r"napisał\(?a?\)?|napsala?|пишет|говорит|написал|כתב(?:/?ה)?|אומר(?:/?ת)?|הגיב(?:/?ה)?)\s*[:.…,]*$"
)
_NO_TEXT = re.compile(r"\s*[(\[]\s*(?:ל[\"'״”]{0,2}ת|no text|n/t|nt)\s*[)\]]\s*$", re.I)
_BY = re.compile(
    r"(?i)^(?:(?:posted|written|submitted|comment|reply) by|by|מאת|נכתב (?:על ידי|ע\"י)|author|name)\s*:?\s+"
)
_EDGES = " \t\n:,|·•–—-…"
_ID = re.compile(r"[A-Za-z]*\d[A-Za-z\d]*(?:-[A-Za-z\d]+)*$|[A-Za-z\d]+$")
_COUNT = re.compile(r"([-+−–]?)\s?(\d{1,3}(?:[,. ]\d{3})+|\d+(?:[.,]\d+)?)\s?([kKmM]?)\b")


def clean_author(text: str) -> str | None:
    """The name without `says:` and the like; None for nothing."""
    name = _BY.sub("", _SAYS.sub("", " ".join(text.split()))).strip(_EDGES)
    return name or None


def without_no_text(text: str) -> str:
    """The text without the mark by which readers say that the title is all: `(ל"ת)`, `(n/t)`."""
    return _NO_TEXT.sub("", text)


def last_id(text: str) -> str | None:
    """The id at the end of `comment-123`, `#c9f3`, `/posts/17/`."""
    hit = _ID.search(text.rstrip("/ ")[-80:])
    return re.sub(r"^[A-Za-z]+-?(?=\d+$)", "", hit[0]) if hit else None


def count(text: str) -> int | None:
    """The first number: `1,234`, `(38)`, `+5`, `1.2k`; a counter that shows nothing counts 0, other words None."""
    hit = _COUNT.search(text)
    if not hit:
        return None if text.strip(" ()+-|·") else 0
    digits = hit[2]
    scale = {"": 1, "k": 1000, "m": 1_000_000}[hit[3].lower()]
    if scale == 1:
        digits = re.sub(r"[,. ](?=\d{3})", "", digits).partition(".")[0].partition(",")[0]
    value = round(float(digits.replace(",", ".")[:15]) * scale)
    return -value if hit[1] in ("-", "−", "–") else value

"""Lines of a page saved as plain text, each with the part it plays."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from news_assets.pages import capture_words as words
from news_assets.pages.capture_dates import Stamp, find_stamp
from news_assets.text.normalise import normalise

Kind = Literal[
    "text", "caption", "credit", "byline", "date", "topics", "more", "comments", "form", "reply", "close", "footer",
    "noise", "banner",
]  # fmt: skip

_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\u0085]")
_LETTER = re.compile(r"[^\W\d_]")
_BLANKS = re.compile(r"(\s+)")
_MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_SPOKEN = ("text", "byline", "date", "topics", "more", "comments")
_LONGEST_MARK = 400
_DATED = re.compile(
    r"(?:תאריך(?: פרסום)?|פורסם(?: ב(?:תאריך)?)?|עודכן(?: לאחרונה)?(?: ב)?|עדכון אחרון|"
    r"(?:published|updated|posted)(?: on| at)?|last updated|date)?\s*[:|,-]?\s*"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?|יום (?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת),?)?\s*",
    re.IGNORECASE,
)
_DATE_TAIL = re.compile(
    r"\W{0,3}(?:\d+ min(?:ute)?s? read|(?:last )?updated.{0,60}|עודכן.{0,40}|.{0,12})", re.IGNORECASE
)
_DATED_TEXT = re.compile(r"date ((?:19|20)\d\d-[01]\d-[0-3]\d)\s+(?=\S)")
_COUNT = re.compile(r"\(?(\d{1,5})\)?(?:\s*(?:תגובות|comments))?", re.IGNORECASE)
_DESK = re.compile(r"(?:מערכת|צוות|סוכנויות הידיעות|שירות|כתבי) ?\S{0,20}(?: \S{1,20})?")
_BY = re.compile(r"(?:by|written by|reported by|reporting by|author:)\s+(?P<names>\S.{2,110})", re.IGNORECASE)
_FROM = re.compile(r"(?:מאת|נכתב על ידי)\s*:?\s+(?P<names>\S.{2,80})")
_SMALL = frozenset(
    ["and", "with", "for", "of", "the", "de", "van", "von", "der", "den", "di", "da", "al", "bin", "in", "at"]
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` without outer blanks, `indent` columns, `gap` when a blank line stands before it.

    `first` and `second` carry what the line says in its part: caption and credit, names and nothing, topics, section.
    """

    text: str
    indent: int = 0
    gap: bool = False
    kind: Kind = "text"
    first: str | None = None
    second: str | None = None
    count: int | None = None
    stamp: Stamp | None = None


def capture_lines(text: str, zone: str | None = None) -> list[Line]:
    """Return the lines that have characters, in order; `zone` is the IANA name for times without an offset."""
    lines: list[Line] = []
    gap = True
    for raw in _BREAK.split(text):
        body = raw.strip().strip(_MARKS).strip()
        if not body:
            gap = True
            continue
        if body == "|" and lines and not gap and lines[-1].kind == "text":
            lines[-1] = _classify(replace(lines[-1], text=f"{lines[-1].text} |"), zone)
            continue
        if dated := _DATED_TEXT.match(body):  # the first paragraph behind the page's date
            lines.append(_classify(Line(dated[1], 0, gap), zone))
            body, gap = body[dated.end() :], True
        line = _classify(Line(body, len(raw) - len(raw.lstrip()), gap), zone)
        if line.kind == "caption" and lines and not gap and lines[-1].text == line.first:
            lines.pop()  # the picture's own text above its caption
        if lines and not gap and _same(lines[-1].text, body) and _LETTER.search(body) and len(body) <= _LONGEST_MARK:
            # Image text and caption, one below the other.
            if lines[-1].kind == "text" and len(body) <= 160:
                lines[-1] = replace(lines[-1], kind="caption", first=body)
            continue
        lines.append(line)
        gap = False
    return lines


def folded(text: str) -> str:
    """The line with quotes, dashes and blanks folded and runs of blanks joined."""
    return " ".join(normalise(text).text.split())


def _same(left: str, right: str) -> bool:
    return left == right or left.split() == right.split()


def _doubled(text: str) -> str | None:
    """The half of a line that says the same thing twice."""
    middle, odd = divmod(len(text), 2)
    if odd and text[middle] != " ":
        return None
    half = text[:middle]
    return half.strip() if half == text[middle + odd :] and len(half) >= 4 and _LETTER.search(half) else None


def _classify(line: Line, zone: str | None) -> Line:
    if half := _doubled(line.text):
        inner = _classify(replace(line, text=half), zone)
        return replace(inner, kind="caption", first=half) if inner.kind in _SPOKEN else inner
    if len(line.text) > _LONGEST_MARK:
        return line
    text = folded(line.text)
    closed = text.endswith((".", "!", "?"))
    if words.REPLY.fullmatch(text):
        return replace(line, kind="reply")
    if words.CLOSE.fullmatch(text):
        return replace(line, kind="close")
    if words.FORM.fullmatch(text):
        return replace(line, kind="form")
    if match := words.COMMENTS.fullmatch(text):
        count = match["before"] or match["after"] or match["bare"]
        return replace(line, kind="comments", count=int(count) if count else None)
    if words.NOISE.fullmatch(text):
        return replace(line, kind="noise")
    if words.BANNER.fullmatch(text):
        return replace(line, kind="banner")
    if words.FOOTER.fullmatch(text):
        return replace(line, kind="footer", stamp=find_stamp(text, zone))
    if match := words.CREDIT.fullmatch(text):
        return replace(line, kind="credit", second=_own(line, text, match, "credit"))
    if len(text) <= 300 and (match := words.CREDIT_INSIDE.fullmatch(text)) and not (closed and match["outer"]):
        credit = _own(line, text, match, "inner" if match["inner"] else "outer")
        return replace(line, kind="caption", first=_own(line, text, match, "caption"), second=credit)
    if not closed and (match := words.TOPICS.fullmatch(text)):
        return replace(line, kind="topics", first=_behind(line.text, match["topics"]))
    if not closed and (match := words.MORE.fullmatch(text)):
        section = words.SECTION_QUOTED.search(text) or words.SECTION_FROM.search(text)
        return replace(line, kind="more", first=section["section"].strip() if section else None)
    return _signed(line, text, zone)


def _own(line: Line, text: str, match: re.Match[str], group: str) -> str:
    """The group as the page spells it; folded when blanks were joined."""
    return (line.text[slice(*match.span(group))] if len(text) == len(line.text) else match[group]).strip()


def _behind(text: str, rest: str) -> str:
    """The tail of the line that holds the words of `rest`; its runs of blanks may be all that parts the topics."""
    wanted = len(rest.split())
    return "".join(_BLANKS.split(text)[-2 * wanted + 1 :]).strip() if wanted else ""


def _signed(line: Line, text: str, zone: str | None) -> Line:
    """Bylines and date lines."""
    if len(text) > 160:
        return line
    stamp = find_stamp(text, zone)
    if stamp and _DATED.fullmatch(text[: stamp.start]) and _DATE_TAIL.fullmatch(text[stamp.end :]):
        return replace(line, kind="date", stamp=stamp)
    if "|" in text:
        names, *rest = [part.strip() for part in text.split("|")]
        count = None
        for part in rest:
            if match := _COUNT.fullmatch(part):
                count = int(match[1])
            elif part and not (stamp and stamp.raw in part) and not re.fullmatch(r"\d{1,2}:\d\d", part):
                return line
        if _is_name(names):
            return replace(line, kind="byline", first=names, count=count, stamp=stamp)
        return line
    match = _FROM.fullmatch(text) or _BY.fullmatch(text)
    names = match["names"] if match else text
    if stamp and stamp.start and stamp.end == len(text):
        names = text[match.start("names") if match else 0 : stamp.start].rstrip(" ,-|(·•")
    if match and _is_name(names) and (match.re is _FROM or _is_capitalised(names)):
        return replace(line, kind="byline", first=names, stamp=stamp)
    if _DESK.fullmatch(text) or (stamp and names != text and _is_name(names) and len(names.split()) > 1):
        return replace(line, kind="byline", first=names, stamp=stamp)
    return line


def _is_name(text: str) -> bool:
    return (
        2 <= len(text) <= 90
        and len(text.split()) <= 10
        and not any(c.isdigit() for c in text)
        and not text.endswith((".", ":", "!", "?"))
        and _LETTER.search(text) is not None
    )


def _is_capitalised(text: str) -> bool:
    return all(w[0].isupper() or w.casefold().strip(",") in _SMALL or not w[0].isalpha() for w in text.split())

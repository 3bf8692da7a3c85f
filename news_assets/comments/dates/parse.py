"""One time as shown to RFC 3339: absolute, relative, with or without a year, in the languages of `words.yaml`."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone

from news_assets.comments.dates.clock import Clock, words
from news_assets.comments.dates.relative import parse_relative

_MAX = 160
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?:(?:[T ]|\s-\s)"
    r"(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?![\d])",
    re.I,
)
_NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d:])")
_HOUR = re.compile(
    r"(?<![\d.:/])(\d{1,2})(?::|\s?h\s?|(?<=\d)\.(?=\d\d(?:\s*Uhr|\s*$)))(\d\d)(?::(\d\d))?\s*([ap])?\.?\s?m?\.?(?![\w:])",
    re.I,
)
_HOUR_ONLY = re.compile(r"(?<![\d.:/])(\d{1,2})\s?([ap])\.?m\b", re.I)
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s?)?([+-])(\d\d):?(\d\d)\b")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_WORD = re.compile(r"[^\W\d_]+")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s,.-]*(?:de\s+|of\s+|ב-?|ל-?)?$", re.I)
_DAY_AFTER = re.compile(r"^\.?[\s,-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.I)
_YEAR_AFTER = re.compile(
    r"^\.?[\s,./-]*(?:de[l]?\s+|')?(\d{4}|(?<=')\d\d|\d\d(?=\s|,|$)(?!\s*(?:[:h]|[ap]\.?m|uhr)))(?![\d:])", re.I
)


def parse_time(text: str, clock: Clock) -> str | None:
    """Return a day or a time as RFC 3339, with an offset when the text or the clock has a zone; None if unreadable."""
    text = " ".join(_MARKS.sub("", text[:_MAX]).replace("\xa0", " ").split())
    if text.isdecimal():
        return _compact(text, clock) if len(text) == 14 else _epoch(text)
    if not text or not (any(c.isdigit() for c in text) or len(text) < 60):
        return None
    if iso := _ISO.search(text):
        return _iso(iso, clock)
    found = _numeric(text, clock) or _named(text.casefold(), clock) or _near_day(text.casefold(), clock)
    if found:
        day, start, end = found
        return _with_hour(day, text[:start] + " | " + text[end:], clock)
    return parse_relative(text.casefold(), clock)


def find_day_first(texts: Iterable[str], default: bool) -> bool:
    """Order of day and month in numeric dates such as 13/4/2024: what one of the texts proves, else the default."""
    for text in texts:
        hit = _NUMBERS.search(text[:_MAX])
        if hit and len(hit[1]) <= 2:
            if int(hit[1]) > 12:
                return True
            if int(hit[3]) > 12:
                return False
            if hit[2] == ".":
                return True
    return default


def _compact(text: str, clock: Clock) -> str | None:
    """20171119002030."""
    day = _day(int(text[:4]), int(text[4:6]), int(text[6:8]))
    clock_time = _clock_time(int(text[8:10]), int(text[10:12]), int(text[12:14]))
    return _stamp(day, clock_time, "", clock) if day and clock_time else None


def _epoch(text: str) -> str | None:
    if len(text) not in (10, 13):
        return None
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(hit: re.Match[str], clock: Clock) -> str | None:
    day = _day(int(hit[1]), int(hit[2]), int(hit[3]))
    if not day:
        return None
    if hit[4] is None:
        return day.isoformat()
    clock_time = _clock_time(int(hit[4]), int(hit[5]), int(hit[6] or 0))
    return _stamp(day, clock_time, hit[7] or "", clock) if clock_time else day.isoformat()


def _clock_time(hour: int, minute: int, second: int = 0) -> time | None:
    return time(hour, minute, min(second, 59)) if hour < 24 and minute < 60 else None


def _stamp(day: date, clock_time: time, offset: str, clock: Clock) -> str:
    local = datetime.combine(day, clock_time)
    if offset.upper() in ("Z", "UTC", "GMT"):
        return local.isoformat() + "Z"
    if hit := _OFFSET.search(offset):
        shift = timedelta(hours=int(hit[2]), minutes=int(hit[3])) * (-1 if hit[1] == "-" else 1)
        if abs(shift) < timedelta(hours=24):
            return local.replace(tzinfo=timezone(shift)).isoformat()
    return local.replace(tzinfo=clock.zone).isoformat()


def _with_hour(day: date, rest: str, clock: Clock) -> str:
    hit = _HOUR.search(rest)
    if hit:
        hour, minute, second, half = int(hit[1]), int(hit[2]), int(hit[3] or 0), hit[4]
    elif hit := _HOUR_ONLY.search(rest):
        hour, minute, second, half = int(hit[1]), 0, 0, hit[2]
    else:
        return day.isoformat()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    clock_time = _clock_time(hour, minute, second)
    if not clock_time:
        return day.isoformat()
    behind = rest[hit.end() : hit.end() + 12].strip()
    zone = behind if re.match(r"(?:GMT|UTC|Z)?\s?[+-]\d\d|(?:UTC|GMT|Z)\b", behind) else ""
    return _stamp(day, clock_time, zone if _OFFSET.search(zone) else zone[:3].strip(), clock)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _numeric(text: str, clock: Clock) -> tuple[date, int, int] | None:
    if hit := _CJK.search(text):
        day = _day(int(hit[1]), int(hit[2]), int(hit[3]))
        return (day, hit.start(), hit.end()) if day else None
    hit = _NUMBERS.search(text)
    if not hit:
        return None
    first, second, third = int(hit[1]), int(hit[3]), hit[4]
    if len(hit[1]) == 4:
        day = _day(first, second, int(third[:2]))
    elif len(hit[1]) == 3:
        day = None
    else:
        order = (first, second) if clock.day_first or first > 12 else (second, first)
        if second > 12:
            order = (second, first)
        day = _day(_full_year(third), order[1], order[0])
    return (day, hit.start(), hit.end()) if day else None


def _named(text: str, clock: Clock) -> tuple[date, int, int] | None:
    months = words().months
    for hit in _WORD.finditer(text):
        name = hit[0]
        month = months.get(name)
        if month is None and name[0] in "בלה":
            month = months.get(name[1:])
        if month is None:
            continue
        before, after = text[: hit.start()], text[hit.end() :]
        start, end, number = hit.start(), hit.end(), None
        if left := _DAY_BEFORE.search(before[-24:]):
            number, start = int(left[1]), hit.start() - len(before[-24:]) + left.start()
        elif right := _DAY_AFTER.match(after):
            number, end = int(right[1]), hit.end() + right.end()
        if number is None:
            continue
        year = _YEAR_AFTER.match(text[end:])
        if year:
            end += year.end()
            day = _day(_full_year(year[1]), month, number)
        else:
            day = _without_year(month, number, clock)
        if day:
            return day, start, end
    return None


def _without_year(month: int, number: int, clock: Clock) -> date | None:
    now = clock.local_now
    if not now:
        return None
    day = _day(now.year, month, number)
    return day if day and day <= now.date() + timedelta(days=1) else _day(now.year - 1, month, number)


def _near_day(text: str, clock: Clock) -> tuple[date, int, int] | None:
    now = clock.local_now
    if not now or len(text) > 60:
        return None
    for hit in _WORD.finditer(text):
        back = words().days.get(hit[0])
        if back is None and hit[0] in words().weekdays and _HOUR.search(text):
            back = (now.weekday() - words().weekdays[hit[0]]) % 7
        if back is not None:
            return now.date() - timedelta(days=back), hit.start(), hit.end()
    return None

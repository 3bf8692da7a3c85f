"""Dates as pages write them for readers, in Hebrew and English; the offset comes from the site's zone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from news_assets.schemas.vocabulary import DatePrecision

_MONTH_NAMES = """
    january jan ינואר/february feb פברואר/march mar מרץ מרס/april apr אפריל/may מאי/june jun יוני/july jul יולי/
    august aug אוגוסט/september sep sept ספטמבר/october oct אוקטובר/november nov נובמבר/december dec דצמבר
"""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("/"), 1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONES = {
    "utc": "UTC", "gmt": "UTC", "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "bst": "Europe/London",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin",
}  # fmt: skip
_NAMED = r"\s?\b(?P<zone>utc|gmt|es?d?t|ps?d?t|bst|cest|cet)(?P<hours>[+-]\d{1,2})?(?::?(?P<minutes>\d\d))?\b"
_OFFSET = rf"(?:{_NAMED}|(?P<zulu>Z)\b)?"
_DAY = (
    r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)",
    r"(?P<day>[0-3]?\d)(?P<dot>[./-])(?P<month>[0-3]?\d)(?P=dot)(?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
    rf"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+ב?(?P<name>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)",
    rf"(?P<name>{_MONTH})\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)",
)


def _shapes(day: str) -> tuple[re.Pattern[str], ...]:
    """The day with a time behind it, in front of it, or alone."""
    shapes = (
        rf"(?<![\d.,/]){day}(?:T|(?:\s*[,|·-]\s*|\s*)(?:at |בשעה |ב-?)?){_TIME}{_OFFSET}",
        rf"(?<![\d:]){_TIME}\s*[,|·-]?\s*{day}",
        rf"(?<![\d.,/]){day}",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


# Each group of patterns is tried only where its sign is seen: searching them all costs ten times more.
_SIGNED = (
    (re.compile(r"\d[./-]\d{1,2}[./-]\d"), tuple(p for day in _DAY[:2] for p in _shapes(day))),
    (re.compile(rf"(?:{_MONTH})", re.IGNORECASE), tuple(p for day in _DAY[2:] for p in _shapes(day))),
)


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: `start` and `end` are its span, `value` RFC 3339, a bare day without a time.

    `zoned` says that the line itself names the zone.
    """

    start: int
    end: int
    raw: str
    value: str
    precision: DatePrecision
    zoned: bool = False


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def find_stamp(line: str, zone: str | None) -> Stamp | None:
    """Return the first date of the line, or None; `zone` is an IANA name used for times without an offset."""
    if not _DIGIT.search(line):
        return None
    for sign, patterns in _SIGNED:
        if sign.search(line):
            for pattern in patterns:
                match = pattern.search(line)
                if match and (stamp := _read(match, zone)):
                    return stamp
    return None


def _read(match: re.Match[str], zone: str | None) -> Stamp | None:
    part = match.groupdict()
    if part.get("iso"):
        year, month, day = map(int, part["iso"].split("-"))
    else:
        year, day = int(part["year"]), int(part["day"])
        month = _MONTHS[part["name"].lower()] if part.get("name") else int(part["month"])
        year += 2000 if year < 100 else 0
        if month > 12 >= day:  # written the American way
            month, day = day, month
    hour, minute = int(part.get("hour") or 0), int(part.get("minute") or 0)
    half = (part.get("half") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        moment = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    if part.get("hour") is None:
        return Stamp(match.start(), match.end(), match.group().strip(), moment.date().isoformat(), "day")
    stated = _stated_zone(part)
    if stated or zone:
        moment = moment.replace(tzinfo=stated or _zone(zone or "UTC"))
    return Stamp(match.start(), match.end(), match.group().strip(), moment.isoformat(), "minute", stated is not None)


def _stated_zone(part: dict[str, str | None]) -> tzinfo | None:
    """The zone behind the time: a name, GMT with hours, or Z."""
    if part.get("zulu"):
        return UTC
    name = (part.get("zone") or "").lower()
    if part.get("hours"):
        hours, minutes = int(part["hours"] or 0), int(part.get("minutes") or 0)
        return (
            timezone(timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes)) if abs(hours) <= 14 else None
        )
    return _zone(_ZONES[name]) if name in _ZONES else None

"""Dates and times as pages write them, to RFC 3339 with what is known of precision and zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from news_assets.schemas.vocabulary import DatePrecision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ינואר januar januari jänner janvier enero gennaio janeiro stycznia ocak января січня ledna",
            "february feb פברואר februar februari février febrero febbraio fevereiro lutego şubat февраля лютого února",
            "march mar מרץ מרס märz mars marzo março maart marts marca maret mart марта березня března",
            "april apr אפריל avril abril aprile kwietnia nisan апреля квітня dubna",
            "may מאי mai mayo maggio maio mei maj maja mayıs мая травня května",
            "june jun יוני juni juin junio giugno junho czerwca haziran июня червня června",
            "july jul יולי juli juillet julio luglio julho lipca temmuz июля липня července",
            "august aug אוגוסט août agosto augustus augusti agustus sierpnia ağustos августа серпня srpna",
            "september sep sept ספטמבר septembre septiembre settembre setembro września eylül сентября вересня září",
            "october oct אוקטובר oktober octobre octubre ottobre outubro okt października ekim октября жовтня října",
            "november nov נובמבר novembre noviembre novembro listopada kasım ноября листопада listopadu",
            "december dec דצמבר dezember décembre diciembre dicembre dezembro desember des dez grudnia aralık декабря "
            "грудня prosince",
        ),
        1,
    )
    for name in names.split()
}
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?:\s?(?P<half>[ap]\.?m\b\.?)|\sUhr\b)?"
)
# Hours from Greenwich of the zones that texts name by letters of one meaning; those of several are not read.
_ZONES = {
    "GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "IDT": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "SGT": 8, "HKT": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip
# Two letters that are words of other languages in lower case.
_PLACES = {"ET": "America/New_York", "PT": "America/Los_Angeles"}
_AMERICAN = frozenset(("EST", "EDT", "CDT", "MST", "MDT", "PST", "PDT", *_PLACES))
_ZONE_NAMES = "|".join((f"(?-i:(?:{'|'.join(_PLACES)})\\b)", *sorted(_ZONES, key=len, reverse=True)))
_ZONE = rf"\s?\(?(?P<zone>Z|{_ZONE_NAMES}|[+-]\d\d:?\d\d|[+-]\d\d\b)?"
_GAP = r"[\s,|·•–-]{0,5}(?:(?:at|בשעה|שעה|um|ore|à|T)\s?:?\s?)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.]?(?P<month>\d\d)[-/.]?(?P<day>\d\d)(?:[T\s]\s?{_CLOCK}{_ZONE})?(?!\d)", re.I)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년./-]\s?(?P<month>\d{1,2})\s?[月월./-]\s?(?P<day>\d{1,2})(?!\d)\s?[日일.]?"
    rf"(?:{_GAP}{_CLOCK}{_ZONE})?",
    re.I,
)
_NUMERIC = re.compile(
    rf"(?<![\d.])(?P<day>\d{{1,2}})(?P<sep>[./-])(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}|\d{{2}})(?![\d./])"
    rf"(?:{_GAP}{_CLOCK}{_ZONE})?",
    re.I,
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:de\s|of\s|ב|ל)?(?P<name>{MONTH_NAMES})\.?,?\s(?:de\s)?(?P<year>\d{{4}})"
    rf"(?:{_GAP}{_CLOCK}{_ZONE})?",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<name>{MONTH_NAMES})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})(?:{_GAP}{_CLOCK}{_ZONE})?",
    re.I,
)
_CLOCK_FIRST = re.compile(
    r"^\D{0,20}?(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?)\s?[,|·•–-]?\s?"
    r"(?=\d|[a-z]{3,9}\.?\s\d)",
    re.I,
)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_MAX = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """A point in time: RFC 3339 text, the characters read, how exact it is, and where the zone comes from."""

    iso: str
    raw: str
    precision: DatePrecision
    zone: str | None

    @property
    def day(self) -> str:
        """The calendar day."""
        return self.iso[:10]


def parse_stamp(raw: str, timezone_name: str | None = None, *, month_first: bool = False) -> Stamp | None:
    """Read the first date of a short text; `timezone_name` is used when the text names no zone."""
    text = " ".join(raw[:_MAX].split())
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return Stamp(moment.isoformat(), raw, "second", "page")
    swapped = _CLOCK_FIRST.match(text)
    if swapped:
        text = f"{text[swapped.end() :]} {swapped[1]}"
    found = next((m for p in (_ISO, _YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST, _NUMERIC) if (m := p.search(text))), None)
    return _stamp(found, raw[:_MAX], timezone_name, month_first) if found else None


def _stamp(found: re.Match[str], raw: str, timezone_name: str | None, month_first: bool) -> Stamp | None:
    parts = found.groupdict()
    year = int(parts["year"])
    year += 2000 if len(parts["year"]) == 2 else 0
    month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    day = int(parts["day"])
    month_first = month_first or (parts["zone"] or "").upper() in _AMERICAN
    if found.re is _NUMERIC and (month > 12 or (month_first and day <= 12)):
        day, month = month, day
    try:
        calendar_day = date(year, month, day)
        if parts["hour"] is None or not 1990 <= year <= 2100:
            return Stamp(calendar_day.isoformat(), raw, "day", None) if 1990 <= year <= 2100 else None
        moment = datetime(year, month, day, _hour(parts), int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        return None
    precision: DatePrecision = "second" if parts["second"] else "minute"
    # A small z on a local site is a letter of the template, not a zone: old Hebrew pages write local time before it.
    zone = None if parts["zone"] == "z" and timezone_name else _offset(parts["zone"])
    if zone is not None:
        return Stamp(moment.replace(tzinfo=zone).isoformat(), raw, precision, "page")
    if timezone_name:
        return Stamp(moment.replace(tzinfo=ZoneInfo(timezone_name)).isoformat(), raw, precision, "site")
    return Stamp(moment.isoformat(), raw, precision, None)


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        return hour + 12
    return 0 if half.startswith("a") and hour == 12 else hour


def _offset(zone: str | None) -> tzinfo | None:
    if not zone:
        return None
    if zone in _PLACES:
        return ZoneInfo(_PLACES[zone])
    if zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    if zone.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[zone.upper()]))
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes)) if minutes < 24 * 60 else None

"""Spans of time before the capture: "3 hours ago", "לפני שעתיים", "vor 2 Tagen", "5h"."""

import re
from datetime import datetime, timedelta

from news_assets.comments.dates.clock import Clock, words

_DAY = 86400
_NUMBER_UNIT = re.compile(r"(\d{1,4})?\s?([^\W\d_]+)")
_SHORT = re.compile(r"\+?(\d{1,4})\s?([^\W\d_]{1,8})\.?")


def parse_relative(text: str, clock: Clock) -> str | None:
    """Read a folded text: minutes and hours give a minute, longer spans a day. None without a capture time."""
    now = clock.local_now
    if now is None or len(text) > 60:
        return None
    if text.strip(" .!") in words().now:
        return _minute(now)
    seconds = _short(text) or _ago(text)
    if seconds is None:
        return None
    then = now - timedelta(seconds=seconds[0])
    return _minute(then) if seconds[1] < _DAY else then.date().isoformat()


def _minute(moment: datetime) -> str:
    return moment.replace(second=0, microsecond=0).isoformat()


def _short(text: str) -> tuple[int, int] | None:
    hit = _SHORT.fullmatch(text.strip(" ·•|()"))
    unit = words().units.get(hit[2]) if hit else None
    return (int(hit[1]) * unit, unit) if hit and unit else None


def _ago(text: str) -> tuple[int, int] | None:
    table = words()
    tokens = set(re.findall(r"[^\W\d_]+", text))
    if not any(mark in tokens if " " not in mark else mark in text for mark in table.ago):
        return None
    total, smallest, before = 0, 0, ""
    for hit in _NUMBER_UNIT.finditer(text):
        unit = table.units.get(hit[2])
        number = int(hit[1]) if hit[1] else 1
        bare = not hit[1] and before not in table.one
        if unit and hit[2] not in table.ago and not (bare and (len(hit[2]) == 1 or hit[2] in table.one)):
            total += number * unit
            smallest = unit
        before = hit[2]
    return (total, smallest) if total else None

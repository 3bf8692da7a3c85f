"""Names that stand in one run with the time: "Dana Levi (02.05.26)", "Posted by Ann on June 5, 2012"."""

import re
from collections.abc import Iterable

from news_assets.comments.dates.clock import words
from news_assets.comments.values import clean_author

_BEFORE = re.compile(
    r"^[\W_]*(.{2,60}?)\s*"
    r"(?:[,(|·•/–—-]|\\|\s(?:on|at|am|um|le|el|il|em|op|den|vor|il y a|hace|לפני|בתאריך)\s|\s(?=\d))",
    re.I,
)
_NUMBERED = re.compile(r"^#?\d{1,5}[.)]\s+")


def signed_time(texts: Iterable[str]) -> str | None:
    """The name before the time in the first text that holds one."""
    for text in texts:
        hit = _BEFORE.search(_NUMBERED.sub("", text[:160]))
        name = clean_author(hit[1]) if hit else None
        if name and any(map(str.isalpha, name)) and not _is_time(name):
            return name
    return None


def _is_time(name: str) -> bool:
    table = words()
    low = name.casefold().strip(" .")
    return low in table.months or low in table.weekdays or low in table.days or low in table.now

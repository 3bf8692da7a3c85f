"""Countries that a Hebrew text names by their adjective only: `האוצר הבריטי`, `הכלכלה הגרמנית`."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from news_assets.facts.pack import data, keys
from news_assets.facts.reading import Reading

_ENDINGS = ("", "ת", "ם", "ים", "ות")


@cache
def _table() -> dict[str, str]:
    """Country by each form of its adjective."""
    listed: dict[str, list[str]] = data("he", "subjects")["demonyms"]
    return {stem + ending: name for name, stems in listed.items() for stem in stems for ending in _ENDINGS}


def told(reading: Reading, first: int, end: int) -> list[str]:
    """The countries whose adjective stands in items first..end-1, in their order."""
    table = _table()
    found = []
    for item in reading.items[first:end]:
        if item.kind == "w":
            found += [table[stem] for _, stem in keys(item.key, "he") if stem in table][:1]
    return found


def mostly(readings: Sequence[Reading]) -> str | None:
    """The country whose adjective an article has most, None without any."""
    counts = Counter(name for reading in readings for name in told(reading, 0, len(reading.items)))
    return counts.most_common(1)[0][0] if counts else None

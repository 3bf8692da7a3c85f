"""The capture's clock and zone, and the word tables, loaded once."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Clock:
    """`now`: capture time with a zone; `zone`: the site's, null when unknown; `day_first`: 3/4/2024 is in April."""

    now: datetime | None = None
    zone: tzinfo | None = None
    day_first: bool = True

    @property
    def local_now(self) -> datetime | None:
        """Capture time on the site's clock."""
        return self.now.astimezone(self.zone) if self.now and self.zone else self.now


# Any capture time will do to see whether a text is a relative time.
ANY_CLOCK = Clock(now=datetime(2020, 6, 15, 12, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words of every language: months and weekdays to numbers, units to seconds."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    units: dict[str, int]
    ago: tuple[str, ...]
    now: frozenset[str]
    one: frozenset[str]


@cache
def words() -> Words:
    """The tables of `words.yaml`."""
    text = (files("news_assets.comments.dates") / "words.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Words(
        months=_months(data["months"].values()),
        weekdays={w: n for names in data["weekdays"].values() for n, w in enumerate(names)},
        days={w: n for n, names in data["days"].items() for w in names},
        units={w: n for n, names in data["units"].items() for w in names},
        ago=tuple(data["ago"]),
        now=frozenset(data["now"]),
        one=frozenset(data["one"]),
    )


def _months(languages: Any) -> dict[str, int]:
    """Whole names, then every beginning of three letters or more that fits one month only."""
    exact = {name: number for names in languages for number, name in enumerate(names, 1)}
    short: dict[str, set[int]] = {}
    for name, number in exact.items():
        for length in range(3, len(name)):
            short.setdefault(name[:length], set()).add(number)
    unique = {name: min(numbers) for name, numbers in short.items() if len(numbers) == 1}
    return {**unique, **exact}

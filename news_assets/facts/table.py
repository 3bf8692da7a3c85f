"""Facts of tables: a row's name, a column's heading, and the number where they meet."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from news_assets.facts.choice import Choice
from news_assets.facts.focus import Focus, Subject
from news_assets.facts.reading import Reading
from news_assets.schemas.records import Quantity
from news_assets.text.package_data import from_yaml

_CELL = " | "
_LINE = re.compile(r"[^\n]+")
_BESIDE = re.compile(r"\([^()]*\)|[%*]|:$")
_PERIOD = re.compile(r"(?:(Q[1-4]|H[12])[ -]?)?((?:19|20)\d\d)(?: ?(Q[1-4]|H[12]))?", re.IGNORECASE)
_NAMES = 3  # mentions in a row's first cell
_SPAN = 2  # cells of a table's row, and rows of a table, its head included
# What a price is called where it is none of a share.
_PRICES = {"index": "index_level", "currency": "exchange_rate", "person": "net_worth"}
_RATES = frozenset({"yield", "stake", "interest_rate", "inflation", "unemployment"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's or a row's numbers measure, and for which time."""

    metric: str
    measure: str
    period: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's end and its row's name in the normalised text; either heading may be missing."""

    end: int
    name: tuple[int, int]
    column: Heading | None
    row: Heading | None
    period: str | None


class Tables:
    """The cells of a document's tables that hold numbers."""

    def __init__(self, text: str) -> None:
        """Find the tables: lines one below the other with equally many cells, the first of which names the columns."""
        self._starts: list[int] = []
        self._cells: list[Cell] = []
        if _CELL in text:
            for table in _tables(text):
                self._read(text, table)

    def _read(self, text: str, table: list[list[tuple[int, int]]]) -> None:
        head = [text[a:b] for a, b in table[0]]
        columns, periods = [_heading(cell) for cell in head], [_period(cell) for cell in head]
        if not any(columns[1:]) and not any(periods[1:]):
            return
        for row in table[1:]:
            name = row[0]
            own = _heading(text[slice(*name)])
            for column, (start, end) in enumerate(row[1:], 1):
                self._starts.append(start)
                self._cells.append(Cell(end, name, columns[column], own, periods[column]))

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._cells)

    def fact(
        self, reading: Reading, at: int, quantity: Quantity, focus: Focus
    ) -> tuple[Choice, Subject, str | None] | None:
        """Metric, subject and period of the quantity at item `at` when it stands in a cell that can be read."""
        start = reading.items[at].start
        place = bisect_right(self._starts, start) - 1
        if place < 0 or start >= self._cells[place].end:
            return None
        cell = self._cells[place]
        heading = cell.column or cell.row
        subject = _subject(reading, cell, focus) if cell.column else _owner(focus) if cell.row else None
        if heading is None or subject is None or not _fits(heading, quantity, subject):
            return None
        metric = _PRICES.get(subject.type, heading.metric) if heading.metric == "price" else heading.metric
        if heading.measure == "change" and metric == "index_level" and quantity.kind == "percent":
            metric = "price"
        sign = -1 if (quantity.value or 0.0) < 0 else 1
        return Choice(metric, heading.measure, sign, 1.0, "table"), subject, cell.period or heading.period


def _tables(text: str) -> Iterator[list[list[tuple[int, int]]]]:
    rows: list[list[tuple[int, int]]] = []
    for line in _LINE.finditer(text):
        cells = list(_cells(text, *line.span()))
        if len(rows) == 1 and len(cells) == len(rows[0]) + 1 and not _heading(text[slice(*rows[0][0])]):
            rows[0].insert(0, (rows[0][0][0],) * 2)  # nothing stands in the corner
        if rows and len(cells) != len(rows[0]):
            if len(rows) >= _SPAN:
                yield rows
            rows = []
        if len(cells) >= _SPAN:
            rows.append(cells)
    if len(rows) >= _SPAN:
        yield rows


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while (mark := text.find(_CELL, start, end)) >= 0:
        yield start, mark
        start = mark + len(_CELL)
    yield start, end


def _heading(cell: str) -> Heading | None:
    plain = " ".join(_BESIDE.sub(" ", cell).lower().split())
    return _headings().get(plain)


def _period(cell: str) -> str | None:
    match = _PERIOD.fullmatch(cell.strip()) or _PERIOD.search(cell)
    if match is None:
        return None
    part = match.group(1) or match.group(3)
    return f"{match.group(2)}-{part.upper()}" if part else match.group(2)


@cache
def _headings() -> dict[str, Heading]:
    table: dict[str, list[str]] = from_yaml((files("news_assets.facts") / "tables.yaml").read_text(encoding="utf-8"))
    found = {}
    for name, phrases in table.items():
        metric, measure, *period = name.split("/")
        for phrase in phrases:
            found[str(phrase).lower()] = Heading(metric, measure, period[0] if period else None)
    return found


def _subject(reading: Reading, cell: Cell, focus: Focus) -> Subject | None:
    """Whom the row names: a known name in its first cell, else the words there."""
    start, end = cell.name
    name = reading.document.norm[start:end].strip()
    if not any(c.isalpha() for c in name):
        return None
    first = bisect_left(reading.mentions, start, key=lambda mention: mention.start)
    for mention in reading.mentions[first : first + _NAMES]:
        if mention.start < end and mention.entity.type != "group":
            return focus.of(mention.entity)
    return Subject(name, "other", (), None, name)


def _owner(focus: Focus) -> Subject | None:
    """Whose results a table of a single firm shows: the firm the article is about."""
    return next((s for s in focus.main if s.type == "company"), None)


def _fits(heading: Heading, quantity: Quantity, subject: Subject) -> bool:
    if heading.measure == "change":
        return quantity.kind in ("percent", "points", "money")
    if heading.metric in _RATES:
        return quantity.kind in ("percent", "money") if heading.metric == "stake" else quantity.kind == "percent"
    if heading.metric in ("headcount", "layoffs"):
        return quantity.kind == "count"
    levels = ("points", "count") if subject.type == "index" else ()  # the currency of a bare price is not known
    return quantity.kind == "money" or (heading.metric == "price" and quantity.kind in levels)

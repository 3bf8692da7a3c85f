"""Read and validate the gazetteer's files."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

from news_assets.entities.entry import Alias, Entry
from news_assets.entities.home import home
from news_assets.entities.isin import valid_isin
from news_assets.schemas.vocabulary import EntityType
from news_assets.text.normalise import normalise

COLUMNS = (
    "id", "type", "name_he", "name_en", "aliases_he", "aliases_en", "ticker", "exchange", "isin", "wikidata", "against",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9._&-]*")
_MIC = re.compile(r"[A-Z0-9]{4}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_TYPES: dict[str, EntityType] = {t: t for t in get_args(EntityType)}


@cache
def gazetteer() -> tuple[Alias, ...]:
    """All aliases of the project's and the user's files; ValueError names the place of a row that breaks the rules."""
    seen: dict[str, str] = {}
    return tuple(alias for name, lines in sources() for alias in read_rows(lines, name, seen))


@cache
def _entries() -> dict[str, Entry]:
    return {alias.entry.entity_id: alias.entry for alias in gazetteer()}


def entry(entity_id: str) -> Entry | None:
    """The entry of an id."""
    return _entries().get(entity_id)


@cache
def _countries() -> dict[str, Entry]:
    rows = (e for e in _entries().values() if e.type == "country")
    return {name: e for e in rows for name in (e.name_he, e.name_en) if name}


def country(name: str) -> Entry | None:
    """The country of a canonical name in either language."""
    return _countries().get(name)


def sources() -> Iterator[tuple[str, list[str]]]:
    """Name and lines of every gazetteer file: those of the project, then those in the user's folder."""
    for file in sorted(files("news_assets.entities").joinpath("gazetteer").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".tsv"):
            yield file.name, file.read_text(encoding="utf-8").splitlines()
    for path in sorted((home() / "gazetteer").glob("*.tsv")):
        yield str(path), path.read_text(encoding="utf-8").splitlines()


def read_rows(lines: Iterable[str], name: str, seen: dict[str, str]) -> Iterator[Alias]:
    """Yield the aliases of a file's lines; `seen` maps ids to the place they were defined at."""
    for number, line in enumerate(lines, 1):
        cells = tuple(line.rstrip("\r\n").split("\t"))
        where = f"{name}:{number}"
        if number == 1:
            if cells != COLUMNS:
                raise ValueError(f"{where}: the header must be {COLUMNS}")
            continue
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{where}: {len(cells)} cells instead of {len(COLUMNS)}")
        row = dict(zip(COLUMNS, cells, strict=True))
        entry = _entry(row, where)
        if entry.entity_id in seen:
            raise ValueError(f"{where}: {entry.entity_id} is defined in {seen[entry.entity_id]} already")
        seen[entry.entity_id] = where
        yield from _aliases(row, entry, where)


def _entry(row: dict[str, str], where: str) -> Entry:
    checks = (
        (_ID.fullmatch(row["id"]), "id"),
        (row["type"] in _TYPES, "type"),
        (row["name_he"] or row["name_en"], "name_he or name_en"),
        (not row["exchange"] or _MIC.fullmatch(row["exchange"]), "exchange (ISO 10383)"),
        (not row["isin"] or valid_isin(row["isin"]), "isin"),
        (not row["wikidata"] or _WIKIDATA.fullmatch(row["wikidata"]), "wikidata"),
    )
    for right, what in checks:
        if not right:
            raise ValueError(f"{where}: {what} is not valid in {row}")
    return Entry(
        entity_id=row["id"],
        type=_TYPES[row["type"]],
        name_he=_plain(row["name_he"]),
        name_en=_plain(row["name_en"]),
        ticker=row["ticker"] or None,
        exchange=row["exchange"] or None,
        isin=row["isin"] or None,
        wikidata=row["wikidata"] or None,
        against=frozenset(row["against"].lower().split("|")) - {""},
    )


def _plain(name: str) -> str | None:
    return name.rstrip("?!") or None


def _aliases(row: dict[str, str], entry: Entry, where: str) -> Iterator[Alias]:
    """`?` behind a name asks for signs of the right reading, `??` for more, `!` keeps it out of the search."""
    written: dict[str, int | None] = {}
    for column in ("name_he", "name_en", "aliases_he", "aliases_en"):
        for cell in row[column].split("|"):
            text = normalise(cell.strip()).text
            bare = text.rstrip("?!")
            if bare and bare not in written:
                written[bare] = None if text.endswith("!") else len(text) - len(bare)
            elif bare and not column.startswith("name"):
                raise ValueError(f"{where}: {bare} stands twice")
    for text, doubt in written.items():
        if doubt is not None:
            for form in _forms(text):
                if form == text or form not in written:
                    # Without its geresh a name may be a word: `אז'ור` and `אזור`, `צ'יים` and `ציים`.
                    worn = "'" in text and "'" not in form and " " not in form
                    loose = 2 if worn and entry.type in ("company", "product", "fund") else 0
                    yield Alias(form, entry, max(doubt, loose))


def _forms(text: str) -> Iterator[str]:
    """The ways one name is typed: gershayim as two apostrophes or left out, hyphens for blanks in Hebrew."""
    yield text
    hebrew = any("א" <= c <= "ת" for c in text)
    if hebrew and '"' in text:
        yield text.replace('"', "''")
        if len(text) > 5:
            yield text.replace('"', "")
    if hebrew and "'" in text and len(text) > 4:
        yield text.replace("'", "")
    plain = text.replace("-", " ")
    if hebrew and " " in plain:
        yield from {plain, plain.replace(" ", "-"), plain.replace(" ", " - ")} - {text}

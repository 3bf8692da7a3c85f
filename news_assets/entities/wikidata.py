"""Refresh the gazetteer from Wikidata's public query endpoint; the network itself is the caller's `fetch`."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from news_assets.entities.isin import valid_isin
from news_assets.entities.load import COLUMNS, read_rows, sources
from news_assets.schemas.vocabulary import EntityType

ENDPOINT = "https://query.wikidata.org/sparql"
Fetch = Callable[[str], bytes]
Row = dict[str, str]

# Classes asked for, by the type their members get.
CLASSES: dict[EntityType, tuple[str, ...]] = {
    "company": ("Q891723",),  # public company
    "index": ("Q223371",),  # stock market index
    "market": ("Q11691",),  # stock exchange
    "organisation": ("Q66344",),  # central bank
    "country": ("Q6256",),
}
# Exchanges by Wikidata id, for the ISO 10383 code that Wikidata seldom states.
EXCHANGES = {
    "Q1068977": "XTAE", "Q82059": "XNAS", "Q13677": "XNYS", "Q171240": "XLON", "Q151139": "XFRA",
    "Q217475": "XTKS", "Q496672": "XHKG", "Q739514": "XSHG", "Q842108": "XPAR", "Q494773": "XKRX",
}  # fmt: skip

_QUERY = """SELECT ?item ?he ?en (GROUP_CONCAT(DISTINCT ?altHe; separator="|") AS ?aliasesHe)
 (GROUP_CONCAT(DISTINCT ?altEn; separator="|") AS ?aliasesEn)
 (SAMPLE(?symbol) AS ?ticker) (SAMPLE(?market) AS ?exchange) (SAMPLE(?code) AS ?isin) WHERE {{
  VALUES ?class {{ {classes} }}
  ?item wdt:P31 ?class ; wikibase:sitelinks ?links . FILTER(?links > {links})
  ?item rdfs:label ?he . FILTER(LANG(?he) = "he")
  ?item rdfs:label ?en . FILTER(LANG(?en) = "en")
  OPTIONAL {{ ?item skos:altLabel ?altHe . FILTER(LANG(?altHe) = "he") }}
  OPTIONAL {{ ?item skos:altLabel ?altEn . FILTER(LANG(?altEn) = "en") }}
  OPTIONAL {{ ?item p:P414 ?listing . ?listing ps:P414 ?market . OPTIONAL {{ ?listing pq:P249 ?symbol }} }}
  OPTIONAL {{ ?item wdt:P946 ?code }}
}} GROUP BY ?item ?he ?en ORDER BY ?item LIMIT {limit} OFFSET {offset}"""


def query(kind: EntityType, *, links: int = 10, limit: int = 2000, offset: int = 0) -> str:
    """SPARQL for the things of one type with names in both languages; KeyError for a type without classes.

    `links` is the number of language editions a thing must be known in.
    """
    classes = " ".join(f"wd:{c}" for c in CLASSES[kind])
    return _QUERY.format(classes=classes, links=int(links), limit=int(limit), offset=int(offset))


def rows(answer: bytes, kind: EntityType) -> Iterator[Row]:
    """Read the endpoint's JSON answer into gazetteer rows; ValueError when it is no such answer.

    Bindings without an id or a name are left out; codes that do not check are left empty.
    """
    for binding in _bindings(answer):
        cell = {name: str(value.get("value", "")) for name, value in binding.items()}
        item = cell.get("item", "").rsplit("/", 1)[-1]
        name = _clean(cell.get("en", ""))
        if not re.fullmatch(r"Q[1-9][0-9]*", item) or not name:
            continue
        yield _row(item, name, cell, kind)


def _bindings(answer: bytes) -> list[dict[str, dict[str, str]]]:
    try:
        return list(json.loads(answer)["results"]["bindings"])
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError("not an answer of the query endpoint (JSON with results.bindings)") from error


def _row(item: str, name: str, cell: dict[str, str], kind: EntityType) -> Row:
    hebrew = _clean(cell.get("he", ""))
    isin = cell.get("isin", "").upper()
    exchange = EXCHANGES.get(cell.get("exchange", "").rsplit("/", 1)[-1], "")
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": f"wd-{item.lower()}",
        "type": kind,
        "name_he": _doubted(hebrew),
        "name_en": _doubted(name),
        "aliases_he": _aliases(cell.get("aliasesHe", ""), hebrew, name),
        "aliases_en": _aliases(cell.get("aliasesEn", ""), hebrew, name),
        "ticker": _clean(cell.get("ticker", "")) if exchange else "",
        "exchange": exchange,
        "isin": isin if valid_isin(isin) else "",
        "wikidata": item,
    }


def _clean(text: str) -> str:
    return " ".join(re.sub(r"[\t\r\n|?!]", " ", text).split())


def _doubted(name: str) -> str:
    """Short or single lower-case words may be anything: they ask for a second sign."""
    return f"{name}??" if name and (len(name) < 5 or name.islower()) else name


def _aliases(joined: str, *names: str) -> str:
    kept: dict[str, None] = {}
    for alias in map(_clean, joined.split("|")):
        if len(alias) > 2 and alias not in names:
            kept[_doubted(alias)] = None
    return "|".join(list(kept)[:12])


def merge(known: Iterable[Row], found: Iterable[Row]) -> list[Row]:
    """Known rows win: a found row fills their empty cells when its Wikidata id, ISIN or ticker and exchange agree.

    Rows that agree with none are appended, each once; found names that a known row bears are left to it.
    """
    merged = [dict(row) for row in known]
    index: dict[tuple[str, ...], Row] = {}
    for row in merged:
        index.update(dict.fromkeys(_keys(row), row))
    for row in found:
        same = next((index[key] for key in _keys(row) if key in index), None)
        if same is None:
            merged.append(row)
            index.update(dict.fromkeys(_keys(row), row))
            continue
        for column in ("name_he", "name_en", "ticker", "exchange", "isin", "wikidata"):
            if not same[column]:
                same[column] = row[column]
        index.update(dict.fromkeys(_keys(same), same))
    return merged


def _keys(row: Row) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("wikidata", row["wikidata"]), ("isin", row["isin"])]
    keys.append(("ticker", row["ticker"], row["exchange"]))
    keys += [("name", row[column].rstrip("?!").lower(), row["type"]) for column in ("name_he", "name_en")]
    return [key for key in keys if key[1]]


def refresh(fetch: Fetch, *, kinds: Iterable[EntityType] = tuple(CLASSES), page: int = 2000) -> list[Row]:
    """Ask for every type in pages until one comes back short; `fetch` takes an address and returns the body.

    Whatever `fetch` raises goes through; ValueError when an answer cannot be read.
    """
    found: list[Row] = []
    for kind in kinds:
        for number in range(20):
            body = fetch(address(query(kind, limit=page, offset=number * page)))
            found += rows(body, kind)
            if len(_bindings(body)) < page:
                break
    return found


def known() -> list[Row]:
    """The rows of the project and the user as they stand in their files."""
    return [
        dict(zip(COLUMNS, line.split("\t"), strict=True))
        for _, lines in sources()
        for line in lines[1:]
        if line.strip()
    ]


def extend(fetch: Fetch, out: Path) -> int:
    """Write to `out` the things that Wikidata knows and the gazetteer does not; returns their number.

    The file appears only when complete. Raises what `fetch` raises, and ValueError for an answer that cannot be read.
    """
    listed = known()
    added = merge(listed, refresh(fetch))[len(listed) :]
    mine = [row for row in listed if row["id"].startswith("wd-")]
    table = tsv([*mine, *added])
    list(read_rows(table.splitlines(), out.name, {}))
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = out.with_suffix(".part")
    partial.write_text(table, encoding="utf-8")
    partial.replace(out)
    return len(added)


def address(sparql: str) -> str:
    """The address that answers a query as JSON."""
    return f"{ENDPOINT}?{urlencode({'query': sparql, 'format': 'json'})}"


def tsv(table: Iterable[Row]) -> str:
    """Rows as a gazetteer file."""
    lines = ["\t".join(COLUMNS), *("\t".join(row[c] for c in COLUMNS) for row in table)]
    return "\n".join(lines) + "\n"

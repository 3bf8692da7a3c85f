"""Tickers: in brackets behind an exchange, for firms that no list has too, and known ones that stand alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from news_assets.entities import load
from news_assets.entities.entry import Entry
from news_assets.entities.lexicon import exchanges, lexicon, ticker_words
from news_assets.entities.reading import Mention, Reading

_ALONE = re.compile(r"(?<![\w$.&-])\$?[A-Z]{3,5}(?![\w&])")
_BRACKET = re.compile(r"\.? ?\(([^()\n]{4,60})\)")
# Firms listed at home and in New York have one entry.
_DUAL = frozenset({"XTAE", "XNAS", "XNYS", "XASE"})

_MARKETS = {"XNAS": "nasdaq-exchange", "XTAE": "tase", "XTSE": "toronto-exchange"}


@cache
def _tickers() -> dict[str, Entry]:
    """Entries by ticker on the exchanges of `_DUAL`; a ticker that several of them use stands for none."""
    owners: dict[str, Entry | None] = {}
    for (ticker, exchange), entry in _abroad().items():
        if exchange in _DUAL:
            owners[ticker] = None if owners.get(ticker, entry) != entry else entry
    return {ticker: entry for ticker, entry in owners.items() if entry}


@cache
def _abroad() -> dict[tuple[str, str], Entry]:
    """Entries by ticker and exchange."""
    entries = (alias.entry for alias in load.gazetteer() if alias.entry.type in ("company", "fund"))
    return {(entry.ticker, entry.exchange): entry for entry in entries if entry.ticker and entry.exchange}


@cache
def _listing() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(exchanges(), key=len, reverse=True)))
    return re.compile(
        rf"(?<!\w)({names})(?:(?: and |/|, )(?:{names}))? ?: ?([A-Z][A-Z0-9]{{0,5}}(?:[.-][A-Z]{{1,2}})?)(?!\w)"
    )


def name_tickers(reading: Reading) -> None:
    """Add tickers: behind an exchange in brackets always, alone in pages about money when known and no word."""
    brackets = [b for b in _BRACKET.finditer(reading.text) if ":" in b.group()]
    ends = {m.end: m for m in reading.mentions if m.entry.type == "company"} if brackets else {}
    for bracket in brackets:
        for start, symbol, exchange in _listings(reading, bracket):
            _listed(reading, ends.get(bracket.start()), start, symbol, exchange)
    if reading.financial:
        _name_alone(reading)


def _listings(reading: Reading, bracket: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    for match in _listing().finditer(reading.text, *bracket.span(1)):
        _of_exchange(reading, match.start(1), exchanges()[match.group(1)])
        yield match.start(2), match.group(2), exchanges()[match.group(1)]


def _of_exchange(reading: Reading, start: int, exchange: str) -> None:
    """`(Nasdaq: X)`, `(ת"א: X)`, `(TSX: X)`: the exchange, not its index nor its town."""
    there, market = reading.at(start), load.entry(_MARKETS.get(exchange, ""))
    if there and market and there.entry.type in ("index", "city"):
        reading.replace(there, replace(there, entry=market))


def _listed(reading: Reading, owner: Mention | None, start: int, symbol: str, exchange: str) -> None:
    """Add the ticker's firm, or give the ticker to the name before the bracket that no list has."""
    other = symbol.removesuffix(".A") + ".B"
    entry = _abroad().get((symbol, exchange)) or _tickers().get(symbol) or _tickers().get(other)
    known = entry and (exchange == entry.exchange or (_dual(entry, exchange) and _alike(owner, entry)))
    if owner and not owner.entry.entity_id:
        mine = entry if entry and known else replace(owner.entry, ticker=symbol, exchange=exchange)
        reading.replace(owner, replace(owner, entry=mine))
        reading.add(Mention(start, start + len(symbol), mine, "gazetteer" if known else "model", 0.85))
    elif entry and (known or not owner):
        reading.add(Mention(start, start + len(symbol), entry, "gazetteer", 0.95))


def _dual(entry: Entry, exchange: str) -> bool:
    return exchange in _DUAL and entry.exchange in _DUAL


def _alike(owner: Mention | None, entry: Entry) -> bool:
    """Whether the name before the bracket is the entry's, or begins like it."""
    if owner is None or owner.entry == entry:
        return True
    name = (owner.entry.name_en or "").split(" ")[0]
    return bool(name) and name in (entry.name_en or "").split(" ")


def _name_alone(reading: Reading) -> None:
    stop = lexicon("en").stop
    for match in _ALONE.finditer(reading.text):
        symbol = match.group().lstrip("$")
        entry = _tickers().get(symbol)
        plain = match.group() == symbol
        if entry and not (plain and (symbol in stop or symbol.capitalize() in stop or symbol in ticker_words())):
            reading.add(Mention(match.end() - len(symbol), match.end(), entry, "gazetteer", 0.8))


def spread_tickers(readings: Sequence[Reading]) -> None:
    """Tell the other mentions of a name that no list has what the brackets behind one of them say."""
    mentions = [(reading, mention) for reading in readings for mention in reading.mentions]
    told = {_written(r, m): m.entry for r, m in mentions if m.method == "model" and m.entry.ticker}
    for reading, mention in mentions:
        entry = told.get(_written(reading, mention)) if told and not mention.entry.entity_id else None
        if entry and mention.entry.type == entry.type:
            reading.replace(mention, replace(mention, entry=entry))


def _written(reading: Reading, mention: Mention) -> str:
    return reading.text[mention.start : mention.end]

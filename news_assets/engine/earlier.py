"""Texts of the days before, so that what is published again under another address or in a new version is marked.

What is compared is kept beside the tables, one file a day in `state/near`, made from the day's articles and made again
when they change; a look costs the same whatever their number.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from zlib import crc32

import numpy as np
import pyarrow as pa

from news_assets.articles.duplicates import Bands, Marks, Shingles, alike
from news_assets.storage import Lake
from news_assets.storage.publish import replace, stored_content

_DAYS = 7
_ROWS = 500
_VERSION = b"1"
_LISTS = {"keys": pa.string(), "addresses": pa.uint32(), "bands": pa.uint64(), "places": pa.uint32(),
          "ends": pa.uint32(), "shingles": pa.uint32()}  # fmt: skip


class EarlierTexts:
    """The articles of the week before a day."""

    def __init__(self, lake: Lake, day: str) -> None:
        self._lake = lake
        self._day = day

    def first_of(self, marks: Marks, address: str | None) -> str | None:
        """Return the article_id of an earlier article that is nearly the same, the earliest day first."""
        if len(marks.bands):
            for texts in self._week:
                if found := texts.first_of(marks, address):
                    return found
        return None

    @cached_property
    def _week(self) -> list["_Texts"]:
        stored = set(self._lake.days("articles"))
        end = date.fromisoformat(self._day)
        days = (str(end - timedelta(days=n)) for n in range(_DAYS, 0, -1))
        return [_Texts(prepare(self._lake, day)) for day in days if day in stored]


class _Texts:
    """One day's file, mapped: bands are sorted, `places` are their articles; an article ends where its next begins."""

    def __init__(self, data: pa.Table) -> None:
        row = {name: data[name].combine_chunks()[0].values for name in _LISTS}
        self._keys = row["keys"]
        self._addresses, self._bands, self._places, self._ends, self._shingles = (
            row[name].to_numpy() for name in ("addresses", "bands", "places", "ends", "shingles")
        )

    def first_of(self, marks: Marks, address: str | None) -> str | None:
        own = set(np.flatnonzero(self._addresses == _hash(address)).tolist()) if address else set()
        for place in sorted(own | set(self._alike(marks))):
            begin = int(self._ends[place - 1]) if place else 0
            if alike(marks.shingles, self._shingles[begin : int(self._ends[place])], place in own):
                return str(self._keys[place])
        return None

    def _alike(self, marks: Marks) -> Iterator[int]:
        begins = np.searchsorted(self._bands, marks.bands, "left")
        ends = np.searchsorted(self._bands, marks.bands, "right")
        for begin, end in zip(begins, ends, strict=True):
            yield from self._places[begin:end].tolist()


def prepare(lake: Lake, day: str) -> pa.Table:
    """Return what is compared of a stored day, made anew when its articles are other than before."""
    path = lake.root / "state" / "near" / f"{day}.arrow"
    content = (stored_content(lake.path("articles", day)) or b"") + _VERSION
    with suppress(OSError, pa.ArrowInvalid):
        found = _mapped(path)
        if (found.schema.metadata or {}).get(b"articles") == content:
            return found
    made = _made(lake, day).replace_schema_metadata({b"articles": content})
    with suppress(OSError):  # it is only spared work
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f".{day}.{os.getpid()}.tmp")
        with staged.open("wb") as file:
            with pa.ipc.new_file(file, made.schema) as writer:
                writer.write_table(made)
            file.flush()
            os.fsync(file.fileno())
        replace(staged, path)
    return made


def _mapped(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def _made(lake: Lake, day: str) -> pa.Table:
    addresses: dict[str, str | None] = {}
    for pages in lake.pieces("raw_pages", day, _ROWS):
        addresses.update(zip(pages["page_id"].to_pylist(), pages["canonical_url"].to_pylist(), strict=True))
    keys: list[str] = []
    hashes: list[int] = []
    bands: list[Bands] = [np.empty(0, np.uint64)]
    found: list[Shingles] = [np.empty(0, np.uint32)]
    for articles in lake.pieces("articles", day, _ROWS):
        for row in articles.select(["article_id", "page_id", "duplicate_of", "text"]).to_pylist():
            marks = Marks.of(row["text"])
            if len(marks.bands):
                keys.append(row["duplicate_of"] or row["article_id"])
                hashes.append(_hash(addresses.get(row["page_id"])))
                bands.append(marks.bands)
                found.append(marks.shingles)
    ends = np.cumsum([len(some) for some in found[1:]], dtype=np.uint32)
    places = np.repeat(np.arange(len(keys), dtype=np.uint32), [len(some) for some in bands[1:]])
    every = np.concatenate(bands)
    order = np.argsort(every, kind="stable")
    flat = np.concatenate(found)
    found.clear()
    lists = (keys, hashes, every[order], places[order], ends, flat)
    return pa.table(
        {name: _as_one_row(pa.array(some, kind)) for (name, kind), some in zip(_LISTS.items(), lists, strict=True)}
    )


def _as_one_row(values: pa.Array) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), values)


def _hash(address: str | None) -> int:
    """Return 0 for no address; two addresses of one hash are told apart by their texts."""
    return crc32(address.encode("utf-8", "replace")) or 1 if address else 0

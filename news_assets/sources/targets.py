"""What is to be fetched, when, and what is known of it: one small SQLite file under the data root."""

import sqlite3
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from news_assets.schemas.vocabulary import Source

Role = Literal["index", "page"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS targets (
    url TEXT NOT NULL, role TEXT NOT NULL, source TEXT NOT NULL, ref TEXT NOT NULL,
    due REAL, every REAL, until REAL, stamp TEXT, attempts INTEGER NOT NULL DEFAULT 0,
    etag TEXT, last_modified TEXT, body_sha256 TEXT,
    PRIMARY KEY (url, role)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS targets_due ON targets (role, due);
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, fetched REAL NOT NULL, rules TEXT NOT NULL) WITHOUT ROWID;
"""
_WANT = """
INSERT INTO targets (url, role, source, ref, due, every, until, stamp) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (url, role) DO UPDATE SET
    due = CASE
        WHEN excluded.stamp IS NOT NULL AND excluded.stamp IS NOT stamp THEN excluded.due
        WHEN due IS NULL AND excluded.every IS NOT NULL AND excluded.until IS NULL THEN excluded.due
        ELSE due END,
    attempts = CASE WHEN excluded.stamp IS NOT NULL AND excluded.stamp IS NOT stamp THEN 0 ELSE attempts END,
    stamp = coalesce(excluded.stamp, stamp),
    every = coalesce(excluded.every, every)
"""
_COLUMNS = "url, role, source, ref, every, until, stamp, attempts, etag, last_modified, body_sha256"


@dataclass(frozen=True, slots=True)
class Target:
    """An address to fetch; times are epoch seconds.

    `every` is None for pages fetched once; `until` ends a repetition; `stamp` is what the index last said of the page.
    """

    url: str
    role: Role
    source: Source
    ref: str
    every: float | None = None
    until: float | None = None
    stamp: str | None = None
    attempts: int = 0
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None


class Targets:
    """The store; changes last once `commit` returns, so that a killed fetch is simply done again."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=30)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)

    def commit(self) -> None:
        """Make all changes last."""
        self._db.commit()

    def close(self) -> None:
        """Close the file; what was not committed is forgotten."""
        self._db.close()

    def want(self, target: Target, due: float) -> None:
        """Take in a target; a known one becomes due when its index gives it a new stamp, or when it was retired."""
        self._db.execute(
            _WANT,
            (target.url, target.role, target.source, target.ref, due, target.every, target.until, target.stamp),
        )

    def due(self, role: Role, now: float) -> list[Target]:
        """Return what is to be fetched now, longest waiting first."""
        sql = f"SELECT {_COLUMNS} FROM targets WHERE role = ? AND due <= ? ORDER BY due, url"  # noqa: S608
        return [_target(row) for row in self._db.execute(sql, (role, now))]

    def done(self, target: Target, now: float, etag: str | None, modified: str | None, digest: str | None) -> None:
        """Note a good answer; the target comes again after `every`, until `until`."""
        due = None if target.every is None else now + target.every
        if due is not None and target.until is not None and due > target.until:
            due = None
        self._db.execute(
            "UPDATE targets SET due = ?, attempts = 0, etag = ?, last_modified = ?, body_sha256 = ?"
            " WHERE url = ? AND role = ?",
            (due, etag, modified, digest, target.url, target.role),
        )

    def failed(self, target: Target, due: float | None, *, counts: bool = True) -> None:
        """Note a failure; `due` None gives the target up until its index stamps it anew."""
        self._db.execute(
            "UPDATE targets SET due = ?, attempts = attempts + ? WHERE url = ? AND role = ?",
            (due, int(counts), target.url, target.role),
        )

    def retire_all_but(self, refs: set[str]) -> None:
        """Stop asking feeds, sitemaps and listed addresses that the configuration no longer names."""
        sql = "SELECT DISTINCT ref FROM targets WHERE due IS NOT NULL AND (role = 'index' OR source = 'url')"
        gone = [row for row in self._db.execute(sql).fetchall() if row[0] not in refs]
        self._db.executemany("UPDATE targets SET due = NULL WHERE ref = ? AND (role = 'index' OR source = 'url')", gone)

    @property
    def robots(self) -> MutableMapping[str, tuple[float, str]]:
        """The rules of each origin, as Robots keeps them."""
        return _RobotsTable(self._db)


def _target(row: tuple[object, ...]) -> Target:
    return Target(*cast("tuple[str, Role, Source, str, None, None, None, int, None, None, None]", row))


class _RobotsTable(MutableMapping[str, tuple[float, str]]):
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __getitem__(self, origin: str) -> tuple[float, str]:
        row = self._db.execute("SELECT fetched, rules FROM robots WHERE origin = ?", (origin,)).fetchone()
        if row is None:
            raise KeyError(origin)
        return float(row[0]), str(row[1])

    def __setitem__(self, origin: str, value: tuple[float, str]) -> None:
        self._db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (origin, *value))

    def __delitem__(self, origin: str) -> None:
        self._db.execute("DELETE FROM robots WHERE origin = ?", (origin,))

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._db.execute("SELECT origin FROM robots"))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM robots").fetchone()[0])

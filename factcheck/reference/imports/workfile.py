"""What an import has read so far, on disk: names and raw rows, and how far it is, so that it can be stopped and gone on with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

_SCHEMA = """
CREATE TABLE IF NOT EXISTS progress (source TEXT PRIMARY KEY, lines INTEGER);
CREATE TABLE IF NOT EXISTS names (id TEXT PRIMARY KEY, name TEXT, aliases TEXT, name_en TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS raw (tab TEXT, id TEXT, body BLOB, PRIMARY KEY (tab, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (kind TEXT, one TEXT, other TEXT, PRIMARY KEY (kind, one, other)) WITHOUT ROWID;
"""


class WorkFile:
    """The import's store. `lines` read of a source are kept with what they gave in one transaction, so that both or neither count."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path)
        self._connection.executescript("PRAGMA journal_mode=WAL;" + _SCHEMA)

    def lines_done(self, source: str) -> int:
        """Return how many lines of a source are in."""
        row = self._connection.execute("SELECT lines FROM progress WHERE source = ?", (source,)).fetchone()
        return int(row[0]) if row else 0

    def commit(self, source: str, lines: int) -> None:
        """Keep what was added together with how far the source is read."""
        self._connection.execute("INSERT OR REPLACE INTO progress VALUES (?, ?)", (source, lines))
        self._connection.commit()

    def add_name(self, identity: str, name: str, aliases: str, name_en: str) -> None:
        """Note the names of an item."""
        self._connection.execute("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", (identity, name, aliases, name_en))

    def add_raw(self, table: str, identity: str, body: dict[str, Any]) -> None:
        """Note a row that still has ids for names."""
        self._connection.execute("INSERT OR REPLACE INTO raw VALUES (?, ?, ?)", (table, identity, msgspec.json.encode(body)))

    def add_link(self, kind: str, one: str, other: str) -> None:
        """Note that one item is bound to another: a subclass, one who took part, an office's country."""
        self._connection.execute("INSERT OR IGNORE INTO links VALUES (?, ?, ?)", (kind, one, other))

    def name(self, identity: str) -> tuple[str, str, str] | None:
        """Return name, aliases and English name of an item."""
        row = self._connection.execute("SELECT name, aliases, name_en FROM names WHERE id = ?", (identity,)).fetchone()
        return (str(row[0]), str(row[1]), str(row[2])) if row else None

    def raw(self, table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the raw rows of a table by id."""
        for identity, body in self._connection.execute("SELECT id, body FROM raw WHERE tab = ? ORDER BY id", (table,)):
            yield identity, msgspec.json.decode(body)

    def get(self, table: str, identity: str) -> dict[str, Any] | None:
        """Return the raw row of an id."""
        row = self._connection.execute("SELECT body FROM raw WHERE tab = ? AND id = ?", (table, identity)).fetchone()
        return msgspec.json.decode(row[0]) if row else None

    def offices_of(self, person: str) -> list[dict[str, Any]]:
        """Return a person's raw offices: their ids are the person's with a number after «-»."""
        query = "SELECT body FROM raw WHERE tab = 'offices' AND id > ? AND id < ? ORDER BY id"
        return [msgspec.json.decode(body) for (body,) in self._connection.execute(query, (f"{person}-", f"{person}."))]

    def has(self, table: str, identity: str) -> bool:
        """Is a raw row of this id in the table?"""
        return self._connection.execute("SELECT 1 FROM raw WHERE tab = ? AND id = ?", (table, identity)).fetchone() is not None

    def others(self, kind: str, one: str) -> list[str]:
        """Return what an item is bound to by links of a kind."""
        return [
            row[0] for row in self._connection.execute("SELECT other FROM links WHERE kind = ? AND one = ? ORDER BY other", (kind, one))
        ]

    def links(self, kind: str) -> list[tuple[str, str]]:
        """Return every link of a kind."""
        return list(self._connection.execute("SELECT one, other FROM links WHERE kind = ? ORDER BY one, other", (kind,)))

    def close(self, *, remove: bool = False) -> None:
        """Close the file; `remove` it where the import is done."""
        self._connection.close()
        if remove:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)

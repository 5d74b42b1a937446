"""The reference as the checker sees it: an index on disk, asked by key, never scanned."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from factcheck.reference.build import index_for
from factcheck.reference.rows import CoverageRow, EntityRow, EventRow, FactRow, OfficeRow, PlaceRow, Row

_KINDS: dict[str, type[Row]] = {
    "events": EventRow,
    "entities": EntityRow,
    "offices": OfficeRow,
    "places": PlaceRow,
    "facts": FactRow,
    "coverage": CoverageRow,
}
_HOMONYMS = 64
_MOST = 5_000  # rows that one key may lead to
R = TypeVar("R", EventRow, EntityRow, OfficeRow, PlaceRow, FactRow, CoverageRow)


class Reference:
    """Look-ups over one index. `digest` and `tables` (rows a table) name what it was built from."""

    def __init__(self, index: Path) -> None:
        self._connection = sqlite3.connect(f"file:{index}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        meta = dict(self._connection.execute("SELECT name, value FROM meta"))
        self.digest: str = meta["digest"]
        self.tables: dict[str, int] = msgspec.json.decode(meta["tables"])
        self._decoders = {name: msgspec.json.Decoder(kind) for name, kind in _KINDS.items()}
        self._row = lru_cache(maxsize=20_000)(self._read_row)
        self._ids = lru_cache(maxsize=20_000)(self._read_ids)

    def _read_row(self, table: str, identity: str) -> Row | None:
        found = self._connection.execute("SELECT body FROM rows WHERE tab = ? AND id = ?", (table, identity)).fetchone()
        return self._decoders[table].decode(found[0]) if found else None

    def _read_ids(self, key: str) -> tuple[tuple[str, str], ...]:
        return tuple(self._connection.execute("SELECT tab, id FROM keys WHERE key = ? ORDER BY tab, id LIMIT ?", (key, _MOST)))

    def get(self, kind: type[R], identity: str) -> R | None:
        """Return the row of an id, None where there is none."""
        table = next(name for name, row_kind in _KINDS.items() if row_kind is kind)
        row = self._row(table, identity)
        return row if isinstance(row, kind) else None

    def rows_of(self, identity: str) -> list[Row]:
        """Return the rows of any table that have this id."""
        return [row for table in _KINDS if (row := self._row(table, identity))]

    def find(self, kind: type[R], key: str) -> list[R]:
        """Return the rows of a kind that a key leads to, by id."""
        rows = (self._row(table, identity) for table, identity in self._ids(key) if _KINDS.get(table) is kind)
        return [row for row in rows if isinstance(row, kind)]

    def named(self, word: str) -> list[EntityRow | PlaceRow]:
        """Return entities and places with a name that has the folded nominative `word` where names are looked up.

        None where more than `_HOMONYMS` have it: such a word alone means nobody, and reading them all would take time for nothing.
        """
        return self._few(f"n:{word}")

    def spelt(self, key: str) -> list[EntityRow | PlaceRow]:
        """Return entities and places whose name sounds alike, by the key of its transcription; none where there are too many."""
        return self._few(key)

    def _few(self, key: str) -> list[EntityRow | PlaceRow]:
        ids = self._ids(key)
        rows = (self._row(table, identity) for table, identity in ids) if len(ids) <= _HOMONYMS else ()
        return [row for row in rows if isinstance(row, EntityRow | PlaceRow)]

    def has(self, key: str) -> bool:
        """Does a key lead to any row?"""
        return bool(self._ids(key))

    def keys_between(self, low: str, high: str) -> list[str]:
        """Return the different keys from `low` up to `high`, at most some thousands: names that begin alike."""
        rows = self._connection.execute("SELECT DISTINCT key FROM keys WHERE key >= ? AND key < ? LIMIT ?", (low, high, 4 * _MOST))
        return [key for (key,) in rows]

    def begins(self, word: str) -> bool:
        """Is the folded nominative `word` the first of a name of several words?"""
        return bool(self._ids(f"first:{word}"))

    def entity(self, identity: str) -> EntityRow | PlaceRow | None:
        """Return the entity or place of an id."""
        return self.get(EntityRow, identity) or self.get(PlaceRow, identity)

    def name_of(self, identity: str) -> str:
        """Return the name that people use for an id; the id itself where it has none."""
        row = self.entity(identity)
        return row.name if row else identity

    def coverage(self) -> list[CoverageRow]:
        """Return what the tables claim to hold completely."""
        return self.find(CoverageRow, "coverage")

    def ancestors(self, place: str) -> list[list[str]]:
        """Return the chains of places that hold a place, itself first; rival claimants give several chains."""
        chains: list[list[str]] = []
        pending: list[list[str]] = [[place]]
        while pending and len(chains) < 16:
            chain = pending.pop(0)
            row = self.get(PlaceRow, chain[-1])
            parents = [parent for parent in (row.within if row else ()) if parent not in chain]
            if not parents:
                chains.append(chain)
            pending += [[*chain, parent] for parent in parents]
        return chains


def open_reference(folder: Path) -> Reference:
    """Open the tables of a folder, building their index where needed. Raises TableError where they are wrong."""
    return Reference(index_for(folder))

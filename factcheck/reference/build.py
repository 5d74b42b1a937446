"""Compile tables to one index file: SQLite, rows as JSON under their ids, keys to ids. Written aside and moved, so never half there."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from factcheck.reference.keys import keys_of
from factcheck.reference.rows import CoverageRow
from factcheck.reference.tables import Tables, digest_of, read_tables, table_files

FORMAT = 6
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE rows (tab TEXT, id TEXT, body BLOB, PRIMARY KEY (tab, id)) WITHOUT ROWID;
CREATE TABLE keys (key TEXT, tab TEXT, id TEXT, PRIMARY KEY (key, tab, id)) WITHOUT ROWID;
"""


def cache_folder() -> Path:
    """Return where indexes are kept: $FACTCHECK_CACHE, else the user's cache folder."""
    if chosen := os.environ.get("FACTCHECK_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factcheck"


def index_for(folder: Path) -> Path:
    """Return an index of the tables in `folder`, built anew where their bytes changed.

    Raises TableError where the tables are wrong.
    """
    target = cache_folder() / f"reference-{digest_of(table_files(folder))[:32]}-{FORMAT}.sqlite"
    if target.is_file():
        return target
    tables = read_tables(folder)
    tables.raise_faults()
    return write_index(tables, target)


def write_index(tables: Tables, target: Path) -> Path:
    """Write the index beside `target` and move it there; where the cache cannot be written, into a temporary folder."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
    except OSError:
        target = Path(tempfile.mkdtemp(prefix="factcheck-")) / target.name
        handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
    os.close(handle)
    try:
        _fill(Path(name), tables)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return target


def _fill(path: Path, tables: Tables) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        connection.executemany("INSERT INTO rows VALUES (?, ?, ?)", _row_records(tables))
        connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", _key_records(tables))
        counts = {name: len(rows) for name, rows in sorted(tables.rows.items())}
        meta = {"digest": tables.digest, "tables": msgspec.json.encode(counts).decode()}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.close()


def _identified(tables: Tables) -> Iterator[tuple[str, str, object]]:
    for name, rows in tables.rows.items():
        taken: set[str] = set()
        for number, row in enumerate(rows):
            identity = str(number) if isinstance(row, CoverageRow) else row.id
            if identity in taken:
                identity = f"{identity}#{number}"
            taken.add(identity)
            yield name, identity, row


def _row_records(tables: Tables) -> Iterator[tuple[str, str, bytes]]:
    for name, identity, row in _identified(tables):
        yield name, identity, msgspec.json.encode(row)


def _key_records(tables: Tables) -> Iterator[tuple[str, str, str]]:
    for name, identity, row in _identified(tables):
        for key in sorted(keys_of(row)):  # type: ignore[arg-type]
            yield key, name, identity

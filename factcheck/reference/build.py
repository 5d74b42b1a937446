"""Compile tables to one index file: SQLite, rows as JSON under their ids, keys to ids. Written aside and moved, so never half there."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from factcheck.reference.keys import keys_of
from factcheck.reference.rows import CoverageRow, Row
from factcheck.reference.tables import Scan, digest_of, scan, table_files

FORMAT = 18
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE rows (tab TEXT, id TEXT, body BLOB, PRIMARY KEY (tab, id)) WITHOUT ROWID;
CREATE TABLE keys (key TEXT, tab TEXT, id TEXT, PRIMARY KEY (key, tab, id)) WITHOUT ROWID;
"""
_BATCH = 5_000  # rows written at once
_ABANDONED = 24 * 3600  # seconds after which what a killed build left behind is cleared away


def cache_folder() -> Path:
    """Return where indexes are kept: $FACTCHECK_CACHE, else the user's cache folder."""
    if chosen := os.environ.get("FACTCHECK_CACHE"):
        return Path(chosen)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factcheck"


def index_for(folder: Path) -> Path:
    """Return an index of the tables in `folder`, built anew where their bytes changed.

    A file whose size and times are those of the last look is not read again. Raises TableError where the tables are wrong.
    """
    files = table_files(folder)
    looks = _Looks(files)
    digest = looks.digest() or digest_of(files)
    target = cache_folder() / f"reference-{digest[:32]}-{FORMAT}.sqlite"
    if not target.is_file():
        return build_index(folder, target, digest)[0]
    looks.remember(digest)
    return target


def build_index(folder: Path, target: Path | None = None, digest: str | None = None) -> tuple[Path, Scan]:
    """Build the index of a folder's tables; return where it is and what reading them found.

    Written beside `target` and moved there, so that two builds at once and one killed half-way leave a whole index or none; where
    the cache cannot be written, into a temporary folder. Raises TableError where the tables are wrong.
    """
    files = table_files(folder)
    looks = _Looks(files)
    digest = digest or digest_of(files)
    target = target or cache_folder() / f"reference-{digest[:32]}-{FORMAT}.sqlite"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
    except OSError:
        target = Path(tempfile.mkdtemp(prefix="factcheck-")) / target.name
        handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
    os.close(handle)
    _clear_abandoned(target.parent)
    try:
        found = _fill(Path(name), folder, digest)
        found.raise_faults()
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    looks.remember(digest)
    return target, found


def _fill(path: Path, folder: Path, digest: str) -> Scan:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + _SCHEMA)
        writer = _Writer(connection)
        found = scan(folder, writer.add, digest)
        writer.flush()
        meta = {"digest": digest, "tables": msgspec.json.encode(dict(sorted(found.counts.items()))).decode()}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.commit()
    finally:
        connection.close()
    return found


@dataclass(slots=True)
class _Writer:
    """Writes rows and their keys in batches. Two rows of one id can only be those of offices; the later gets its number as well."""

    connection: sqlite3.Connection
    _rows: list[tuple[str, str, bytes]] = field(default_factory=list)
    _keys: list[tuple[str, str, str]] = field(default_factory=list)
    _offices: set[str] = field(default_factory=set)

    def add(self, table: str, row: Row, line: int) -> None:
        identity = str(line) if isinstance(row, CoverageRow) else row.id
        if table == "offices":
            identity = f"{identity}#{line}" if identity in self._offices else identity
            self._offices.add(identity)
        self._rows.append((table, identity, msgspec.json.encode(row)))
        for key in sorted(keys_of(row)):
            marks = key.startswith("first:")  # says that such a name is there, not whose it is
            self._keys.append((key, "", "") if marks else (key, table, identity))
        if len(self._rows) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        self.connection.executemany("INSERT OR IGNORE INTO rows VALUES (?, ?, ?)", self._rows)
        self.connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?)", self._keys)
        self._rows.clear()
        self._keys.clear()


class _Looks:
    """What the tables' files looked like when their digest was last taken: a small file in the cache, so that opening reads no table."""

    def __init__(self, files: dict[str, Path]) -> None:
        stats = {str(path.resolve()): path.stat() for path in files.values()}
        self._now = {name: [s.st_size, s.st_mtime_ns, s.st_ctime_ns] for name, s in sorted(stats.items())}
        folder = hashlib.sha256("\0".join(self._now).encode()).hexdigest()[:24]
        self._path = cache_folder() / f"looks-{folder}.json"

    def digest(self) -> str | None:
        """Return the digest taken when the files looked as they do now, None where they have changed since or were never seen."""
        try:
            known = msgspec.json.decode(self._path.read_bytes(), type=dict[str, object])
        except (OSError, msgspec.DecodeError):
            return None
        return str(known["digest"]) if known.get("files") == self._now and known.get("digest") else None

    def remember(self, digest: str) -> None:
        """Note the digest of the files as they look; a cache that cannot be written is left alone."""
        if self.digest() == digest:
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self._path.parent)
            with os.fdopen(handle, "wb") as stream:
                stream.write(msgspec.json.encode({"digest": digest, "files": self._now}))
            Path(name).replace(self._path)


def _clear_abandoned(folder: Path) -> None:
    """Remove what builds that were killed have left, a day after."""
    for path in folder.glob("*.part"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()

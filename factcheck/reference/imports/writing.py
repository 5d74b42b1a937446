"""Append records to the CSV tables of a folder: rows whose ids are there already are left as they are."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import TableError
from factcheck.reference.imports.rows import Record
from factcheck.reference.tables import records

COLUMNS = {
    "entities": ["entity_id", "kind", "name", "aliases", "name_en", "born", "died", "founded", "country_id", "wikidata", "sources"],
    "places": ["place_id", "kind", "name", "aliases", "name_en", "within", "wikidata", "geonames", "sources"],
    "events": ["event_id", "kind", "title", "date", "place_id", "participants", "occasion_id", "status", "sources"],
    "offices": ["person_id", "position", "organisation_id", "country_id", "date", "sources", "office_id"],
}
_IDS = {"entities": "entity_id", "places": "place_id", "events": "event_id", "offices": "office_id"}


def append_records(folder: Path, table: str, new: Iterable[Record]) -> tuple[int, int]:
    """Add records to a table, whole or not at all; return how many were added and how many were there already.

    Raises TableError where the table is Parquet or cannot be read.
    """
    path = folder / f"{table}.csv"
    if path.with_suffix(".parquet").is_file() and not path.is_file():
        raise TableError(f"{path.with_suffix('.parquet')}: rows are added to CSV tables only")
    known = {row.get(_IDS[table], "") for _, row in records(path)} if path.is_file() else set()
    header = _header(path) if path.is_file() else COLUMNS[table]
    added = there = 0
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{table}.", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            if path.is_file():
                stream.write(_ended(path.read_text("utf-8")))
            writer = csv.DictWriter(stream, header, extrasaction="ignore", lineterminator="\n")
            if not path.is_file():
                writer.writeheader()
            for record in new:
                if record[_IDS[table]] in known:
                    there += 1
                    continue
                writer.writerow(record)
                added += 1
        shutil.copymode(path, name) if path.is_file() else Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    return added, there


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return next(csv.reader(stream), [])


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"

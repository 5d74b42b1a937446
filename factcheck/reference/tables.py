"""Read the tables of a folder row by row; every fault is named with file, row, column, value and mend."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import TableError
from factcheck.reference.consistency import Consistency
from factcheck.reference.faults import Fault
from factcheck.reference.rows import Row
from factcheck.reference.schema import TABLES, Table

_MAX_SHOWN = 20
_ORDER = ("places", "entities", "events", "offices", "facts", "coverage")  # ids stand before what refers to them
_LONGEST_CELL = 2_000_000  # characters
csv.field_size_limit(_LONGEST_CELL)

Sink = Callable[[str, Row, int], None]


@dataclass(slots=True)
class Scan:
    """What reading the tables of a folder found: their files, rows a table, faults, and a digest of the bytes."""

    files: dict[str, Path]
    digest: str
    counts: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def raise_faults(self) -> None:
        """Raise TableError naming the faults, where there are any."""
        faults = [fault for fault in self.faults if not fault.advice]
        if not faults:
            return
        shown = [str(fault) for fault in faults[:_MAX_SHOWN]]
        more = len(faults) - len(shown)
        raise TableError("\n".join(shown) + (f"\n… and {more} more; see: factcheck reference validate" if more > 0 else ""))


def table_files(folder: Path) -> dict[str, Path]:
    """Return the file of each table that the folder has. Raises TableError where the folder is absent or has none."""
    if not folder.is_dir():
        raise TableError(f"{folder}: no such folder of reference tables; give one with --reference")
    files: dict[str, Path] = {}
    for name in TABLES:
        for suffix in (".csv", ".parquet"):
            if (folder / f"{name}{suffix}").is_file():
                files.setdefault(name, folder / f"{name}{suffix}")
    if not files:
        raise TableError(f"{folder}: holds none of {', '.join(f'{name}.csv' for name in TABLES)}")
    return files


def digest_of(files: dict[str, Path]) -> str:
    """Return the SHA-256 of the tables' names and bytes."""
    digest = hashlib.sha256()
    for _, path in sorted(files.items()):
        digest.update(f"{path.name}\0".encode())
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    return digest.hexdigest()


def scan(folder: Path, sink: Sink, digest: str | None = None) -> Scan:
    """Give each sound row of the folder's tables to `sink` as (table, row, number in its file); faults are collected, not raised.

    Nothing of a row is kept but its id and what checks across rows need, so that memory grows slowly with the tables.
    """
    files = table_files(folder)
    result = Scan(files, digest or digest_of(files))
    checks = Consistency(files, result.faults)
    for name in (name for name in _ORDER if name in files):
        result.counts[name] = 0
        for number, row in _rows(TABLES[name], files[name], result.faults):
            result.counts[name] += 1
            checks.see(name, row, number)
            sink(name, row, number)
    checks.finish()
    result.faults.sort(key=lambda fault: (_ORDER.index(Path(fault.file).stem), fault.row))
    return result


def records(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, cells by column as written) of a table. Raises TableError where it cannot be read."""
    faults: list[Fault] = []
    for number, record in _csv_records(path, faults) if path.suffix == ".csv" else _parquet_records(path, faults):
        if number > 1:
            yield number, record
    if faults:
        raise TableError("\n".join(str(fault) for fault in faults[:_MAX_SHOWN]))


def _rows(table: Table, path: Path, faults: list[Fault]) -> Iterator[tuple[int, Row]]:
    records = _csv_records(path, faults) if path.suffix == ".csv" else _parquet_records(path, faults)
    for number, record in records:
        if number == 1:
            faults += _header_faults(table, path, list(record))
            continue
        row = _make_row(table, path, number, record, faults)
        if row is not None:
            yield number, row


def _header_faults(table: Table, path: Path, columns: list[str]) -> Iterator[Fault]:
    for name, column in table.columns.items():
        if column.needed and name not in columns:
            yield Fault(str(path), 1, name, f"this column is missing; the header has {', '.join(columns) or 'nothing'}")
    for name in sorted({column for column in columns if columns.count(column) > 1}):
        yield Fault(str(path), 1, name, "this column stands twice; keep one")


def _csv_records(path: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, cells by column); the first is the header."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header: list[str] = next(reader, [])
            yield 1, dict.fromkeys(header, "")
            yield from _csv_rows(path, reader, header, faults)
    except UnicodeDecodeError as error:
        faults.append(Fault(str(path), 0, "", f"byte {error.start + 1} is not UTF-8; save the table as UTF-8"))
    except csv.Error as error:
        faults.append(Fault(str(path), 0, "", f"not CSV that can be read: {error}; look for a quotation mark that is not closed"))


def _csv_rows(path: Path, reader: Any, header: list[str], faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    at = reader.line_num + 1
    for cells in reader:
        if cells and len(cells) != len(header):
            mend = f"has {len(cells)} cells, the header {len(header)}; quote cells that hold a comma"
            faults.append(Fault(str(path), at, "", mend))
        elif cells:
            yield at, dict(zip(header, cells, strict=True))
        at = reader.line_num + 1


def _parquet_records(path: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    import pandas as pd

    try:
        frame = pd.read_parquet(path)
    except Exception as error:  # pyarrow raises many types
        faults.append(Fault(str(path), 0, "", f"not a Parquet file that can be read: {error}"))
        return
    text = frame.astype("string").fillna("")
    yield 1, dict.fromkeys([str(column) for column in text.columns], "")
    for number, cells in enumerate(text.itertuples(index=False), 2):
        yield number, {str(name): str(value) for name, value in zip(text.columns, cells, strict=True)}


def _make_row(table: Table, path: Path, number: int, record: dict[str, str], faults: list[Fault]) -> Row | None:
    values: dict[str, Any] = {}
    sound = True
    for name, column in table.columns.items():
        cell = (record.get(name) or "").strip()
        if not cell:
            if column.needed and name in record:
                faults.append(Fault(str(path), number, name, "is empty and must not be"))
                sound = False
            continue
        try:
            values[column.field] = column.parse(cell)
        except ValueError as error:
            faults.append(Fault(str(path), number, name, str(error)))
            sound = False
    if table.name == "offices" and sound and "id" not in values:
        date_text = record.get("date", "").partition("/")[0]
        values["id"] = f"{values.get('person', '')}|{values.get('position', '')}|{date_text}"
    return table.row(**values) if sound and all(c.field in values for c in table.columns.values() if c.needed) else None

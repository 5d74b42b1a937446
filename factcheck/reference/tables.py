"""Read tables from a folder and check them: every fault is named with file, row, column, value and mend."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import TableError
from factcheck.reference.rows import OfficeRow, PlaceRow, Row
from factcheck.reference.schema import TABLES, Table

_MAX_SHOWN = 20
csv.field_size_limit(2_000_000)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a table, where, and how to mend it. `advice` does not stop a check; `reference validate` shows it."""

    file: str
    row: int
    column: str
    message: str
    advice: bool = False

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}: row {self.row}{column}: {self.message}"


@dataclass(slots=True)
class Tables:
    """The rows of each table with the file's row numbers, the faults found, and a digest of the files' bytes."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    digest: str = ""

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


def read_tables(folder: Path) -> Tables:
    """Read and check the tables of a folder; faults are collected, not raised."""
    files = table_files(folder)
    tables = Tables(digest=digest_of(files))
    for name, path in files.items():
        _read_table(TABLES[name], path, tables)
    _check_across(tables, files)
    return tables


def _read_table(table: Table, path: Path, tables: Tables) -> None:
    rows: list[Row] = tables.rows.setdefault(table.name, [])
    lines = tables.lines.setdefault(table.name, [])
    records = _csv_records(path, tables) if path.suffix == ".csv" else _parquet_records(path, tables)
    for number, record in records:
        if number == 1:
            _check_header(table, path, list(record), tables)
            continue
        row = _make_row(table, path, number, record, tables)
        if row is not None:
            rows.append(row)
            lines.append(number)


def _check_header(table: Table, path: Path, columns: list[str], tables: Tables) -> None:
    for name, column in table.columns.items():
        if column.needed and name not in columns:
            tables.faults.append(Fault(str(path), 1, name, f"this column is missing; the header has {', '.join(columns) or 'nothing'}"))
    for name in {column for column in columns if columns.count(column) > 1}:
        tables.faults.append(Fault(str(path), 1, name, "this column stands twice; keep one"))


def _csv_records(path: Path, tables: Tables) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (row number, cells by column); the first is the header."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header: list[str] = next(reader, [])
            yield 1, dict.fromkeys(header, "")
            yield from _csv_rows(path, reader, header, tables)
    except UnicodeDecodeError as error:
        tables.faults.append(Fault(str(path), 0, "", f"byte {error.start + 1} is not UTF-8; save the table as UTF-8"))
    except csv.Error as error:
        tables.faults.append(Fault(str(path), 0, "", f"not CSV that can be read: {error}; look for a quotation mark that is not closed"))


def _csv_rows(path: Path, reader: Any, header: list[str], tables: Tables) -> Iterator[tuple[int, dict[str, str]]]:
    at = reader.line_num + 1
    for cells in reader:
        if cells and len(cells) != len(header):
            mend = f"has {len(cells)} cells, the header {len(header)}; quote cells that hold a comma"
            tables.faults.append(Fault(str(path), at, "", mend))
        elif cells:
            yield at, dict(zip(header, cells, strict=True))
        at = reader.line_num + 1


def _parquet_records(path: Path, tables: Tables) -> Iterator[tuple[int, dict[str, str]]]:
    import pandas as pd

    try:
        frame = pd.read_parquet(path)
    except Exception as error:  # pyarrow raises many types
        tables.faults.append(Fault(str(path), 0, "", f"not a Parquet file that can be read: {error}"))
        return
    text = frame.astype("string").fillna("")
    yield 1, dict.fromkeys([str(column) for column in text.columns], "")
    for number, record in enumerate(text.to_dict("records"), 2):
        yield number, {str(key): str(value) for key, value in record.items()}


def _make_row(table: Table, path: Path, number: int, record: dict[str, str], tables: Tables) -> Row | None:
    values: dict[str, Any] = {}
    sound = True
    for name, column in table.columns.items():
        cell = (record.get(name) or "").strip()
        if not cell:
            if column.needed and name in record:
                tables.faults.append(Fault(str(path), number, name, "is empty and must not be"))
                sound = False
            continue
        try:
            values[column.field] = column.parse(cell)
        except ValueError as error:
            tables.faults.append(Fault(str(path), number, name, str(error)))
            sound = False
    if table.name == "offices" and sound and "id" not in values:
        date_text = record.get("date", "").partition("/")[0]
        values["id"] = f"{values.get('person', '')}|{values.get('position', '')}|{date_text}"
    return table.row(**values) if sound and all(c.field in values for c in table.columns.values() if c.needed) else None


def _check_across(tables: Tables, files: dict[str, Path]) -> None:
    ids = {name: _unique_ids(name, tables, files) for name in tables.rows if TABLES[name].id_column}
    for name, rows in tables.rows.items():
        for row, line in zip(rows, tables.lines[name], strict=True):
            _check_references(TABLES[name], row, line, ids, str(files[name]), tables)
    _check_sources(tables, files)
    _check_loops(tables, files)
    _check_terms(tables, files)


def _unique_ids(name: str, tables: Tables, files: dict[str, Path]) -> set[str]:
    seen: dict[str, int] = {}
    for row, line in zip(tables.rows[name], tables.lines[name], strict=True):
        first = seen.setdefault(row.id, line)  # type: ignore[union-attr]
        if first != line:
            column = TABLES[name].id_column or ""
            tables.faults.append(Fault(str(files[name]), line, column, f"«{row.id}» stands in row {first} already"))  # type: ignore[union-attr]
    return set(seen)


def _check_references(table: Table, row: Row, line: int, ids: dict[str, set[str]], file: str, tables: Tables) -> None:
    for name, column in table.columns.items():
        if not column.refers:
            continue
        value = getattr(row, column.field)
        for target in value if isinstance(value, tuple) else (value,):
            known = [ids[other] for other in column.refers if other in ids]
            if target and known and not any(target in some for some in known):
                where = " or ".join(f"{other}.csv" for other in column.refers)
                tables.faults.append(Fault(file, line, name, f"«{target}» is not an id of {where}"))


def _check_sources(tables: Tables, files: dict[str, Path]) -> None:
    for name in ("events", "offices", "facts"):
        for row, line in zip(tables.rows.get(name, ()), tables.lines.get(name, ()), strict=True):
            if not row.sources:  # type: ignore[union-attr]
                tables.faults.append(Fault(str(files[name]), line, "sources", "is empty; every row names where it comes from", True))


def _check_loops(tables: Tables, files: dict[str, Path]) -> None:
    parents = {row.id: row.within for row in tables.rows.get("places", ()) if isinstance(row, PlaceRow)}
    for place, line in zip(parents, tables.lines.get("places", ()), strict=False):
        seen: set[str] = set()
        pending: list[str] = list(parents[place])
        while pending:
            parent = pending.pop()
            if parent == place:
                tables.faults.append(Fault(str(files["places"]), line, "within", f"«{place}» ends up within itself"))
                break
            if parent not in seen:
                seen.add(parent)
                pending += parents.get(parent, ())


def _check_terms(tables: Tables, files: dict[str, Path]) -> None:
    """Nobody holds an office before birth or after death."""
    lives: dict[str, Any] = {row.id: row for row in tables.rows.get("entities", ())}  # type: ignore[union-attr]
    for row, line in zip(tables.rows.get("offices", ()), tables.lines.get("offices", ()), strict=True):
        if not isinstance(row, OfficeRow) or row.date is None or row.person not in lives:
            continue
        person, begin = lives[row.person], row.date.begin
        if begin and person.born and person.born.begin and begin < person.born.begin:
            tables.faults.append(Fault(str(files["offices"]), line, "date", f"begins before {person.name} was born", True))
        if begin and person.died and person.died.end and begin > person.died.end:
            tables.faults.append(Fault(str(files["offices"]), line, "date", f"begins after {person.name} died", True))

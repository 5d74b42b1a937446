"""Add a row to a table: what is typed is checked cell by cell, names become ids, a source must be given."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from factcheck.errors import TableError
from factcheck.reference.rows import EntityRow, EventRow, PlaceRow
from factcheck.reference.schema import TABLES, Column
from factcheck.reference.search import search
from factcheck.reference.store import Reference

Ask = Callable[[str], str]
Tell = Callable[[str], None]
_CHOICES = 5
_KINDS = {"entities": EntityRow, "places": PlaceRow, "events": EventRow}


def ask_row(table: str, header: list[str], reference: Reference, ask: Ask, tell: Tell) -> dict[str, str]:
    """Ask for each column of the table's header until its cell is sound; an empty answer leaves a cell that need not be filled empty.

    Raises TableError for a table that there is none of.
    """
    if table not in TABLES:
        raise TableError(f"«{table}» is no table; there are {', '.join(TABLES)}")
    columns = TABLES[table].columns
    return {name: _ask_cell(name, columns.get(name), reference, ask, tell) for name in header}


def _ask_cell(name: str, column: Column | None, reference: Reference, ask: Ask, tell: Tell) -> str:
    demanded = name == "sources" or (column is not None and column.needed)
    while True:
        answer = ask(f"{name}{' *' if demanded else ''}: ").strip()
        if not answer:
            if not demanded:
                return ""
            tell(
                "  нужно заполнить / must be filled"
                + (": адрес страницы, где это сказано / the page that says so" if name == "sources" else "")
            )
            continue
        if column is not None and column.refers:
            answer = ";".join(_identity(part.strip(), column, reference, ask, tell) for part in answer.split(";") if part.strip())
        try:
            if column is not None:
                column.parse(answer)
        except ValueError as error:
            tell(f"  {error}")
            continue
        return answer


def _identity(words: str, column: Column, reference: Reference, ask: Ask, tell: Tell) -> str:
    """Return the id that words name: an id itself, the one row found, or the one chosen of several."""
    kinds = tuple(_KINDS[table] for table in column.refers if table in _KINDS)
    if any(isinstance(row, kinds) for row in reference.rows_of(words)):
        return words
    hits = [(hit.row.id, hit.text) for hit in search(reference, words, 50) if isinstance(hit.row, EntityRow | PlaceRow | EventRow)]
    hits = [(identity, text) for identity, text in hits if any(isinstance(row, kinds) for row in reference.rows_of(identity))][:_CHOICES]
    for number, (_, text) in enumerate(hits, 1):
        tell(f"  {number}. {text}")
    if not hits:
        tell(f"  «{words}»: ничего не найдено, записано как есть / nothing found, kept as it is")
        return words
    answer = ask(f"  номер / number [1–{len(hits)}, Enter: 1]: ").strip() or "1"
    return hits[int(answer) - 1][0] if answer.isdigit() and 0 < int(answer) <= len(hits) else words


def header_of(path: Path) -> list[str]:
    """Return the columns of a CSV table. Raises TableError where it cannot be read or is Parquet."""
    if path.suffix != ".csv":
        raise TableError(f"{path}: rows are added to CSV tables only")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header = next(csv.reader(stream), [])
    if not header:
        raise TableError(f"{path}: has no header")
    return header


def with_row(path: Path, header: list[str], row: dict[str, str]) -> bytes:
    """Return the table's bytes with the row at the end."""
    data = path.read_bytes()
    ending = "\r\n" if b"\r\n" in data[:10_000] else "\n"
    stream = io.StringIO()
    csv.writer(stream, lineterminator=ending).writerow([row.get(name, "") for name in header])
    gap = b"" if not data or data.endswith(b"\n") else ending.encode()
    return data + gap + stream.getvalue().encode()

"""`factcheck reference …`: tables looked after from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from factcheck import __version__
from factcheck.cli.options import choice, folder
from factcheck.cli.output import write_file
from factcheck.errors import FactcheckError, TableError
from factcheck.reference.build import build_index
from factcheck.reference.difference import differences
from factcheck.reference.editing import ask_row, header_of, with_row
from factcheck.reference.search import search
from factcheck.reference.store import open_reference
from factcheck.reference.tables import Scan, scan, table_files
from factcheck.report.fault_report import FORMATS


def validate_reference(reference: str | None, format: str) -> int:
    """Print every fault of the tables with file, row, column and mend; return 2 where there is one that stops a check."""
    write = FORMATS[choice(format, "--format", tuple(FORMATS))]
    tables = scan(folder(reference, "reference_data"), lambda *_: None)
    sys.stdout.write(write(tables.faults, __version__))
    if format == "text":
        print(_counts(tables))
    return 2 if any(not fault.advice for fault in tables.faults) else 0


def _counts(tables: Scan) -> str:
    counts = ", ".join(f"{name} {count}" for name, count in sorted(tables.counts.items()))
    wrong = sum(not fault.advice for fault in tables.faults)
    return f"{counts}; ошибок / faults: {wrong}, советов / advice: {len(tables.faults) - wrong}"


def build_reference(reference: str | None) -> None:
    """Build the index of the tables and say where it is."""
    target, tables = build_index(folder(reference, "reference_data"))
    print(f"{target}\n{_counts(tables)}")


def show_row(identity: str, reference: str | None) -> None:
    """Print the row of an id, in whichever table it is."""
    tables = open_reference(folder(reference, "reference_data"))
    for row in tables.rows_of(identity):
        for name, value in msgspec.to_builtins(row).items():
            if value not in (None, "", [], ()):
                print(f"{name}: {value['text'] if isinstance(value, dict) and 'text' in value else value}")
        return
    hits = search(tables, identity, 5)
    near = "".join(f"\n  {hit.text}" for hit in hits)
    raise TableError(f"no row «{identity}» in these tables" + (f"; these come near:{near}" if near else ""))


def search_rows(query: str, reference: str | None, limit: int) -> int:
    """Print the rows that answer a query, best first; return 1 where there is none."""
    hits = search(open_reference(folder(reference, "reference_data")), query, limit)
    for hit in hits:
        print(hit.text)
    if not hits:
        print(f"«{query}»: ничего не найдено / nothing found", file=sys.stderr)
    return 0 if hits else 1


def add_row(table: str, reference: str | None) -> None:
    """Ask for a row's cells, show what changes, and write the table with the row once the tables are sound with it."""
    place = folder(reference, "reference_data")
    path = table_files(place).get(table)
    if path is None:
        raise TableError(f"{place}: has no table «{table}»; there are {', '.join(table_files(place))}")
    header = header_of(path)
    try:
        row = ask_row(table, header, open_reference(place), input, print)
    except EOFError:
        raise FactcheckError("the row was not finished; nothing was written") from None
    _write_checked(path, with_row(path, header, row), place)
    print(f"{path}: строка добавлена / row added")


def _write_checked(path: Path, data: bytes, place: Path) -> None:
    """Write the table, and put its bytes back where the tables are wrong with the new row."""
    before = path.read_bytes()
    write_file(path, data)
    try:
        scan(place, lambda *_: None).raise_faults()
    except TableError:
        write_file(path, before)
        raise


def diff_tables(old: str, new: str) -> int:
    """Print what changed between two folders of tables; return 1 where something did."""
    changed = False
    for line in differences(Path(old), Path(new)):
        changed = True
        print(line)
    if not changed:
        print("Изменений нет / no changes")
    return 1 if changed else 0

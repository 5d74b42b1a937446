"""`factcheck reference import …`: open data into the tables of a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.reference.imports.geonames import city_records
from factcheck.reference.imports.query import read_answer
from factcheck.reference.imports.rows import Record, entity_records, event_records, office_records, place_records
from factcheck.reference.imports.wikidata import Reader, Tell, load_kinds
from factcheck.reference.imports.workfile import WorkFile
from factcheck.reference.imports.writing import append_records


def import_wikidata(file: str, output: str, kinds: str | None, restart: bool) -> None:
    """Read a dump into tables; an import that was stopped goes on where it was."""
    folder = _folder(output)
    path = folder / ".import-wikidata.sqlite"
    if restart:
        WorkFile(path).close(remove=True)
    work = WorkFile(path)
    done = False
    try:
        reader = Reader(work, load_kinds(Path(kinds) if kinds else None))
        with _progress(Path(file)) as tell:
            lines = reader.read(Path(file), tell)
        _say(f"строк / lines: {lines}, не прочитано / not read: {reader.skipped}")
        for table, rows in (
            ("places", place_records(work)),
            ("entities", entity_records(work)),
            ("events", event_records(work)),
            ("offices", office_records(work)),
        ):
            _append(folder, table, rows)
        done = True
    finally:
        work.close(remove=done)


def import_query(file: str, output: str, kinds: str | None) -> None:
    """Read a CSV of Wikidata's query service into tables."""
    answer = read_answer(Path(file), load_kinds(Path(kinds) if kinds else None))
    folder = _folder(output)
    for table in ("places", "entities", "events", "offices"):
        rows: dict[str, Record] = getattr(answer, table)
        if rows:
            _append(folder, table, rows.values())


def import_geonames(file: str, output: str, names: str | None, least: int) -> None:
    """Read a file of GeoNames' cities into places.csv."""
    if names is None:
        raise FactcheckError("--names: give GeoNames' alternateNamesV2.txt; the cities file says no language of its names")
    _append(_folder(output), "places", city_records(Path(file), Path(names), least))


def _append(folder: Path, table: str, rows: Iterable[Record]) -> None:
    added, there = append_records(folder, table, rows)
    print(f"{folder / table}.csv: добавлено / added {added}, уже были / already there {there}")


def _folder(output: str) -> Path:
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FactcheckError(f"--output: {folder}: cannot be made ({error.strerror})") from None
    return folder


@contextmanager
def _progress(path: Path) -> Iterator[Tell]:
    """Show how far the file is read, on a terminal only."""
    if not sys.stderr.isatty() or not path.is_file():
        yield lambda size, lines: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(path.name, total=path.stat().st_size)
        yield lambda size, lines: bar.update(task, completed=size, description=f"{path.name}: {lines:,}")


def _say(message: str) -> None:
    print(message, file=sys.stderr)

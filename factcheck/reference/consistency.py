"""Checks across the rows of tables: unique ids, references that resolve, loops, lives against terms, offices held twice at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from factcheck.claims.positions import positions
from factcheck.reference.faults import Fault
from factcheck.reference.rows import EntityRow, EventRow, FactRow, OfficeRow, PlaceRow, Row, Span
from factcheck.reference.schema import TABLES

_HANDOVER = 14  # days that two holders of one office may overlap: tables give the day of the election or of the oath
_SOURCED = (EventRow, OfficeRow, FactRow)


@dataclass(frozen=True, slots=True)
class _Term:
    line: int
    person: str
    begin: date
    end: date | None


@dataclass(slots=True)
class Consistency:
    """Sees each row once, keeps what the checks need, and adds faults to the list it was given. `finish` after the last row."""

    files: dict[str, Path]
    faults: list[Fault]
    _ids: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    _pending: list[tuple[str, int, str, str]] = field(default_factory=list)
    _parents: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    _lives: dict[str, EntityRow] = field(default_factory=dict)
    _terms: dict[tuple[str, str], list[_Term]] = field(default_factory=lambda: defaultdict(list))

    def see(self, table: str, row: Row, line: int) -> None:
        """Check a row against those before it and keep what later rows need."""
        self._see_id(table, row, line)
        self._see_references(table, row, line)
        if isinstance(row, _SOURCED) and not row.sources:
            self._add(table, line, "sources", "is empty; every row names where it comes from", advice=True)
        if isinstance(row, PlaceRow) and row.within:
            self._parents[row.id] = row.within, line
        elif isinstance(row, EntityRow) and (row.born or row.died):
            self._lives[row.id] = row
        elif isinstance(row, OfficeRow):
            self._see_term(row, line)

    def finish(self) -> None:
        """Report what can be told only when every row is known."""
        for table, line, column, target in self._pending:
            if target not in self._ids[table]:
                self._add(table, line, column, _unknown(target, TABLES[table].columns[column].refers))
        self._find_loops()
        self._find_two_holders()

    def _add(self, table: str, line: int, column: str, message: str, *, advice: bool = False) -> None:
        self.faults.append(Fault(str(self.files[table]), line, column, message, advice))

    def _see_id(self, table: str, row: Row, line: int) -> None:
        column = TABLES[table].id_column
        if column is None:
            return
        first = self._ids[table].setdefault(row.id, line)  # type: ignore[union-attr]
        if first != line:
            self._add(table, line, column, f"«{row.id}» stands in row {first} already")  # type: ignore[union-attr]

    def _see_references(self, table: str, row: Row, line: int) -> None:
        for name, column in TABLES[table].columns.items():
            value = getattr(row, column.field) if column.refers else ()
            for target in value if isinstance(value, tuple) else (value,):
                if not target or not any(other in self.files for other in column.refers):
                    continue
                if any(target in self._ids[other] for other in column.refers):
                    continue
                if table in column.refers:
                    self._pending.append((table, line, name, target))
                else:
                    self._add(table, line, name, _unknown(target, column.refers))

    def _see_term(self, row: OfficeRow, line: int) -> None:
        if row.date is None or row.date.begin is None:
            return
        self._check_life(row, row.date, line)
        position = row.position.lower()
        ids = positions().ids_of(position)
        single = row.single if row.single is not None else any(positions().positions[identity].single for identity in ids)
        if single:
            seat = row.organisation or row.country
            self._terms[position, seat].append(_Term(line, row.person, row.date.begin, row.date.end))

    def _check_life(self, row: OfficeRow, term: Span, line: int) -> None:
        """Nobody holds an office before birth or after death."""
        person = self._lives.get(row.person)
        if person is None or term.begin is None:
            return
        if person.born and person.born.begin and term.begin < person.born.begin:
            self._add("offices", line, "date", f"begins before {person.name} was born ({person.born.text})", advice=True)
        last = max(term.begin, term.end or term.begin)
        if person.died and person.died.end and last > person.died.end:
            self._add("offices", line, "date", f"goes on after {person.name} died ({person.died.text})", advice=True)

    def _find_loops(self) -> None:
        for place, (parents, line) in self._parents.items():
            seen: set[str] = set()
            pending = list(parents)
            while pending:
                parent = pending.pop()
                if parent == place:
                    self._add("places", line, "within", f"«{place}» ends up within itself")
                    break
                if parent not in seen:
                    seen.add(parent)
                    pending += self._parents.get(parent, ((), 0))[0]

    def _find_two_holders(self) -> None:
        """An office of one holder is not held twice at once, but for the days of a change."""
        for (position, seat), terms in sorted(self._terms.items()):
            terms.sort(key=lambda term: (term.begin, term.line))
            for former, term in pairwise(terms):
                overlap = (former.end - term.begin).days if former.end else 0
                if former.person != term.person and overlap > _HANDOVER:
                    known = f"row {former.line} has «{former.person}» as «{position}» of «{seat}» until {former.end}"
                    self._add("offices", term.line, "date", f"begins while another holds the office: {known}", advice=True)


def _unknown(target: str, tables: tuple[str, ...]) -> str:
    return f"«{target}» is not an id of {' or '.join(f'{table}.csv' for table in tables)}"

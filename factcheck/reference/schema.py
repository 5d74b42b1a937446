"""The columns of each table: what a cell must look like and which field of the row it fills."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.reference.kinds import canonical_kind
from factcheck.reference.rows import CoverageRow, EntityRow, EventRow, FactRow, OfficeRow, PlaceRow, Row, Span
from factcheck.values.durations import parse_minutes
from factcheck.values.edtf import parse_edtf

Parse = Callable[[str], Any]

_SCORE = re.compile(r"\d+\s*[:–-]\s*\d+")


def _text(cell: str) -> str:
    return cell


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _edtf(cell: str) -> Span:
    interval = parse_edtf(cell)
    return Span(interval.begin, interval.end, interval.lasts, interval.text)


def _day(cell: str) -> str:
    try:
        return date.fromisoformat(cell).isoformat()
    except ValueError:
        raise ValueError(f"«{cell}» is not a day such as 2026-11-25") from None


def _whole(cell: str) -> int:
    try:
        return int(float(cell))
    except ValueError:
        raise ValueError(f"«{cell}» is not a whole number") from None


def _number(cell: str) -> float:
    try:
        return float(cell.replace(",", ".").replace(" ", ""))
    except ValueError:
        raise ValueError(f"«{cell}» is not a number") from None


def _amount(cell: str) -> float | None:
    """Return a number; None for a score («3:1»), which is kept in the table and compared with nothing."""
    return None if _SCORE.fullmatch(cell) else _number(cell)


def _minutes(cell: str) -> tuple[float, float]:
    try:
        return parse_minutes(cell)
    except ValueError:
        raise ValueError(f"«{cell}» is not minutes such as 130 or 120/150") from None


def _yes(cell: str) -> bool:
    if cell.lower() in ("1", "true", "yes", "да"):
        return True
    if cell.lower() in ("0", "false", "no", "нет"):
        return False
    raise ValueError(f"«{cell}» is not 1 or 0")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the row's field that it fills, how a filled cell is read, whether it must be filled, which table its ids are in."""

    field: str
    parse: Parse = _text
    needed: bool = False
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the contract."""

    name: str
    row: type[Row]
    columns: dict[str, Column]
    id_column: str | None


_WHO = ("entities", "places")
_SOURCES = Column("sources", _list)
_VERIFIED = Column("verified_on", _day)

TABLES: dict[str, Table] = {
    "events": Table(
        "events",
        EventRow,
        {
            "event_id": Column("id", needed=True),
            "kind": Column("kind", canonical_kind, needed=True),
            "title": Column("title"),
            "date": Column("date", _edtf),
            "place_id": Column("place", refers=("places",)),
            "venue": Column("venue"),
            "participants": Column("participants", _list, refers=_WHO),
            "occasion_id": Column("occasion", refers=("events",)),
            "status": Column("status"),
            "duration_minutes": Column("duration", _minutes),
            "planned_duration_minutes": Column("planned_duration", _minutes),
            "sources": _SOURCES,
            "series": Column("series"),
            "number": Column("number", _whole),
            "status_since": Column("status_since", _edtf),
            "tz": Column("tz"),
            "verified_on": _VERIFIED,
        },
        "event_id",
    ),
    "entities": Table(
        "entities",
        EntityRow,
        {
            "entity_id": Column("id", needed=True),
            "kind": Column("kind", needed=True),
            "name": Column("name", needed=True),
            "aliases": Column("aliases", _list),
            "born": Column("born", _edtf),
            "died": Column("died", _edtf),
            "founded": Column("founded", _edtf),
            "country_id": Column("country", refers=_WHO),
            "sources": _SOURCES,
            "verified_on": _VERIFIED,
        },
        "entity_id",
    ),
    "offices": Table(
        "offices",
        OfficeRow,
        {
            "office_id": Column("id"),
            "person_id": Column("person", needed=True, refers=("entities",)),
            "position": Column("position", needed=True),
            "organisation_id": Column("organisation", refers=("entities",)),
            "country_id": Column("country", refers=_WHO),
            "date": Column("date", _edtf),
            "single": Column("single", _yes),
            "attested_until": Column("attested_until", _edtf),
            "sources": _SOURCES,
            "verified_on": _VERIFIED,
        },
        None,
    ),
    "places": Table(
        "places",
        PlaceRow,
        {
            "place_id": Column("id", needed=True),
            "kind": Column("kind", needed=True),
            "name": Column("name", needed=True),
            "aliases": Column("aliases", _list),
            "within": Column("within", _list, refers=("places",)),
            "disputed": Column("disputed", _yes),
            "tz": Column("tz"),
            "sources": _SOURCES,
            "verified_on": _VERIFIED,
        },
        "place_id",
    ),
    "facts": Table(
        "facts",
        FactRow,
        {
            "fact_id": Column("id", needed=True),
            "subject_id": Column("subject", needed=True, refers=("events", "entities", "places")),
            "property": Column("property", needed=True),
            "value": Column("value", _amount, needed=True),
            "unit": Column("unit"),
            "date": Column("date", _edtf),
            "sources": _SOURCES,
        },
        "fact_id",
    ),
    "coverage": Table(
        "coverage",
        CoverageRow,
        {
            "kind": Column("kind", canonical_kind),
            "participants": Column("participants", _list, refers=_WHO),
            "series": Column("series"),
            "place_id": Column("place", refers=("places",)),
            "date": Column("date", _edtf),
        },
        None,
    ),
}
